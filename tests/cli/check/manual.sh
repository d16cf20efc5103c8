#!/bin/sh
# The examples of layercake-scenario(5) are good scenarios, and run.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

awk '/^\.Bd -literal/ { n++; on = 1; next } /^\.Ed/ { on = 0 } on { print > ("example-" n ".csv") }' \
    "$LAYERCAKE_SRCDIR/man/layercake-scenario.5"
[ -s example-3.csv ] || fail "the page has fewer than three examples"
for file in example-*.csv; do
    expect 0 check "./$file"
    prints '^scenario OK'
    expect 0 forecast -s "./$file" -n 2 --to 2028-12-31 -q -o "run-$file"
done
expect 0 check ./example-3.csv
prints '3 actions, 2 uncertain levers, 2 expectations'
head -n 1 run-example-3.csv/draws.csv | grep -q ',faster,example_3_squeeze$' || fail "levers are not among the draws"

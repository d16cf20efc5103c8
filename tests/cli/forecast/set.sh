#!/bin/sh
# --set is checked like a file.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for assignment in hurdle_rate hurdle_rate= =3 hurdle_rate=1=2 hurdle_rate=abc hurdle_rate=nan hurdle_rate=1e999; do
    refuse . forecast -m tutorial --set "$assignment"
done
refuse hurdle_rate forecast -m tutorial --set hurdle_rat=0.1
refuse . forecast -m tutorial --set nowhere.home.pue=1
refuse . forecast -m tutorial --set regions.home.pue=0.5
expect 0 forecast -q -m tutorial -n 1 --set hurdle_rate=0.2 --set hurdle_rate=0.11 -o twice
expect 0 forecast -q -m tutorial -n 1 --set hurdle_rate=0.11 -o once
cmp twice/quantiles.csv once/quantiles.csv || fail "the last --set does not win"
grep -q 'set hurdle_rate=0.2 --set hurdle_rate=0.11' twice/manifest.json || fail "not both recorded"

#!/bin/sh
# The recipe for R prints the medians of the table and draws. Skipped without R.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need Rscript
expect 0 forecast -n 4 --to 2027-12-31 -q -o base
recipe R
power=$(awk -F , '$2 == "ai_power_gw" && $3 == "world" && $5 == "2027-12-31" { print $12 }' base/quantiles.csv)
prints "^ *2027-12-31 .* $power "
[ "$(head -c 5 fan.pdf)" = %PDF- ] || fail "no chart"

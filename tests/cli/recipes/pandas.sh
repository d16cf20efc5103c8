#!/bin/sh
# The recipe for pandas prints AI power by region, with the numbers of the table. Skipped without pandas.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

REPLICATIONS=4
expect 0 forecast -n 4 --to 2027-12-31 -q -o base
recipe pandas pandas
power=$(awk -F , '$2 == "ai_power_gw" && $3 == "world" && $5 == "2027-12-31" { printf "%.1f", $12 }' base/quantiles.csv)
prints "^2027-12-31 .* $power$"
prints '^4 replications of 150 parameters$'

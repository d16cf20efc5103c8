#!/bin/sh
# The recipes for a shell run.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

recipe DESCRIPTION
for file in base/summary.csv policies/compare.csv; do
    [ -s "$file" ] || fail "no $file, which the recipes begin with"
done
recipe Loops
[ "$(grep -c '^0.1[036],ai_power_gw,world,GW,2027,' "$scratch/out")" -eq 3 ] || fail "not a row for each rate"

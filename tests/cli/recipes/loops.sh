#!/bin/sh
# The recipes for a shell run.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

recipe DESCRIPTION
[ -s base/summary.csv ] && [ -s policies/compare.csv ] || fail "the folders that the recipes begin with"
rm -r "$scratch/bin"
recipe Loops
[ "$(grep -c '^0.1[036],ai_power_gw,world,GW,2027,' "$scratch/out")" -eq 3 ] || fail "not a row for each rate"

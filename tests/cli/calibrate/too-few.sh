#!/bin/sh
# When almost no draw agrees with the observations, the command says so once, shows the series, and writes nothing.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

own=$scratch/own
loose_model "$own"
awk -F , -v OFS=, 'NR > 1 { $10 = 0.001; $11 = 0 } { print }' "$own/mapping.csv" >"$scratch/mapping"
cp "$scratch/mapping" "$own/mapping.csv"
expect 1 calibrate -m "$own" -n 4 --until 2023-12-31 -o none
[ "$(grep -c 'nothing was written' "$scratch/err")" -eq 1 ] || fail "not told once"
says '^layercake: of 4 draws 0 are not ruled out, effective size 0.0: more replications or wider laws are needed; nothing was'
says '^observed series .*implaus'
says '^capex_cash_big4 .* - .* 100%$'
[ ! -s "$scratch/out" ] || fail "printed a result"
[ -z "$(ls -A)" ] || fail "wrote $(ls -A)"

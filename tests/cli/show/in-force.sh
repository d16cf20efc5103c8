#!/bin/sh
# What is told of a parameter is what its values are drawn from: the sample of a calibration where there is one, the
# law elsewhere, and what it was set to before either; negative numbers are numbers.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

sample=$LAYERCAKE_SRCDIR/models/reference/initial/2025-12-31/sample.csv
draws=$(($(grep -c -v '^#' "$sample") - 1))
expect 0 show parameters --csv
grep -c ",$draws joint draws p10=" "$scratch/out" >"$scratch/n" || true
columns=$(grep -v '^#' "$sample" | head -n 1 | tr ',' '\n' | grep -c .)
[ "$(cat "$scratch/n")" -eq "$columns" ] || fail "$(cat "$scratch/n") of $columns calibrated parameters"
grep -q "^threshold_shift,applications,log10 FLOP,-0\." "$scratch/out" || fail "a negative median is no number"

# The median of the column, as anyone would take it.
grep -v '^#' "$sample" | awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "threshold_shift") c = i }
    NR > 1 { print $c }' | sort -g | awk '{ v[NR] = $1 }
    END { printf "%.4f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }' >"$scratch/median"
awk -F , '$1 == "threshold_shift" { printf "%.4f\n", $4 }' "$scratch/out" | diff - "$scratch/median" >&2 || fail "median"

expect 0 forecast --to 2026-12-31 -n 2 -q --set threshold_shift=-0.5 -o made
grep -q '^threshold_shift,applications,log10 FLOP,-0.5,fixed -0.5,' made/assumptions.csv || fail "what was set"
grep -q "^service_sensitivity,.*,$draws joint draws " made/assumptions.csv || fail "what is drawn"

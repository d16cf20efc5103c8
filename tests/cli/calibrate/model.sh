#!/bin/sh
# What a calibration writes is a model that every command takes, with draws of every uncertain parameter.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

own=$scratch/own
loose_model "$own"
expect 0 calibrate -m "$own" -n 40 --draws 50 --until 2023-06-30
says '^layercake: calibrated-own: model own, scenario baseline, 2023-01-01 to 2023-06-30, 40 replications, seed 1'
prints '^observed series  *points  *prior x'
prints '^[0-9]* points of [0-9]* series; 40 of 40 draws are not ruled out, effective size [0-9]*'
prints ' of [0-9]* uncertain parameters'
prints '^The start of 2025-12-31 takes over the draws of [0-9]* parameters[.]$'
model=./calibrated-own
sample=initial/2022-12-31/sample.csv

# The model is there, file by file, and besides it what was found.
diff -r "$own" $model >"$scratch/diff" || true
! grep -v -x -e "Only in $model: calibration" -e "Only in $model: manifest.json" \
    -e "Only in $model/initial/20[0-9-]*: sample.csv" "$scratch/diff" >&2 || fail "the model's tables are others"
find $model -type f \( -path '*/calibration/*' -o -name sample.csv \) | while read -r file; do
    grep -q "\"${file#"$model"/}\": \"$(sha256sum "$file" | cut -d ' ' -f 1)\"" $model/manifest.json ||
        fail "$file: digest"
done
[ "$(grep -c '"[a-z].*csv": "' $model/manifest.json)" -eq "$(find $model -path '*/calibration/*' -o -name sample.csv |
    wc -l)" ] || fail "the manifest lists other files"
grep -q '"observations": "[0-9a-f]\{64\}"' $model/manifest.json || fail "no digest of the observations"
words=$(sed -n 's/.*"command": "layercake \(.*\)",/\1/p' $model/manifest.json)
[ "$words" = "calibrate -m own -s baseline -n 40 --seed 1 --as-of 2022-12-31 --until 2023-06-30 --draws 50" ] ||
    fail "command: $words"

# The sample: its date, a column for each uncertain parameter of the start, numbers everywhere.
[ "$(head -n 1 $model/$sample)" = "# Joint draws of the parameters, weighted by observations to 2023-06-30" ] ||
    fail "first line: $(head -n 1 $model/$sample)"
"$LAYERCAKE" show parameters --csv -m "$own" --from 2023-01-01 >"$scratch/parameters"
sed -n 2p $model/$sample | tr , '\n' >"$scratch/columns"
sed 1d $model/calibration/posterior.csv | cut -d , -f 1 | cmp - "$scratch/columns" || fail "posterior.csv and sample.csv"
awk -F , 'FNR == NR { seen[$1] = 1; n++; next }
    FNR > 1 && ($5 ~ /^fixed /) == ($1 in seen) { print $1; bad = 1 }
    END { exit bad || n < 50 }' "$scratch/columns" "$scratch/parameters" >&2 || fail "columns of the sample"
awk -F , 'NR == 2 { n = NF } NR > 2 && NF != n { exit 1 } NR > 2 && /,,|[^-+.,0-9e]/ { exit 1 }
    END { exit NR != 52 }' $model/$sample || fail "rows of the sample"
[ "$(sed '1,2d' $model/$sample | sort -u | wc -l)" -gt 10 ] || fail "few rows differ"

[ "$(head -n 1 $model/calibration/posterior.csv)" = "parameter,unit,prior_p10,prior_p50,prior_p90,\
posterior_p10,posterior_p50,posterior_p90,distance,informed" ] || fail "columns of posterior.csv"
[ "$(head -n 1 $model/calibration/implausibility.csv)" = "series,points,error_and_discrepancy_sd_ln,\
prior_residual_ln,posterior_residual_ln,implausibility,share_ruled_out" ] || fail "columns of implausibility.csv"

expect 0 check -m $model
expect 0 forecast -q -m $model -n 2 --to 2026-12-31 -o forecast
expect 0 run -q -m $model --from 2023-01-01 --to 2023-06-30 -o run
expect 0 hindcast -q -m $model --as-of 2022-12-31 -n 4 -o hindcast

# A hindcast draws from the sample: each replication has the values of one row.
sed '1,2d' $model/$sample | sort -u >"$scratch/rows"
sed -n 2p $model/$sample >"$scratch/header"
awk -F , 'NR == FNR { n = split($0, column, ","); next }
    FNR == 1 { for (i = 1; i <= NF; i++) where[$i] = i; next }
    { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "," : "") $(where[column[i]]); print line }' \
    "$scratch/header" hindcast/draws.csv | sort >"$scratch/drawn"
[ "$(wc -l <"$scratch/drawn")" -eq 4 ] || fail "draws.csv"
[ -z "$(sort -u "$scratch/drawn" | comm -23 - "$scratch/rows")" ] || fail "a draw is no row of the sample"

# Points up to --until are in-sample, later ones are not; the start of another day knows its own.
awk -F , 'NR > 1 && ($21 == "yes") != ($5 <= "2023-06-30") { print; bad = 1 } NR > 1 { n[$21]++ }
    END { exit bad || !n["yes"] || !n["no"] }' hindcast/hindcast.csv >&2 || fail "in_sample"
expect 0 hindcast -q -m "$own" --as-of 2022-12-31 -n 4 -o before
! cut -d , -f 21 before/hindcast.csv | grep -q yes || fail "a model that was not calibrated is in-sample"

# Draws that knew an observation still know it when they are weighed again without it.
expect 0 calibrate -q -m $model -n 10 --draws 5 --until 2023-04-30 -o again
head -n 1 again/$sample | grep -q ' to 2023-06-30$' || fail "first line: $(head -n 1 again/$sample)"

# What is set stays set.
expect 0 hindcast -q -m $model -n 4 --set hurdle_rate=0.11 -o set
awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "hurdle_rate") c = i } NR > 1 && $c != 0.11 { exit 1 }' \
    set/draws.csv || fail "--set is lost"

#!/bin/sh
# The two tables of a hindcast have the columns of the manual and agree with each other and with what is printed.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 hindcast -n 4 --as-of 2022-12-31
says 'hindcast-reference-2022-12-31: model reference, scenario baseline, 2023-01-01 to'
cd hindcast-reference-2022-12-31
[ "$(echo ./*)" = './draws.csv ./hindcast.csv ./manifest.json ./scores.csv' ] || fail "files: $(ls)"
[ "$(head -n 1 scores.csv)" = "series,counts,points,points_compared,crps_ln,crps_ln_compared,\
crps_ln_random_walk,crps_ln_damped_trend,skill_random_walk,skill_damped_trend,coverage_50,coverage_80,coverage_90,\
bias_ln,median_error,pit_mean" ] || fail "columns of scores.csv"
[ "$(head -n 1 hindcast.csv)" = "as_of,series,counts,period_start,period_end,unit,published,observed,\
p05,p10,p25,p50,p75,p90,p95,pit,crps_ln,crps_ln_random_walk,crps_ln_damped_trend,in_80,in_sample" ] ||
    fail "columns of hindcast.csv"
for name in scores.csv hindcast.csv; do
    ! grep -n -i -e '\bnan\b' -e '\binf\b' "$name" >&2 || fail "$name: not finite"
    awk -F , -v name="$name" 'NR == 1 { n = NF } NF != n { print name ":" NR ": " NF " fields"; bad = 1 }
        END { exit bad }' "$name" >&2 || fail "$name: fields"
done

# Means over the points of a series, and over all that count, are those of scores.csv.
awk -F , '
function off(a, b) { return a - b > 1e-7 || b - a > 1e-7 }
function add(name, counted) {
    n[name]++
    crps[name] += $17
    pit[name] += $16
    in80[name] += $20 == "yes"
    bias[name] += log($12 / $8)
    compared[name] += $18 != ""
    walk[name] += $18
    mine[name] += $18 != "" ? $17 : 0
}
FNR == 1 { next }
FILENAME == "hindcast.csv" {
    add($2)
    if ($3 == "yes") add("all")
    if (!($9 <= $10 && $10 <= $11 && $11 <= $12 && $12 <= $13 && $13 <= $14 && $14 <= $15)) wrong = wrong " " $2 ":quantiles"
    if ($4 > $5 || $5 <= $1 || $8 <= 0 || $16 <= 0 || $16 >= 1) wrong = wrong " " $2 ":" $5
    next
}
{
    seen++
    if ($3 != n[$1] || $4 != compared[$1]) wrong = wrong " " $1 ":points"
    if (off($5, crps[$1] / $3) || off($16, pit[$1] / $3) || off($12, in80[$1] / $3)) wrong = wrong " " $1 ":means"
    if (off($14, bias[$1] / $3)) wrong = wrong " " $1 ":bias"
    if ($4 > 0 && off($9, 1 - mine[$1] / walk[$1])) wrong = wrong " " $1 ":skill"
    if ($4 == 0 && $9 $10 $6 != "") wrong = wrong " " $1 ":no rival"
}
END {
    for (name in n) expected++
    if (seen != expected || seen < 20) wrong = wrong " " seen " rows, expected " expected
    if (wrong) print "wrong:" wrong
    exit wrong != ""
}' hindcast.csv scores.csv >&2 || fail "scores.csv is not the sum of hindcast.csv"
tail -n 1 scores.csv | grep -q '^all,yes,' || fail "no total"
grep -q ',no,.*' scores.csv || fail "nothing overlaps"
points=$(tail -n 1 scores.csv | cut -d , -f 3)
prints "^$points points of [0-9]* series count; 0 of the points are in-sample"
prints '^Hindsight: [0-9]* of [0-9]* uncertain parameters rest on later evidence'
prints '^us_dc_electricity_iea *[*] '

# The manifest has the digests of the files, and that of what was held against.
for name in draws.csv hindcast.csv scores.csv; do
    grep -q "\"$name\": \"$(sha256sum $name | cut -d ' ' -f 1)\"" manifest.json || fail "$name: digest"
done
grep -q '"observations": "[0-9a-f]\{64\}"' manifest.json || fail "no digest of the observations"
grep -q '"command": "layercake hindcast -m reference -s baseline -n 4 --seed 1 --as-of 2022-12-31 --after 2022-12-31 --to' \
    manifest.json || fail "command"

# Its command gives the same folder again.
words=$(sed -n 's/.*"command": "layercake \(.*\)",/\1/p' manifest.json)
cd ..
# shellcheck disable=SC2086
expect 0 $words -q -o again
[ ! -s "$scratch/out" ] || fail "-q prints"
diff -r hindcast-reference-2022-12-31 again >&2 || fail "the manifest's command gives something else"

#!/bin/sh
# --precision ends at the same count whoever makes the replications, with the bytes of a plain forecast of that count, and
# the errors are then as small as was asked for.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for value in 0 1 -1 -0.1 x nan inf 1.5 1% '' 0,1 1e-400; do
    refuse precision forecast -m tutorial "--precision=$value"
done
refuse 'precision and --shard exclude each other' forecast -m tutorial --precision 0.1 --shard 1/2

# count FOLDER: replications of a folder that is complete.
count() {
    grep -q '"complete": true' "$1/manifest.json" || fail "$1 is not complete"
    sed -n 's/.*"finished": \([0-9]*\).*/\1/p' "$1/manifest.json"
}

# largest FOLDER: of the world's headline series that are stocks, the largest error of a median over the median.
largest() {
    awk -F , 'NR == 1 { if ($12 != "p50" || $17 != "mcse_p50") exit }
        NR > 1 && $3 == "world" && $12 != 0 &&
        $2 ~ /^(ai_power_gw|compute_million_h100e|tokens_trillion_per_day|construction_workers|revenue_busd_per_year|capital_.*_cumulative_busd)$/ {
            rows++
            share = $17 / ($12 < 0 ? -$12 : $12)
            most = share > most ? share : most
        }
        END { print (rows >= 10 ? most : "none") }' "$1/quantiles.csv"
}

# is_above FOLDER ERROR
is_above() {
    awk -v a="$(largest "$1")" -v b="$2" 'BEGIN { exit !(a + 0 > b + 0) }'
}

set -- forecast -m tutorial --to 2026-12-31 --every year
expect 0 "$@" -j 1 --precision 0.0125 -o one
says 'replications: the largest error of a headline median is .* %'
n=$(count one)
if [ "$n" -le 500 ] || [ "$n" -gt 1000 ]; then
    fail "$n replications"
fi
[ "$(largest one)" != none ] || fail "the table has other columns or series"
! is_above one 0.0125 || fail "an error of $(largest one)"
expect 0 "$@" -q -j 3 --precision 0.0125 -o three
same one three

# It stopped no sooner than at the second count, and a plain forecast of that many is the same.
expect 0 "$@" -q -n 500 -o plain
is_above plain 0.0125 || fail "500 replications were enough: $(largest plain)"
expect 0 "$@" -q -n "$n" -o plain --resume
same one plain

# -n is the most there may be, also where more were asked for before.
expect 0 "$@" -q -n 150 --precision 0.0001 -o bounded
[ "$(count bounded)" -eq 150 ] || fail "-n 150 is no bound"
expect 0 "$@" -q -n 400 --shard 2/2 -o begun
expect 0 "$@" -q -n 150 --precision 0.0001 --resume -o begun
same bounded begun

# It goes on from a part that was cut short, and stays where it is exact enough.
expect 0 "$@" -q --precision 0.0125 --resume -o bounded
same one bounded
expect 0 "$@" -q --precision 0.5 --resume -o bounded
same one bounded

#!/bin/sh
# What is compared is what forecasts of both scenarios say: their medians of a year stand in compare.csv.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

ask='-m tutorial --to 2031-12-31 -n 60 -q'
# shellcheck disable=SC2086
expect 0 compare $ask fast-permits -o both
# shellcheck disable=SC2086
expect 0 forecast $ask -s fast-permits -o one
# shellcheck disable=SC2086
expect 0 forecast $ask -o other
for series in ai_power_gw electricity_twh_per_year construction_workers; do
    row=$(grep "^fast-permits,baseline,$series,world,.*,year,2030," both/compare.csv)
    policy=$(awk -F, -v s=$series '$1 == s && $2 == "world" && $4 == 2030 { print $6 }' one/summary.csv)
    baseline=$(awk -F, -v s=$series '$1 == s && $2 == "world" && $4 == 2030 { print $6 }' other/summary.csv)
    echo "$row,$baseline,$policy" | awk -F, '{ a = $9 - $(NF - 1); b = $10 - $NF; e = 1e-6
        exit !(a * a <= e * e * $9 * $9 && b * b <= e * e * $10 * $10) }' ||
        fail "$series: $baseline and $policy in forecasts, $row"
done

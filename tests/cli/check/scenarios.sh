#!/bin/sh
# Every scenario that came along fits the reference model and expects at least two things, the baseline none. What can't
# be expected is refused.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for file in "$LAYERCAKE_SRCDIR"/models/scenarios/*.csv; do
    expect 0 check "$file"
    case $file in
    */baseline.csv) prints ' 0 expectations$' ;;
    *) prints ' \([2-9]\|[1-9][0-9]\) expectations$' ;;
    esac
done
header='from,until,target,scope,operation,value,note'
# faulty LINE PATTERN: a scenario that expects the line is refused, with a complaint that matches.
faulty() {
    printf '# What if?\n# Expected: %s: words\n%s\n' "$1" "$header" >x.csv
    expect 2 check -m tutorial ./x.csv
    says "x.csv:2:3: $2"
}
faulty 'ai_power 2030 up' "no series 'ai_power', did you mean 'ai_power_gw'?"
faulty 'ai_power_gw hom 2030 up' "no region 'hom' of series 'ai_power_gw', did you mean 'home'?"
faulty 'ai_power_gw 2025 up' '2025, expected a year from 2026'
for year in 02030 2030.0 2.03e3 1e308 -2030 +2030; do
    faulty "ai_power_gw $year up" "'$year', expected a year from 1990 to 2100"
done
printf '# What if?\n# Expected: ai_power_gw 2030 up: words\n%s\n' "$header" >x.csv
expect 0 check -m tutorial ./x.csv
expect 0 show scenarios --csv
prints '^carbon-price,,,co2_mt_per_year,world,2035,down,'

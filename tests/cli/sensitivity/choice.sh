#!/bin/sh
# What information is worth: nothing where both options are the same, the whole doubt where one input decides.
# shellcheck disable=SC2016,SC2086
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
made="-m $scratch/models/made --to 2030-12-31"
of() {
    awk -F , -v measure="$2" -v input="$3" '$8 == measure && $6 == input { print $9, $11, $12 }' "$1/sensitivity.csv"
}
holds() {
    echo "$1" | awk "{ exit !($2) }" || fail "$1 is not: $2"
}

expect 0 sensitivity $made --method evpi -s baseline --against baseline -n 60 -o nothing
prints 'neither is to be preferred'
holds "$(of nothing perfect_information '(all)') $(of nothing mean_gain '(all)')" '$1 == 0 && $4 == 0'

# Two scenarios that set the growth-free load of other data centres: 300 TWh/year for sure against 300 times a lever that is
# uniform on (0.5, 1.5). More is better: to know the lever is worth the mean of what is above 0, an eighth of 300.
pair=$scratch/models/scenarios
header='from,until,target,scope,operation,value,name,distribution,arg1,arg2,note'
printf '%s\n,,outside.data-centre-electricity.home.level,,multiply,1,,,,,\n' "$header" >"$pair/sure.csv"
printf '%s\n,,outside.data-centre-electricity.home.level,,multiply,,bet,uniform,0.5,1.5,\n' "$header" >"$pair/risky.csv"
ask="$made --set rest_scale=1 --method evpi --outcome data_centre_electricity_twh_per_year@2026 -n 400"
expect 0 sensitivity $ask -s risky --against sure -o bet
holds "$(of bet information bet)" '$1 > 35 && $1 < 42 && $2 > 30 && $3 < 45'
holds "$(of bet perfect_information '(all)')" '$1 > 35 && $1 < 42'
holds "$(of bet information hurdle_rate)" '$1 < 4'
holds "$(of bet probability_better '(all)')" '$1 > 0.49 && $1 < 0.51'
prints '^bet '
# The other way round the question is the same; with the other end wanted too, for the lever is symmetric.
expect 0 sensitivity $ask -s sure --against risky --better low -o other
[ "$(of bet perfect_information '(all)')" = "$(of other perfect_information '(all)')" ] || fail "a choice hangs on its order"
expect 0 reproduce -m "$scratch/models/made" bet
expect 0 reproduce -m "$scratch/models/made" -s "$pair/risky.csv" bet

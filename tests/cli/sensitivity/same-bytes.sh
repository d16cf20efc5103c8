#!/bin/sh
# Any number of threads gives the same bytes, and a folder can be made again from its manifest.
# shellcheck disable=SC2086
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
ask="sensitivity -m $scratch/models/made --to 2030-12-31 -q"
# thrice NAME FILES WORD...: the same folder on one, two and five threads; so many files come out again.
thrice() {
    name=$1
    files=$2
    shift 2
    for j in 1 2 5; do
                expect 0 $ask -j $j -o "$name-$j" "$@"
    done
    same "$name-1" "$name-2"
    same "$name-1" "$name-5"
    expect 0 reproduce -m "$scratch/models/made" "$name-1"
    prints "^$files files reproduced, byte for byte"
}
thrice given 1 -n 130
thrice when 2 -n 130 --when 'ai_power_gw:home@2030 >= 3.3' --input hurdle_rate --input rest_scale
thrice morris 1 --method morris -n 5 --outcome ai_power_gw@2028 --outcome capital_physical_cumulative_busd@2030
thrice sobol 1 --method sobol -n 8 --screened 2 --seed 7
thrice chosen 1 --method sobol -n 8 --input rest_scale --set hurdle_rate=0.1 -s fast-permits
thrice evpi 1 --method evpi -n 60 -s fast-permits -s apprenticeship-surge --against carbon-price --better low

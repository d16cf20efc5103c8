#!/bin/sh
# What can't be analysed is refused before anything is written, and what is stopped leaves nothing.
# shellcheck disable=SC2086
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
made="-m $scratch/models/made"
refuse 'no parameter of the model is uncertain' sensitivity -m tutorial
refuse '--method' sensitivity $made --method sobel
refuse "did you mean 'ai_power_gw'" sensitivity $made --outcome ai_power_gv@2030
refuse "did you mean 'home'" sensitivity $made --outcome ai_power_gw:hom@2030
refuse 'no report falls into the year' sensitivity $made --outcome ai_power_gw@2030 --to 2029-12-31
refuse 'expected SERIES' sensitivity $made --outcome ai_power_gw
refuse 'expected SERIES' sensitivity $made --when ai_power_gw@2030
refuse 'expected a number' sensitivity $made --when 'ai_power_gw@2030 > much'
refuse "no uncertain parameter, did you mean 'hurdle_rate'" sensitivity $made --input hurdle_rat
refuse 'the parameter is not uncertain' sensitivity $made --input optimism
refuse 'the parameter is not uncertain' sensitivity $made --input hurdle_rate --set hurdle_rate=0.1
refuse '--input and --screened exclude each other' sensitivity $made --method sobol --input hurdle_rate --screened 2
refuse '--when goes with --method given' sensitivity $made --method morris --when 'ai_power_gw@2030 > 3'
refuse '--screened goes with --method sobol' sensitivity $made --screened 3
refuse '--against goes with --method evpi' sensitivity $made --against fast-permits
refuse '--better goes with --method evpi' sensitivity $made --better low
refuse 'evpi needs a scenario' sensitivity $made --method evpi
refuse 'evpi takes one --outcome' sensitivity $made --method evpi -s fast-permits --outcome ai_power_gw@2030 --outcome ai_power_gw@2035
refuse "no scenario 'nothing'" sensitivity $made --method evpi -s fast-permits --against nothing
refuse 'needs 20 at least' sensitivity $made -n 19
refuse 'needs 2 at least' sensitivity $made --method morris -n 1
refuse 'needs 4 at least' sensitivity $made --method sobol -n 3
refuse 'a design of' sensitivity $made --method sobol -n 10000000
refuse 'takes no word' sensitivity $made ai_power_gw@2030
mkdir "$scratch/full"
touch "$scratch/full/mine"
refuse 'exists' sensitivity $made -n 20 -o "$scratch/full"
stopped sensitivity $made -n 200000
stopped sensitivity $made --method sobol -n 60000

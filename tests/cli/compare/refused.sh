#!/bin/sh
# What can't be compared is refused before anything is written, and what is stopped leaves nothing.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'compare needs a scenario' compare
refuse "no scenario 'fast-permit', did you mean 'fast-permits'" compare -m tutorial fast-permit
refuse "no scenario 'nothing'" compare -m tutorial fast-permits --against nothing
refuse 'expected two to 5 different scenarios' compare -m tutorial --package fast-permits
refuse 'expected two to 5 different scenarios' compare -m tutorial --package fast-permits+fast-permits
refuse 'expected two to 5 different scenarios' compare -m tutorial --package a+b+c+d+e+f
refuse "did you mean 'carbon-price'" compare -m tutorial --package fast-permits+carbon-prices
refuse 'compare takes no option --scenario' compare -m tutorial -s fast-permits
refuse 'scenario' compare -m tutorial fast-permits+
refuse 'scenario' compare -m tutorial ''
mkdir "$scratch/full"
touch "$scratch/full/mine"
refuse 'exists' compare -m tutorial fast-permits -n 2 -o "$scratch/full"
refuse 'need .* MiB of memory' compare -m tutorial fast-permits -n 10000000
stopped compare -n 20000 fast-permits

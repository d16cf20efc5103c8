#!/bin/sh
# Every listing prints, as text and as CSV with as many cells in each row as in the header.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for what in parameters series scenarios regions events levers applications technologies tables models forecasts; do
    expect 0 show $what -m tutorial
    prints .
    expect 0 show $what -m tutorial --csv
    prints ','
done
expect 0 show levers -m tutorial --csv
prints '^hurdle_rate,'
prints '^regions.home.pue,'
expect 0 show parameters -m tutorial --set hurdle_rate=0.07
prints '^hurdle_rate .* 0.07 '
expect 0 show scenarios
prints '^apprenticeship-surge .* pool_electricians_workers .* 2028 .* same '
expect 0 show levers -s queue-reform
prints '^queue_reform_us_study '
refuse 'did you mean levers' show lever
refuse 'takes one of' show
refuse 'takes one of' show series events

#!/bin/sh
# What is wrong with the observations or the mapping is told with its place before anything is written.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

LAYERCAKE_DATA=$scratch/copy
mkdir "$LAYERCAKE_DATA"
cp -r "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$LAYERCAKE_DATA"
chmod -R u+w "$LAYERCAKE_DATA"
observed=$LAYERCAKE_DATA/data/observed.csv
deflators=$LAYERCAKE_DATA/data/deflators.csv
mapping=$LAYERCAKE_DATA/models/reference/mapping.csv

# restore FILE: as it came.
restore() {
    cp "$LAYERCAKE_SRCDIR/${1#"$LAYERCAKE_DATA"/}" "$1"
}

expect 0 hindcast -q -n 2 --to 2023-06-30 -o "$scratch/good"

sed -i '3s/,0.76,/,0.76 bn,/' "$observed"
refuse 'copy/data/observed.csv:3:65: value: ' hindcast -n 2
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
restore "$observed"
sed -i '4s/2018-07-30/2018-07-32/; 6s/2019-04-28/2018-04-28/' "$observed"
refuse 'observed.csv:4:43: period_start: .*expected a date' hindcast -n 2
says 'observed.csv:6:54: period_end lies before period_start'
sed -i '1s/^series/serie/' "$observed"
refuse "observed.csv:1:1: unknown column 'serie', did you mean 'series'" hindcast -n 2
: >"$observed"
refuse 'observed.csv' hindcast -n 2
rm "$observed"
refuse 'observed.csv' hindcast -n 2
restore "$observed"
sed -i 1q "$observed"
refuse 'observed.csv: holds no row' hindcast -n 2
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
restore "$observed"
sed -i '3s/,USD_bn,/,USD_tn,/' "$observed"
refuse "mapping.csv:2: observed: 'nvidia_datacenter_revenue' is in 'USD_bn' and in 'USD_tn'" hindcast -n 2
refuse "mapping.csv:2: observed: 'nvidia_datacenter_revenue' is in 'USD_bn' and in 'USD_tn'" forecast -n 2 --to 2026-12-31
restore "$observed"
# What has no logarithm would be left out of every score without a word.
for value in -0.76 0; do
    sed -i "3s/,0.76,/,$value,/" "$observed"
    refuse "observed.csv:3:65: value is $value, expected more than 0: mapping.csv .*'nvidia_datacenter_revenue'" hindcast -n 2
    restore "$observed"
done

sed -i '/,2020,/d' "$deflators"
refuse 'deflators.csv:5:32: year: expected 2020' hindcast -n 2
restore "$deflators"

sed -i '/,2020,/s/,2020,[^,]*,/,2020,1e4,/' "$deflators"
refuse "deflators.csv:5:37: value: expected at most twice and at least half of the year before's" hindcast -n 2
restore "$deflators"

sed -i '2s/chip_revenue_nvidia_busd_per_year/chip_revenue_nvidai_busd_per_year/' "$mapping"
refuse "mapping.csv:2: series: .*did you mean 'chip_revenue_nvidia_busd_per_year'" hindcast -n 2
restore "$mapping"
sed -i '2s/,nvidia_datacenter_revenue,/,nvidia_revenue,/' "$mapping"
refuse "mapping.csv:2: observed: no observation of 'nvidia_revenue'" hindcast -n 2
restore "$mapping"
sed -i '2s/,sum,/,level,/' "$mapping"
refuse 'mapping.csv:2: measure: .*is a yearly rate' hindcast -n 2
restore "$mapping"

expect 0 hindcast -q -n 2 --to 2023-06-30 -o "$scratch/again"
diff -r "$scratch/good" "$scratch/again" >&2 || fail "the data were not restored"

#!/bin/sh
# A forecast is held against those of others: the reference model against many, each with a reason; a folder's
# table prints as text and as CSV; what is no such folder is refused in one line.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# A table of one row about the United States in the tutorial's region.
cp -R "$LAYERCAKE_SRCDIR/models/tutorial" "$scratch/model"
cat >>"$scratch/model/published.csv" <<'END'
iea,world_dc_electricity,"IEA, Key",data_centre_electricity_twh_per_year,world,1,rate,none,0,same scope,made up,
END

expect 0 show forecasts
prints '^IEA .* world_dc_electricity .* 945$'
prints '^    beside data_centre_electricity_twh_per_year (world); IEA, '
expect 0 show forecasts -m tutorial --csv
[ "$(cat "$scratch/out")" = publisher,published,unit,period,value,low,high,source,note,series,why ] ||
    fail "a table without rows lists something"
expect 0 show forecasts -m "$scratch/model/" --csv
[ "$(wc -l <"$scratch/out")" -eq 6 ] || fail "one header and five figures expected"
prints '^IEA,world_dc_electricity,TWh,2030,945,,,"IEA, Key Questions'

refuse 'takes no option --from-folder' show series --from-folder x
refuse 'missing/manifest.json: can.t be read' show forecasts --from-folder missing
refuse 'needs a value' show forecasts --from-folder=
refuse '^layercake: --model: with --from-folder it is that of the folder' show forecasts -m tutorial --from-folder missing

expect 0 forecast -q -m "$scratch/model/" -n 20 --every year -o result
grep -q '"published": "[0-9a-f]\{64\}"' result/manifest.json || fail "manifest without the digest"
expect 0 show forecasts --from-folder result --csv
cmp "$scratch/out" result/published.csv || fail "CSV differs from the file"
expect 0 show forecasts --from-folder result
prints '^publisher  *published  *unit  *period  *theirs  *our p10'
prints '^IEA  *world_dc_electricity  *TWh  *2030  *945 .* % .* our 80 % range  published 2026-04; Base'
prints '^    same scope$'

# Figures beyond the forecast are left out.
expect 0 forecast -q -m "$scratch/model/" -n 2 --to 2029-12-31 --every year -o short
[ "$(wc -l <short/published.csv)" -eq 1 ] || fail "a figure of 2030 in a forecast to 2029"

# The same row for a series that the model lacks.
sed -i 's/data_centre_electricity_twh_per_year,world/data_centre_electricity,world/' "$scratch/model/published.csv"
mv result "$scratch/result"
rm -R short
refuse 'published.csv:2: series: .* is no series of this model' forecast -m "$scratch/model/" -n 2 -o result
refuse 'published.csv:2: series: .* is no series of this model' show forecasts -m "$scratch/model/"

# Only what the manifest vouches for is shown.
cp -r "$scratch/result" "$scratch/changed"
flip "$scratch/changed/published.csv" 300
refuse 'changed/published.csv: not the file that the manifest names' show forecasts --from-folder "$scratch/changed"
mv "$scratch/result" "$scratch/broken"
echo 'publisher,published' >"$scratch/broken/published.csv"
vouch "$scratch/broken" published.csv
refuse 'published.csv:1' show forecasts --from-folder "$scratch/broken"
[ "$(grep -vc "broken/published.csv:1: column '[a-z0-9_]*' is missing" "$scratch/err")" -eq 0 ] || fail "other lines"

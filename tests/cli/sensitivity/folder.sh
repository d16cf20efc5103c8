#!/bin/sh
# A finished forecast stands for a run of the same question, to the byte, and only as long as it is what its manifest says.
# shellcheck disable=SC2086
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
made="-m $scratch/models/made"
when="--when ai_power_gw@2030>3.3"
expect 0 forecast $made -s fast-permits --set hurdle_rate=0.1 --seed 3 --to 2030-12-31 -n 150 -q -o "$scratch/forecast"
expect 0 sensitivity $made --from-folder "$scratch/forecast" $when -q -o read
expect 0 sensitivity $made -s fast-permits --set hurdle_rate=0.1 --seed 3 --to 2030-12-31 -n 150 $when -q -o run
same read run
expect 0 reproduce $made read
prints '2 files reproduced, byte for byte'
grep -q "$scratch" read/manifest.json && fail "a place stands in the manifest"
expect 0 forecast $made --every month --to 2030-12-31 -n 40 -q -o "$scratch/months"
expect 0 sensitivity $made --from-folder "$scratch/months" -q -o months
expect 0 reproduce $made months
rm -r read run months

# What is the folder's is not to be given again.
for words in '-n 150' '--seed 3' '--to 2030-12-31' '--from 2026-01-01' '--every month' '--set a=1' '--realised tables'; do
        refuse 'with --from-folder it is that of the folder' sensitivity $made --from-folder "$scratch/forecast" $words
done
refuse 'goes with --method given' sensitivity $made --from-folder "$scratch/forecast" --method sobol
refuse 'manifest' sensitivity $made --from-folder "$scratch/nowhere"
refuse 'model sha256 was' sensitivity -m tutorial --from-folder "$scratch/forecast"
expect 0 compare $made -n 20 --to 2027-12-31 -q -o "$scratch/compared" carbon-price
refuse 'holds no forecast' sensitivity $made --from-folder "$scratch/compared"
expect 0 forecast $made --to 2030-12-31 -n 150 --shard 1/2 -q -o "$scratch/shard"
refuse 'is incomplete' sensitivity $made --from-folder "$scratch/shard"

# The result goes elsewhere, --force or not.
for force in '' --force; do
    spare 'is the folder that is read; results go elsewhere' "$scratch/forecast" \
        sensitivity $made --from-folder "$scratch/forecast" -o "$scratch/forecast/." $force
done

# A part that was changed, or is another one's, or is gone.
part=ensemble/part-00001.nc
cp "$scratch/forecast/$part" "$scratch/kept"
flip "$scratch/forecast/$part" 5000
refuse 'part-00001.nc: not the file that the manifest names' sensitivity $made --from-folder "$scratch/forecast"
# A folder that was to be written over is left alone as well.
expect 0 sensitivity $made --to 2027-12-31 -n 20 -q -o "$scratch/mine"
spare 'not the file that the manifest names' "$scratch/mine" sensitivity $made --from-folder "$scratch/forecast" --force -o "$scratch/mine"
cp "$scratch/forecast/ensemble/part-00000.nc" "$scratch/forecast/$part"
vouch "$scratch/forecast" "$part"
expect 1 sensitivity $made --from-folder "$scratch/forecast"
[ -z "$(ls -A)" ] || fail "wrote $(ls -A)"
rm "$scratch/forecast/$part"
refuse 'part-00001.nc: can.t be read' sensitivity $made --from-folder "$scratch/forecast"

# A model that was changed since.
cp "$scratch/kept" "$scratch/forecast/$part"
vouch "$scratch/forecast" "$part"
expect 0 sensitivity $made --from-folder "$scratch/forecast" -q -o again
rm -r again
sed 's/^trend_damping,infrastructure,1.year,fixed,0.74/trend_damping,infrastructure,1\/year,fixed,0.75/' \
    "$scratch/models/made/parameters.csv" >"$scratch/changed"
cp "$scratch/changed" "$scratch/models/made/parameters.csv"
refuse 'model sha256 was' sensitivity $made --from-folder "$scratch/forecast"

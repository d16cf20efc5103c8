#!/bin/sh
# --realised takes an input as it turned out: a table without its vintage, or rows of realised.csv.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse "realised 'nothing': neither a table with a vintage nor an input in .*realised.csv" hindcast --realised nothing
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
refuse 'neither a table' hindcast --realised fleet
refuse 'neither a table' forecast --realised regions
refuse 'needs a value' hindcast --realised

model=$scratch/own
start=$model/initial/2022-12-31
cp -r "$LAYERCAKE_SRCDIR/models/reference" "$model"
chmod -R u+w "$model"
rm "$start/regions.csv"
hindcast() {
    expect 0 hindcast -n 4 -m "$model" --to 2024-12-31 "$@"
}

hindcast -o plain
grep -q 'regions [0-9]* of' "$scratch/out" || fail "hindsight names no table"
sed 's/^\(united-states,\([^,]*,\)\{5\}\)[0-9.]*/\140/' "$model/regions.csv" >"$start/regions.csv"
! cmp -s "$model/regions.csv" "$start/regions.csv" || fail "the vintage is no other"
hindcast -o vintage
! grep -q 'regions [0-9]* of' "$scratch/out" || fail "a vintage is hindsight"
hindcast -o realised --realised regions
grep -q 'regions [0-9]* of' "$scratch/out" || fail "what was realised is no hindsight"
! cmp -s plain/hindcast.csv vintage/hindcast.csv || fail "the vintage changes nothing"
cmp plain/hindcast.csv realised/hindcast.csv || fail "the realised table is not the model's own"
grep -q -e '--realised regions' realised/manifest.json || fail "the manifest does not tell"

rm "$start/regions.csv"
printf 'name,input,target,value,source,note\n%s\n%s\n' \
    'a,rates,hurdle_rate,0.2,made up,' 'b,permits,regions.*.permit_months,36,made up,' >"$start/realised.csv"
hindcast -q -o rates --realised rates
hindcast -q -o set --set hurdle_rate=0.2
cmp rates/hindcast.csv set/hindcast.csv || fail "an input of realised.csv is not as --set"
cmp rates/draws.csv set/draws.csv || fail "draws"
! cmp -s rates/hindcast.csv plain/hindcast.csv || fail "the input changes nothing"
hindcast -q -o both --realised rates --realised permits
! cmp -s rates/hindcast.csv both/hindcast.csv || fail "the second input changes nothing"
expect 2 hindcast -m "$model" --realised rate -o none
says "did you mean 'rates'"
[ ! -e none ] || fail "wrote something"

# A law that was known on a day after the start has seen what lies up to it, that day included.
own=$scratch/own
cp -r "$LAYERCAKE_SRCDIR/models/reference" "$own"
cp -r "$LAYERCAKE_SRCDIR/models/scenarios" "$scratch"
chmod -R u+w "$own"
laws=$own/initial/2022-12-31/parameters.csv
sed -i 's/$/,/; 1s/,$/,known/; s/^\(bass_p_scale,.*\)$/\12023-06-30/' "$laws"
expect 0 hindcast -q -m "$own" -n 2 --to 2023-09-30 -o known
awk -F , 'NR > 1 && ($21 == "yes") != ($5 <= "2023-06-30") { print; bad = 1 } NR > 1 { n[$21]++ }
    END { exit bad || !n["yes"] || !n["no"] }' known/hindcast.csv >&2 || fail "in_sample"

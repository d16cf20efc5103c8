#!/bin/sh
# What every command has made is reproduced to the byte, and what was changed since is found and named.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

TMPDIR=$scratch/tmp
export TMPDIR
mkdir "$TMPDIR"
cp -r "$LAYERCAKE_SRCDIR/models" ../models
chmod -R u+w ../models

# changed STATUS PATTERN WORD...: reproducing ends with the status, says something that matches and changes no file here.
changed() {
    wanted=$1
    pattern=$2
    shift 2
    digests . >"$scratch/before"
    expect "$wanted" reproduce "$@"
    [ -z "$pattern" ] || says "$pattern"
    digests . | diff "$scratch/before" - >&2 || fail "a file was touched: reproduce $*"
    [ -z "$(ls -A "$TMPDIR")" ] || fail "something is left in the folder for temporary files"
}

expect 0 forecast -q -m tutorial -n 3 --to 2026-12-31 --every year -o forecast
expect 0 run -q -m tutorial --to 2026-12-31 --replication 3 --seed 5 -o run
expect 0 hindcast -q -n 4 --to 2023-12-31 -o hindcast
for folder in forecast run hindcast; do
    changed 0 '' $folder -q
    [ -z "$(cat "$scratch/out" "$scratch/err")" ] || fail "-q says something of $folder"
    changed 0 '' $folder
    prints '^[0-9]* files reproduced, byte for byte$'
done
loose_model "$scratch/loose"
expect 0 calibrate -q -m "$scratch/loose" -n 60 --draws 20 --until 2023-12-31 -o calibrated
changed 0 '' calibrated -m "$scratch/loose"
prints '^[0-9]* files reproduced, byte for byte$'
rm -r calibrated
expect 0 forecast -q -m tutorial -n 102 --to 2026-12-31 --every year -o parts
expect 0 reproduce -q parts -j 3 -o again
same parts again
rm -r parts again hindcast run

# A table that is another by one digit, and vouched for by the manifest.
cp -r forecast edited
awk -F , -v OFS=, 'NR == 4 { $6 = $6 "1" } { print }' forecast/summary.csv >edited/summary.csv
vouch edited summary.csv
changed 4 '^layercake: summary.csv: line 4, p50: was ' edited
says '1 of [0-9]* cells differ, by [0-9.e-]* of their value at most'
says 'edited: not reproduced: same program, model and arithmetic, another result'

# A file that is not what the manifest names.
cp -r forecast touched
echo >>touched/draws.csv
changed 4 'touched/draws.csv: not the file that the manifest names' touched
cp -r forecast flipped
flip flipped/ensemble/part-00000.nc 300000
changed 4 'flipped/ensemble/part-00000.nc: not the file that the manifest names' flipped
rm flipped/ensemble/part-00000.nc
changed 4 "flipped/ensemble/part-00000.nc: can't be read" flipped

# Another program, or another arithmetic, is told apart from another result.
cp -r forecast version
sed 's/"version": "/&9/' forecast/manifest.json >version/manifest.json
changed 0 'version: version was "9' version
prints 'the tables within 1e-9 where they are not equal'
cp edited/summary.csv version
vouch version summary.csv
changed 4 'version: not reproduced: the program or the arithmetic is another one than then' version
cp -r forecast arithmetic
sed 's/"arithmetic": "..../&0000/' forecast/manifest.json >arithmetic/manifest.json
changed 0 'arithmetic: arithmetic was' arithmetic

# Another model, and one that lies elsewhere.
cp -r ../models/tutorial ../models/own
sed 's/^hurdle_rate,\([^,]*\),\([^,]*\),fixed,0.1,/hurdle_rate,\1,\2,fixed,0.11,/' ../models/tutorial/parameters.csv >../models/own/parameters.csv
changed 4 'forecast: model sha256 was ' forecast -m ../models/own
says "forecast: can't be reproduced"
cp ../models/scenarios/carbon-price.csv mine.csv
expect 0 forecast -q -m ../models/own -s ./mine.csv -n 3 --to 2026-12-31 --every year -o elsewhere
changed 2 "no model 'own'" elsewhere
says "can't be reproduced: -m and -s tell where its model and scenarios are"
changed 0 '' elsewhere -m ../models/own -s ./mine.csv
changed 4 'scenario' elsewhere -m ../models/own -s carbon-price

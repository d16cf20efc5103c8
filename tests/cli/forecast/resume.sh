#!/bin/sh
# What can't be gone on with is refused before a file is touched, with what differs; parts that are not good are made again.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

cp -r "$LAYERCAKE_SRCDIR/models" models
chmod -R u+w models
set -- forecast -q -m ./models/tutorial --to 2026-12-31 --every year
expect 0 "$@" -n 250 -o whole
cp -r whole begun

# Another question.
spare 'begun: can.t be resumed: seed was "1", now "2"' begun "$@" -n 250 -o begun --resume --seed 2
spare 'scenario name was "baseline", now "carbon-price"' begun "$@" -n 250 -o begun --resume -s carbon-price
spare 'sets was \[\], now \["hurdle_rate=0.12"\]' begun "$@" -n 250 -o begun --resume --set hurdle_rate=0.12
spare 'to was "2026-12-31", now "2027-12-31"' begun "$@" -n 250 -o begun --resume --to 2027-12-31
spare 'every was "year", now "month"' begun "$@" -n 250 -o begun --resume --every month
spare 'model name was "tutorial", now "reference"' begun forecast -q --to 2026-12-31 --every year -n 250 -o begun --resume
spare 'holds 250 replications, more than the 249 of -n' begun "$@" -n 249 -o begun --resume
sed 's/^hurdle_rate,\([^,]*\),\([^,]*\),fixed,0.1,/hurdle_rate,\1,\2,fixed,0.11,/' models/tutorial/parameters.csv >other.csv
! cmp -s other.csv models/tutorial/parameters.csv || fail "the model has no hurdle rate of 0.1"
mv models/tutorial/parameters.csv parameters.csv
mv other.csv models/tutorial/parameters.csv
spare 'model sha256 was "[0-9a-f]*", now "[0-9a-f]*"' begun "$@" -n 250 -o begun --resume
mv parameters.csv models/tutorial/parameters.csv
spare 'exclude each other' begun "$@" -n 250 -o begun --resume --force

# The name of a folder is escaped.
odd_name=$(printf 'a\033[1mb')
expect 0 forecast -m ./models/tutorial --to 2026-12-31 --every year -n 150 --shard 1/2 -o "$odd_name"
says '^layercake: a\\x1b\[1mb: model tutorial, '
says 'are kept in a\\x1b\[1mb; '
rm -r "$odd_name"

# Folders that are none of a forecast.
mkdir other
echo mine >other/notes.txt
spare 'other: exists' other "$@" -n 250 -o other --resume
cp -r whole odd
for text in '' '{' '[]' '{"format": 2}' 'not JSON'; do
    printf '%s\n' "$text" >odd/manifest.json
    spare 'odd/manifest.json:[0-9]*:[0-9]*: .*, expected' odd "$@" -n 250 -o odd --resume
done
sed 's/"format": 2/"format": 3/' whole/manifest.json >odd/manifest.json
spare 'not a manifest of this program, expected format 2' odd "$@" -n 250 -o odd --resume
sed 's/"version": "/&9/' whole/manifest.json >odd/manifest.json
spare 'version was "9' odd "$@" -n 250 -o odd --resume
sed 's/"arithmetic": "..../&0000/' whole/manifest.json >odd/manifest.json
spare 'arithmetic was' odd "$@" -n 250 -o odd --resume
expect 0 run -q -m ./models/tutorial --to 2026-12-31 --every year -o run
spare 'run: can.t be resumed: holds no forecast' run "$@" -n 250 -o run --resume

# One that is not there, or is empty, is made; one that is finished stays as it is.
expect 0 "$@" -n 250 -o new --resume
same whole new
mkdir empty
expect 0 "$@" -n 250 -o empty --resume
same whole empty
mkdir -p killed-at-once/ensemble
echo '{' >killed-at-once/manifest.json.77-0.tmp
spare 'killed-at-once: exists' killed-at-once "$@" -n 250 -o killed-at-once
expect 0 "$@" -n 250 -o killed-at-once --resume
same whole killed-at-once
expect 0 "$@" -n 250 -o begun --resume
[ ! -s "$scratch/err" ] || fail "something is said of a folder that is finished"
same whole begun

# Parts that are damaged, cut or gone, leavings of a killed program, and a table that was changed.
flip begun/ensemble/part-00000.nc 300000
dd if=whole/ensemble/part-00001.nc of=begun/ensemble/part-00001.nc bs=1000 count=100 2>/dev/null
rm begun/ensemble/part-00002.nc
echo half >begun/ensemble/part-00000.nc.123-0.tmp
echo half >begun/manifest.json.4567-12.tmp
echo more >>begun/summary.csv
expect 0 "$@" -n 250 -o begun --resume
says 'begun/ensemble/part-00000.nc: not the file that the manifest names; it is made again'
says 'begun/ensemble/part-00001.nc: not the file'
says "begun/ensemble/part-00002.nc: can't be read; it is made again"
same whole begun

# A pipe is not waited for.
rm begun/ensemble/part-00001.nc
mkfifo begun/ensemble/part-00001.nc
expect 0 "$@" -n 250 -o begun --resume
says "begun/ensemble/part-00001.nc: can't be read; it is made again"
same whole begun

# What the program did not make stays.
echo mine >begun/notes.txt
echo mine >begun/ensemble/part-0.nc
expect 0 "$@" -n 250 -o begun --resume
[ "$(cat begun/notes.txt begun/ensemble/part-0.nc)" = "mine
mine" ] || fail "a file of the user is gone"

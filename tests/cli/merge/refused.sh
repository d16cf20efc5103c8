#!/bin/sh
# Folders that are not of one forecast, or not all of it, are not merged: what is wrong is named, nothing is written.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for value in 0/3 4/3 1/0 a/b 1/3/4 /3 1/ / 1 1/3x ' 1/3' -1/3 1/-3 1.0/3 1/99999999999 '' '1/ 3'; do
    refuse shard forecast -m tutorial "--shard=$value"
done
refuse 'merge needs a folder' merge
refuse 'can.t be read' merge nowhere

shard() {
    expect 0 forecast -q -m tutorial --to 2026-12-31 --every year "$@"
}
mkdir all
cd all
shard -n 250 -o whole
for k in 1 2 3; do
    shard -n 250 --shard $k/3 -o shard-$k
done
shard -n 250 --shard 2/3 --seed 2 -o seed
shard -n 251 --shard 3/3 -o more
shard -n 250 --shard 2/3 --set hurdle_rate=0.12 -o set
expect 0 run -q -m tutorial --to 2026-12-31 --every year -o run
cp -r shard-2 damaged
flip damaged/ensemble/part-00001.nc 300000
cp -r shard-2 other
flip other/ensemble/part-00001.nc 300000
vouch other ensemble/part-00001.nc
cp -r shard-2 gone
rm gone/ensemble/part-00001.nc
cp -r whole untrue
sed 's/"asked": 250/"asked": 249/' whole/manifest.json >untrue/manifest.json
cp -r whole longer
sed 's/"asked": 250/"asked": 251/; s/-n 250/-n 251/' whole/manifest.json >longer/manifest.json
mkdir bare
cd ..

# not PATTERN FOLDER...: they are not merged, with the status given in $wanted.
wanted=2
not() {
    pattern=$1
    shift
    digests all >"$scratch/before"
    expect $wanted merge -q "$@" -o merged
    says "$pattern"
    [ ! -e merged/manifest.json ] || fail "a folder of what can't be merged"
    [ -z "$(find . -name '*.tmp')" ] || fail "half a file is left"
    digests all | diff "$scratch/before" - >&2 || fail "a folder that was merged was touched"
    [ "$wanted" -eq 1 ] || [ ! -e merged ] || fail "something was written"
    rm -rf merged
}

not '50 of 250 replications are in none of the folders, first 200 to 249' all/shard-1 all/shard-2
not '200 of 250 replications are in none of the folders, first 0 to 99' all/shard-3
not '100 of 250 replications are in none of the folders, first 100 to 199' all/shard-3 all/shard-1
not 'all/seed: can.t be merged: seed was "2", now "1"' all/shard-1 all/seed all/shard-3
not 'all/set: can.t be merged: sets was' all/shard-1 all/set all/shard-3
not 'all/more: can.t be merged: of 251 replications, the first of 250' all/shard-1 all/shard-2 all/more
not 'all/other: ensemble/part-00001.nc is another one than that of all/shard-2' all/shard-1 all/shard-2 all/other all/shard-3
not 'all/run: can.t be merged: of 1 replications' all/shard-1 all/run
not 'all/run: holds no forecast' all/run all/shard-1
not 'all/untrue: its manifest tells of 249 replications, its command of 250' all/untrue
not 'all/bare/manifest.json: can.t be read' all/shard-1 all/bare
not 'all/damaged/ensemble/part-00001.nc: not the file that the manifest names' all/shard-1 all/damaged all/shard-3
not 'all/gone/ensemble/part-00001.nc: ' all/shard-1 all/gone all/shard-3
wanted=1
not 'merged: its parts hold 250 replications, expected 251' all/longer

# The result goes elsewhere, --force or not.
for force in '' --force; do
    # shellcheck disable=SC2086
    spare 'all/shard-1/.*: is one of the folders to be merged' all \
        merge all/shard-1 all/shard-2 all/shard-3 -o all/shard-1/. $force
done

# A folder that holds more than its share, or all, may be among them; so may one given twice.
expect 0 merge -q all/shard-1 all/whole all/shard-2 all/shard-1 -o overlapping
same all/whole overlapping
expect 0 merge all/whole -o alone
same all/whole alone
prints 'AI power, GW'
mkdir taken
echo mine >taken/notes.txt
spare 'taken: exists' taken merge all/whole -o taken
expect 0 merge -q all/whole -o taken --force
rm taken/notes.txt
same all/whole taken

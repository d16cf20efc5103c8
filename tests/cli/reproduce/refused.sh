#!/bin/sh
# A manifest is not trusted: what it records is run only if it is a command that makes such a folder, and nothing says where
# to write but the command line.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

TMPDIR=$scratch/tmp
export TMPDIR
mkdir "$TMPDIR"
refuse 'needs a folder' reproduce
refuse 'takes no word' reproduce one two
refuse 'can.t be read' reproduce nowhere
expect 0 forecast -q -m tutorial -n 2 --to 2026-12-31 --every year -o good
cp -r good bad

for command in 'layercake forecast -m tutorial -n 2 -o stolen' \
    'layercake forecast -m tutorial -n 2 -ostolen' \
    'layercake forecast -m tutorial -n 2 --output=stolen' \
    'layercake forecast -m tutorial -n 2 --force' \
    'layercake forecast -m tutorial -n 2 --resume' \
    'layercake forecast -m tutorial -n 2 --shard 1/2' \
    'layercake forecast -m tutorial --precision 0.1' \
    'layercake forecast -m tutorial -n 2 -j 900' \
    'layercake forecast -m tutorial -n 2 --unknown' \
    'layercake forecast -m tutorial -n 2 word' \
    'layercake forecast -m tutorial -n 0' \
    'layercake merge good -o stolen' \
    'layercake reproduce bad' \
    'layercake show series' \
    'layercake check' \
    'layercake --version' \
    'layercake forecast --help' \
    'layercake' \
    'touch stolen' \
    '/bin/sh -c touch' \
    ' ' \
    ''; do
    awk -v command="$command" '/^  "command": / { print "  \"command\": \"" command "\","; next } { print }' \
        good/manifest.json >bad/manifest.json
    spare 'bad: its manifest records no command that makes a folder: ' . reproduce bad
done
# What a shell would run is a word here.
awk '/^  "command": / { print "  \"command\": \"layercake forecast -m tutorial -n 2 $(touch stolen) ; touch stolen\","; next }
    { print }' good/manifest.json >bad/manifest.json
spare 'records no command' . reproduce bad

for change in 's/"format": 2/"format": 1/' 's/"command": .*/"command": 7,/' 's/"asked": 2/"asked": -1/' 's/"asked": 2/"asked": 0/' \
    's/"files": {/"files": [{/' 's/"summary.csv": ".*"/"summary.csv": 3/' 's/"asked": 2/"asked": 99999999999/'; do
    sed "$change" good/manifest.json >bad/manifest.json
    ! cmp -s good/manifest.json bad/manifest.json || fail "no change: $change"
    spare 'bad/manifest.json:[0-9]*:[0-9]*: ' . reproduce bad
done

# Only names within the folder are taken, and those of other members are escaped; every difference is named.
sed 's|"files": {|&"a\\u001b\\nb": "",|' good/manifest.json >bad/manifest.json
spare 'bad/manifest.json:1:1: names a file that' . reproduce -q bad
sed "s|\"files\": {|&\"gone.csv\": \"$(printf %064d 0)\",|" good/manifest.json >bad/manifest.json
expect 4 reproduce -q bad
says '^layercake: gone.csv: is not made any more$'
sed 's|"model": {|&"extra\\u001b": 1,|' good/manifest.json >bad/manifest.json
expect 4 reproduce -q bad
says 'bad: model extra\\x1b was 1, now nothing$'

# Nor is anything waited for that is no file.
rm bad/manifest.json
mkfifo bad/manifest.json
for words in 'reproduce bad' 'merge bad' 'forecast -m tutorial -n 2 --resume -o bad'; do
    # shellcheck disable=SC2086
    spare "bad/manifest.json: can't be read" . $words
done

# What is not finished is not reproduced.
expect 0 forecast -q -m tutorial -n 120 --to 2026-12-31 --every year --shard 1/2 -o part
spare 'part: is incomplete' . reproduce part

# Where there can be no temporary folder, that is said.
TMPDIR=$scratch/none
expect 1 reproduce -q good
says '^layercake: no temporary folder: .*none'
TMPDIR=$scratch/tmp

# The result goes into a folder of its own.
mkdir taken
echo mine >taken/summary.csv
echo mine >file
for output in good taken file; do
    spare "$output: exists" . reproduce good -o $output
done
[ -z "$(ls -A "$TMPDIR")" ] || fail "something is left in the folder for temporary files"
mkdir empty
expect 0 reproduce -q good -o empty
same good empty

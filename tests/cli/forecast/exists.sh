#!/bin/sh
# A folder that exists is left alone.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

mkdir taken
echo mine >taken/notes.txt
expect 2 forecast -q -m tutorial -n 1 -o taken
says '--force'
[ "$(ls taken)" = notes.txt ] || fail "wrote into a folder that exists"
expect 0 forecast -q -m tutorial -n 1 -o taken --force
[ -f taken/manifest.json ] || fail "--force writes nothing"
[ -f taken/notes.txt ] || fail "--force takes away what is not its own"
# What another command left goes with its manifest; what was changed since, or is no result, stays.
expect 0 compare -q -m tutorial --to 2026-12-31 fast-permits -n 2 -o once
echo mine >>once/expected.csv
cp once/expected.csv .
echo mine >once/notes.txt
expect 0 run -q -m tutorial --to 2026-12-31 -o once --force
expect 0 run -q -m tutorial --to 2026-12-31 -o fresh
cmp once/expected.csv expected.csv || fail "--force takes away what was changed"
[ "$(cat once/notes.txt)" = mine ] || fail "--force takes away what is not its own"
rm once/expected.csv once/notes.txt expected.csv
diff -r once fresh >&2 || fail "results of another command lie beside those of this one"
mkdir once/history.csv
expect 0 forecast -q -m tutorial -n 1 -o other
spare 'once/history.csv: is a folder, in the place of a file' once forecast -q -m tutorial -n 1 -o once --force
mkdir other/wide.csv
spare 'other/wide.csv: is a folder, in the place of a file' other forecast -q -m tutorial -n 2 --wide -o other --resume
echo mine >file
expect 2 forecast -q -m tutorial -n 1 -o file --force
[ "$(cat file)" = mine ] || fail "a file was touched"
expect 1 forecast -q -m tutorial -n 1 -o absent/folder
[ ! -e absent ] || fail "made a parent folder"
expect 2 forecast -q -m tutorial -n 1 -o -
expect 0 forecast -m tutorial -n 1
says forecast-tutorial-baseline
[ -f forecast-tutorial-baseline/manifest.json ] || fail "no folder of the name that was said"
expect 2 forecast -q -m tutorial -n 1
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" own
expect 2 forecast -q -m ./own -n 1 -o own/. --force
says "model's folder"
[ ! -e own/manifest.json ] || fail "wrote into the model"

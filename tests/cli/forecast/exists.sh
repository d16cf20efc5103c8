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

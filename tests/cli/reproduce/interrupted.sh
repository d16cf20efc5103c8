#!/bin/sh
# Stopped at any moment, also between replications that take next to no time, it dies of the signal and leaves no folder.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

ask='-m tutorial -q --to 2026-01-31 --every year -n'
# shellcheck disable=SC2086
expect 0 forecast $ask 100 -o made
sed 's/-n 100/-n 100000/; s/"asked": 100,/"asked": 100000,/; s/"finished": 100,/"finished": 100000,/' made/manifest.json >"$scratch/manifest"
grep -q 'n 100000' "$scratch/manifest" || fail "no change"
cp "$scratch/manifest" made/manifest.json
mkdir "$scratch/tmp"
TMPDIR=$scratch/tmp
export TMPDIR
for wait in 0.05 0.1 0.2 0.4 0.8; do
    "$LAYERCAKE" reproduce made -j 2 >"$scratch/out" 2>"$scratch/err" &
    child=$!
    sleep $wait
    kill -s TERM $child
    status=0
    wait $child || status=$?
    [ $status -eq 143 ] || fail "status $status after $wait s"
    [ -z "$(ls -A "$TMPDIR")" ] || fail "a folder is left after $wait s"
    [ ! -s "$scratch/err" ] || ! grep -q 'are kept in' "$scratch/err" || fail "says that replications are kept"
done
# shellcheck disable=SC2086
"$LAYERCAKE" forecast $ask 100000 -j 2 -o cut >"$scratch/out" 2>"$scratch/err" &
child=$!
await cut/manifest.json
kill -s TERM $child
status=0
wait $child || status=$?
[ $status -eq 143 ] || fail "status $status of a forecast"
says '[0-9]* of 100000'

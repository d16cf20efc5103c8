#!/bin/sh
# Of two programs that would write into one folder the second is refused and changes nothing; a lock never outlives the one
# who held it, and files that a killed program was writing go when the next one writes there.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need flock
set -- -q -m tutorial --to 2026-12-31 -o made
expect 0 forecast "$@" -n 3
cp -r made whole

# held WORD...: status 1 and an untouched folder while another process holds it.
held() {
    exec 9<made
    flock -n 9 || fail "the folder is held already"
    digests made >"$scratch/before"
    expect 1 "$@"
    exec 9<&-
    says '^layercake: made: is being written by another layercake$'
    [ ! -s "$scratch/out" ] || fail "data on standard output: layercake $*"
    digests made | diff "$scratch/before" - >&2 || fail "made was touched: layercake $*"
}
held forecast "$@" -n 3 --resume
held forecast "$@" -n 3 --force
held merge -q whole -o made --force
held compare fast-permits "$@" -n 1 --force
held run "$@" --force
held hindcast -q -n 2 -o made --force
held report -q made
same whole made

# A program that is at work holds it: the other is refused as long as the folder is not whole.
"$LAYERCAKE" forecast -q -m tutorial -n 60000 -j 1 -o long 2>"$scratch/log" &
child=$!
while [ ! -e long/manifest.json ]; do
    kill -0 $child 2>/dev/null || fail "the first one ended: $(cat "$scratch/log")"
done
expect 1 forecast -q -m tutorial -n 60000 -o long --resume
says 'long: is being written by another layercake'
kill -s KILL $child
wait $child 2>/dev/null || :

# Nothing is left of the lock, and of what was being written.
for suffix in csv json xlsx html; do
    echo half >"made/forecast.$suffix.123-0.tmp"
done
echo mine >made/mine.tmp
expect 0 report -q made
rm made/mine.tmp
same whole made
echo half >made/events.csv.77-3.tmp
expect 0 run "$@" --force
[ ! -e made/events.csv.77-3.tmp ] || fail "what a killed program was writing stays"

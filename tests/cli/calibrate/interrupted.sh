#!/bin/sh
# A calibration that is stopped dies of its signal and leaves nothing behind: half an ensemble is not weighed.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# Commands in the background ignore SIGINT, unless env can undo that.
with=''
names=TERM
if env --default-signal=INT true 2>/dev/null; then
    with='env --default-signal=INT'
    names='INT TERM'
fi
for name in $names; do
    # shellcheck disable=SC2086
    $with "$LAYERCAKE" calibrate -q -n 20000 -j 2 -o "cut-$name" 2>"$scratch/err" >"$scratch/out" &
    child=$!
    sleep 0.5
    kill -s "$name" $child
    status=0
    wait $child 2>/dev/null || status=$?
    case $name in
    INT) [ $status -eq 130 ] || fail "status $status after $name" ;;
    *) [ $status -eq 143 ] || fail "status $status after $name" ;;
    esac
    [ ! -s "$scratch/out" ] || fail "a result was printed"
    [ ! -e "cut-$name" ] || fail "left behind: $(ls -A "cut-$name")"
done

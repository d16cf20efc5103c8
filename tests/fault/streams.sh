#!/bin/sh
# Whatever the standard streams, the mask of modes, the clock and the kind of the target are: results are in the folder and
# nowhere else, and what could not be printed or made is a failure.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

set -- forecast -m tutorial -n 3 --to 2026-12-31 --every year
expect 0 "$@" -q -o whole

# ended STATUS WHAT: what ended with $status has left the whole folder.
ended() {
    [ "$status" -eq "$1" ] || fail "status $status, expected $1: $2"
    same whole made
    rm -rf made
    status=0
}
status=0
"$LAYERCAKE" "$@" -o made >&- 2>"$scratch/err" || status=$?
ended 1 'no standard output'
says "standard output: can't write"
"$LAYERCAKE" "$@" -o made 2>&- >"$scratch/out" || status=$?
ended 0 'no standard error'
"$LAYERCAKE" "$@" -o made <&- >"$scratch/out" 2>"$scratch/err" || status=$?
ended 0 'no standard input'
"$LAYERCAKE" "$@" -q -o made <&- >&- 2>&- || status=$?
[ "$status" -le 1 ] || fail "status $status without standard streams"
ended $status 'no standard stream'
if [ -c /dev/full ]; then
    "$LAYERCAKE" "$@" -o made >/dev/full 2>"$scratch/err" || status=$?
    ended 1 'a full standard output'
    "$LAYERCAKE" "$@" -o made 2>/dev/full >"$scratch/out" || status=$?
    ended 0 'a full standard error'
fi

# A reader that goes at once: the program dies of SIGPIPE, or says that it can't write.
mkfifo pipe
for words in 'show parameters' 'show series --csv' 'merge -q whole -o made --force' 'merge whole -o made --force'; do
    status=0
    : <pipe &
    # shellcheck disable=SC2086
    "$LAYERCAKE" $words >pipe 2>"$scratch/err" || status=$?
    wait
    case "$words:$status" in
    *:141 | *:1 | merge*:0) ;;
    *) fail "status $status: layercake $words into a closed pipe" ;;
    esac
done
expect 0 merge -q whole -o made --force
status=0
ended 0 'a pipe that is closed'
(
    trap '' PIPE
    "$LAYERCAKE" show series --csv || echo "status $?" >"$scratch/status"
) 2>"$scratch/err" | :
grep -q 'status 1' "$scratch/status" || fail "no failure where SIGPIPE is ignored"
says "can't write"

# Modes.
(
    umask 077
    "$LAYERCAKE" "$@" -q -o made
)
[ -z "$(find made -perm /077)" ] || fail "others may look in against the mask"
ended 0 'a mask of 077'
mkdir made
chmod 2755 made
expect 0 "$@" -q -o made
[ -n "$(find made -maxdepth 1 -type d -perm -2000)" ] || fail "the folder lost its setgid bit"
ended 0 'a folder with setgid'

# A target that is no folder of its own: a link to one is followed; anything else is refused and left.
mkdir away
ln -s away made
expect 0 "$@" -q -o made
same whole away
ln -s nowhere dangling
expect 2 "$@" -q -o dangling
[ ! -e nowhere ] || fail "a link that leads nowhere was followed"
expect 2 "$@" -q -o pipe
[ -p pipe ] || fail "the pipe is gone"
expect 2 "$@" -q -o /dev/null --force
[ -c /dev/null ] || fail "the device is gone"

# A file of the folder that has another name too, or is a link, is not written into: it is replaced.
rm made
mkdir made
echo mine >other
ln other made/summary.csv
ln -s "$PWD/other" made/quantiles.csv
expect 0 "$@" -q -o made --force
[ "$(cat other)" = mine ] || fail "a file elsewhere was written into"
status=0
ended 0 'links in the folder'

# A folder that can't be written to, as its modes say or its file system.
if [ "$(id -u)" -ne 0 ]; then
    mkdir shut
    chmod 500 shut
    expect 1 "$@" -q -o shut
    says 'shut: Permission denied'
fi
mkdir fixed
# shellcheck disable=SC2016
if unshare -m mount -t tmpfs -o ro none fixed 2>/dev/null; then
    unshare -m sh -c 'mount -t tmpfs -o ro none fixed && "$LAYERCAKE" "$@" -q -o fixed/made' sh "$@" \
        2>"$scratch/err" || status=$?
    [ "$status" -eq 1 ] || fail "status $status on a file system that is read only"
    says 'fixed/made: Read-only file system'
    status=0
fi

# The clock.
if command -v faketime >/dev/null 2>&1; then
    for day in 1970-01-02 2106-02-08; do
        faketime "$day" "$LAYERCAKE" "$@" -q -o made
        ended 0 "the clock at $day"
    done
else
    echo "not tried: faketime"
fi

#!/bin/sh
# A disk that is full, or a file that may not grow so large, leaves whole parts only, and --resume goes on from there.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

set -- forecast -q -m tutorial --to 2026-12-31 --every year
expect 0 "$@" -n 430 -o whole

# is_resumable FOLDER: it says that it is not all, and holds whole parts and nothing besides. (The manifest may lack the
# last one: there may have been no room to name it.)
is_resumable() {
    grep -q '"complete": false' "$1/manifest.json" || fail "$1 says that it is all"
    (cd "$1" && find . -type f ! -name manifest.json) >"$scratch/left"
    while IFS= read -r file; do
        cmp "$1/$file" "whole/$file" >&2 || fail "$1/$file is no whole part"
    done <"$scratch/left"
    grep -q '"ensemble/part-00000.nc": "[0-9a-f]\{64\}"' "$1/manifest.json" || fail "$1: the first part is not named"
}

# What ulimit -f counts in.
unit=512
[ -z "${BASH_VERSION-}" ] || unit=1024

# No file may be larger than a kilobyte less than a part (and the signal that comes with it is not died of).
expect 0 "$@" -n 100 -o limited
blocks=$(($(wc -c <limited/ensemble/part-00000.nc) / unit - 1))
status=0
(
    trap '' XFSZ
    small_files $blocks
    exec "$LAYERCAKE" "$@" -n 430 -o limited --resume
) 2>"$scratch/err" || status=$?
[ $status -eq 1 ] || fail "status $status where no file may be so large"
says "limited/ensemble/part-0000[1-4].nc: can't write: "
says "[0-9]* of 430 replications are kept in limited; the same command with --resume goes on"
is_resumable limited
expect 0 "$@" -n 430 -o limited --resume
same whole limited

# A file system of a few megabytes, where such can be had; what is left in it is carried to a larger one.
mkdir small
if unshare -m mount -t tmpfs -o size=2500k none small 2>/dev/null; then
    status=0
    # shellcheck disable=SC2016
    unshare -m sh -c '
        mount -t tmpfs -o size=2500k none small
        status=0
        "$LAYERCAKE" "$@" -n 430 -o small/full || status=$?
        cp -r small/full full
        exit $status' sh "$@" 2>"$scratch/err" || status=$?
    [ $status -eq 1 ] || fail "status $status on a full disk"
    says "can't write: "
    [ "$(find full/ensemble -name 'part-*' | wc -l)" -lt 5 ] || fail "the disk was not full"
    is_resumable full
    expect 0 "$@" -n 430 -o full --resume
    same whole full
fi

# Where the parts fit and a table does not, the folder does not say that it is complete.
set -- forecast -q -m tutorial -n 10 --every month
expect 0 "$@" -o months
status=0
(
    trap '' XFSZ
    small_files $(($(wc -c <months/ensemble/part-00000.nc) / unit + 1))
    exec "$LAYERCAKE" "$@" -o tables
) 2>"$scratch/err" || status=$?
[ $status -eq 1 ] || fail "status $status where no table may be so large"
says "tables/quantiles.csv: can't write: "
grep -q '"complete": false' tables/manifest.json || fail "complete without tables"
cmp months/ensemble/part-00000.nc tables/ensemble/part-00000.nc || fail "the part is another one"
expect 0 "$@" -o tables --resume
same months tables

#!/bin/sh
# Where a disk or a quota is of any size, a run and a forecast have all of their bytes, or end with status 1 and the file's
# name: a run then leaves nothing, a forecast whole files that it goes on with elsewhere to the same bytes.
#   FAULTS=all   all sizes by steps of 16 kB and 64 kB, from none to enough; else four
# shellcheck source=tests/cli/lib.sh disable=SC2016 # the shell inside has its own variables
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# With the page, where there is one.
beside=$(dirname "$LAYERCAKE")
[ ! -f "$beside/page.html" ] || LAYERCAKE_DATA=$beside
mkdir small
IMAGE=$scratch/image
export IMAGE

# What makes the folder small/in of SIZE kB, in a name space of its own: a file system in memory, and a quota of Btrfs, which root
# alone may set.
disk='mount -t tmpfs -o "size=${SIZE}k" none small && mkdir small/in'
quota='mount -o loop "$IMAGE" small && btrfs -q quota enable small && btrfs -q subvolume create small/in &&
    btrfs -q qgroup limit "${SIZE}k" small/in'

# can_be SETTING: whether such a folder can be had here.
can_be() {
    SIZE=64 unshare -m sh -c "$1" >"$scratch/log" 2>&1
}

# on SIZE WORD...: in such a folder of so many kB; status in $status, what it left in made.
on() {
    size=$1
    shift
    status=0
    rm -rf made
    SIZE=$size SETTING=$setting unshare -m sh -c '
        eval "$SETTING" >&2 || exit 99
        status=0
        "$LAYERCAKE" "$@" -o small/in/made || status=$?
        [ ! -e small/in/made ] || cp -r small/in/made .
        exit $status' sh "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
}

# sweep STEP WORD...
sweep() {
    step=$1
    shift
    rm -rf whole
    expect 0 "$@" -o whole
    needed=$(du -sk --apparent-size whole | cut -f 1)
    sizes="$step $((needed / 3)) $((needed - step)) $((2 * needed + 256))"
    [ "${FAULTS-}" != all ] || sizes=$(seq "$step" "$step" $((2 * needed + 256)))
    full=0
    fits=0
    for size in $sizes; do
        [ -z "$fresh" ] || { rm -f "$IMAGE" && eval "$fresh"; }
        on "$size" "$@"
        if [ "$status" -eq 0 ]; then
            fits=$((fits + 1))
            same whole made
            [ $fits -lt 3 ] || break
            continue
        fi
        [ "$status" -eq 1 ] || fail "status $status on $size kB: layercake $*"
        says "^layercake: small/in/made[^ ]*: can.t write: \|^layercake: small/in/made[^ ]*: $reason"
        [ ! -s "$scratch/out" ] || fail "data on standard output on $size kB: layercake $*"
        full=$((full + 1))
        if [ "$1" = run ]; then
            [ ! -e made ] || fail "left on $size kB: $(ls made)"
            continue
        fi
        [ -d made ] || continue
        find made -type f ! -name manifest.json >"$scratch/left"
        while IFS= read -r file; do
            cmp "$file" "whole/${file#made/}" >&2 || fail "$file is not whole on $size kB"
        done <"$scratch/left"
        [ ! -f made/manifest.json ] || grep -q '"complete": false' made/manifest.json || fail "complete on $size kB"
        expect 0 "$@" -o made --resume
        same whole made
    done
    if [ $fits -eq 0 ] || [ $full -eq 0 ]; then
        fail "$full sizes were too small, $fits were enough"
    fi
    echo "$name: $full sizes too small, $fits enough: layercake $*"
}

# all NAME SETTING REASON FRESH: the sweeps where such a folder can be had; FRESH makes what it stands on, if anything.
all() {
    name=$1
    setting=$2
    reason=$3
    fresh=$4
    eval "$fresh"
    if ! can_be "$setting"; then
        echo "$name: not tried, such a folder can't be had here"
        return 0
    fi
    swept=yes
    sweep 16 run -q -m tutorial --to 2026-12-31 --every year
    sweep 64 forecast -q -m tutorial -n 2 --wide --iamc --to 2026-12-31 --every year
}

swept=no
all disk "$disk" 'No space left' ''
if command -v mkfs.btrfs >/dev/null 2>&1; then
    all quota "$quota" 'Disk quota exceeded' 'truncate -s 200M "$IMAGE" && mkfs.btrfs -q "$IMAGE" >"$scratch/log" 2>&1'
fi
if [ $swept = no ]; then
    echo "skipped: no file system of any size can be had"
    exit 77
fi

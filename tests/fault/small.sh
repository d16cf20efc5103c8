#!/bin/sh
# On a file system of any size a run and a forecast have all of their bytes, or end with status 1 and the file's name: a run then
# leaves nothing, a forecast whole files that it goes on with elsewhere to the same bytes.
#   FAULTS=all   all sizes by steps of 16 kB and 64 kB, from none to enough; else four
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# With the page, where there is one.
beside=$(dirname "$LAYERCAKE")
[ ! -f "$beside/page.html" ] || LAYERCAKE_DATA=$beside
mkdir small
if ! unshare -m mount -t tmpfs -o size=64k none small 2>/dev/null; then
    echo "skipped: no file system of any size can be had"
    exit 77
fi

# on SIZE WORD...: on a file system of so many kB; status in $status, what it left in made.
on() {
    size=$1
    shift
    status=0
    rm -rf made
    # shellcheck disable=SC2016
    SIZE=$size unshare -m sh -c '
        mount -t tmpfs -o "size=${SIZE}k" none small
        status=0
        "$LAYERCAKE" "$@" -o small/made || status=$?
        [ ! -e small/made ] || cp -r small/made .
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
        on "$size" "$@"
        if [ "$status" -eq 0 ]; then
            fits=$((fits + 1))
            same whole made
            [ $fits -lt 3 ] || break
            continue
        fi
        [ "$status" -eq 1 ] || fail "status $status on $size kB: layercake $*"
        says '^layercake: small/made[^ ]*: can.t write: \|^layercake: small/made[^ ]*: No space left'
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
    echo "$full sizes too small, $fits enough: layercake $*"
}

sweep 16 run -q -m tutorial --to 2026-12-31 --every year
sweep 64 forecast -q -m tutorial -n 2 --wide --iamc --to 2026-12-31 --every year

#!/bin/sh
# A part that can't be read any more while tables are made of it ends a forecast with status 1 and the part's name: no table of it
# stays that is not whole, the manifest does not say that it is all, and --resume gives the undisturbed bytes.
# shellcheck source=tests/fault/lib.sh
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library inject.c
set -- forecast -q -m tutorial -n 102 --to 2026-12-31 --every year -o made
what="$*"
part=made/ensemble/part-00001.nc
under=$PWD/$part
family="read"

# A part is made in memory: whoever reads it makes tables.
code=5
faulty 0 "$@"
[ "$status" -eq 0 ] || fail "status $status without a fault"
calls=$(sed -n 's/^calls //p' "$scratch/fired")
[ "$calls" -gt 10 ] || fail "the part is read $calls times"
mv made whole
[ "${FAULTS-}" != all ] || numbers=$(seq 1 "$calls")
[ "${FAULTS-}" = all ] || numbers="1 $((calls / 2))"
for number in $numbers; do
    for FAULT_ON in '' 1; do
        export FAULT_ON
        [ -n "$FAULT_ON" ] || unset FAULT_ON
        rm -rf made
        faulty "$number" "$@"
        [ "$status" -eq 1 ] || wrong "status $status"
        says "^layercake: $part: can't be read"
        [ ! -s "$scratch/out" ] || wrong "data on standard output"
        grep -q '"complete": false' made/manifest.json || wrong "the manifest says that it is all"
        find made -type f ! -name manifest.json >"$scratch/left"
        while IFS= read -r file; do
            cmp -s "$file" "whole/${file#made/}" || wrong "$file is not whole"
        done <"$scratch/left"
        expect 0 "$@" --resume
        same whole made
        tried=$((tried + 1))
    done
done
echo "$tried tried of $calls calls"

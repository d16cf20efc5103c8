#!/bin/sh
# A folder that was damaged is told from a whole one, and made whole: parts cut at any byte or with any bit turned, empty,
# gone, one too many; moved elsewhere. One byte changed in any file, or a file gone, is named when it is reproduced.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

set -- forecast -q -m tutorial -n 102 --to 2026-12-31 --every year
expect 0 "$@" -o whole
part=ensemble/part-00001.nc
size=$(wc -c <whole/$part)

# heal WHAT WORD...: --resume makes the damaged folder whole, and says which part it made again.
heal() {
    what=$1
    shift
    expect 0 "$@" -o made --resume
    grep -q "made/$part: .*; it is made again" "$scratch/err" || fail "not noticed: $what"
    same whole made
}
cp -r whole made
points=${FAULTS:+200}
step=$((size / ${points:-4} + 1))
at=0
while [ $at -lt "$size" ]; do
    head -c $at whole/$part >made/$part
    heal "cut at $at" "$@"
    flip made/$part $at
    heal "another byte at $at" "$@"
    at=$((at + step))
done
rm made/$part
heal 'gone' "$@"
cat whole/$part whole/$part >made/$part
heal 'twice' "$@"
cp whole/ensemble/part-00000.nc made/$part
heal 'another part in its place' "$@"

# A part that the manifest does not name goes; the folder may lie elsewhere.
cp whole/$part made/ensemble/part-00007.nc
expect 0 "$@" -o made --resume
same whole made
mkdir -p else/where
mv made else/where/moved
rm else/where/moved/$part
expect 0 "$@" -o else/where/moved --resume
same whole else/where/moved

# One byte of each file, and each file gone. The manifest itself is told by what no longer fits it.
expect 0 run -q -m tutorial --to 2026-12-31 --every year -o single
expect 0 reproduce single
find single whole -type f ! -name manifest.json | LC_ALL=C sort >"$scratch/files"
chosen=0
while IFS= read -r file; do
    chosen=$((chosen + 1))
    folder=${file%%/*}
    [ "$folder" = single ] || [ $((chosen % 4)) -eq 0 ] || [ -n "${FAULTS-}" ] || continue
    cp -r "$folder" changed
    flip "changed/${file#*/}" $(($(wc -c <"$file") / 2))
    expect 4 reproduce -q changed
    says "changed/${file#*/}: not the file that the manifest names"
    rm "changed/${file#*/}"
    expect 4 reproduce -q changed
    says "changed/${file#*/}: can't be read"
    rm -r changed
done <"$scratch/files"

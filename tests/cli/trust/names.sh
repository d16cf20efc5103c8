#!/bin/sh
# Names of files and folders, however odd, work or are refused; in what is said and written they are escaped. Results never go
# into an input, by whatever way it is named, nor through a link that somebody has planted.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

cp -r "$LAYERCAKE_SRCDIR/models" "$scratch"
chmod -R u+w "$scratch/models"
tutorial=$scratch/models/tutorial
few='-n 2 --to 2026-03-31'

# A20, J3: bytes that no name should have, in the folder of a model and in that of the results.
n=0
# shellcheck disable=SC1003,SC2016 # nothing is to be expanded
for name in "$(printf 'a\nb\tc')" "$(printf '\033]0;x\007\302\233')" "$(printf '\377\300\257')" 'a "b" $c `d` %n\' '-n' '=1+1,"x' \
    "$(printf '\342\200\256a')" '...' "$(printf '%0200d' 0)"; do
    n=$((n + 1))
    cp -r "$tutorial" "$scratch/models/$name"
    # shellcheck disable=SC2086
    expect 0 forecast -m "$scratch/models/$name" $few --wide --iamc -o "made-$n"
    harmless "$scratch/out"
    harmless "$scratch/err"
    for file in "made-$n"/*.csv "made-$n"/*.json; do
        harmless "$file"
    done
    expect 0 check -m "$scratch/models/$name"
    harmless "$scratch/out"
    # shellcheck disable=SC2086
    expect 0 forecast -v -m "$tutorial" $few -o "$scratch/models/out $name"
    harmless "$scratch/out"
    harmless "$scratch/err"
    # shellcheck disable=SC2086
    [ $n -eq 9 ] || expect 0 run -m "$scratch/models/$name" --to 2026-03-31
    harmless "$scratch/err"
    [ $n -ne 1 ] || expect 0 reproduce -m "$scratch/models/$name" "made-$n"
    expect 2 check -m "$scratch/models/nowhere $name"
    harmless "$scratch/err"
    cp "$scratch/models/scenarios/baseline.csv" "$scratch/models/X$name.csv" 2>/dev/null || continue
    expect 2 check -m "$tutorial" "$scratch/models/X$name.csv"
    harmless "$scratch/err"
done
grep -q 'a\\\\nb\\\\tc' made-1/manifest.json || fail "the name is not recorded as it is told"
rm -rf ./*

# What libraries take for a URL, a drive, or a path of another system.
i=0
# shellcheck disable=SC1003
for name in 'a\b' 'c\' 'c:' 'D:\x' file: http: 's3:#mode=zarr' 'x?y&z=1' '%41' '~' '[mode=bytes]x' 'http:/localhost:9'; do
    i=$((i + 1))
    mkdir -p "$name"
    # shellcheck disable=SC2086
    expect 0 forecast -q -m "$tutorial" $few -o "$name" --force
    [ $i -eq 1 ] || same 'a\b' "$name"
done
rm -rf ./* ./~

# Names of 255 bytes, more, and paths of 4096.
long=$(printf '%0255d' 0)
# shellcheck disable=SC2086
expect 0 forecast -q -m "$tutorial" $few -o "$long"
[ -f "$long/manifest.json" ] || fail "a name of 255 bytes"
rm -r "$long"
# shellcheck disable=SC2086
expect 1 forecast -q -m "$tutorial" $few -o "${long}0"
says 'File name too long'
deep=$(awk 'BEGIN { for (i = 0; i < 2050; i++) printf "./" }')
# shellcheck disable=SC2086
expect 1 forecast -q -m "$tutorial" $few -o "${deep}out"
says 'File name too long'
refuse 'no model folder' check -m "${deep}x"
refuse 'File name too long' check -m "$tutorial" "${deep}x.csv"
refuse 'scenario' check -m "$tutorial" "${long}0"
[ -z "$(ls -A)" ] || fail "left behind: $(ls -A)"

# A23, B11, F16: the model's folder, however it is named, takes no results.
ln -s "$tutorial" "$scratch/link"
mkdir "$scratch/models/beside"
for path in "$tutorial" "$tutorial/" "$tutorial/." "$scratch/models/beside/../tutorial" "$scratch/link" "$scratch/link/"; do
    for command in forecast run 'compare carbon-price'; do
        # shellcheck disable=SC2086
        spare "is the model's folder" "$tutorial" $command -q -m "$tutorial" --to 2026-03-31 -o "$path" --force
    done
done

# J7: what lies at a temporary name is neither followed nor taken away.
echo mine >"$scratch/mine"
mkdir planted
i=0
for file in manifest.json quantiles.csv summary.csv draws.csv; do
    ln -s "$scratch/mine" "planted/$file"
done
# shellcheck disable=SC2086
expect 0 forecast -q -m "$tutorial" $few -o planted --force
[ "$(cat "$scratch/mine")" = mine ] || fail "a link was followed"
for file in manifest.json quantiles.csv summary.csv draws.csv; do
    [ ! -L "planted/$file" ] || fail "$file is a link"
    [ -s "planted/$file" ] || fail "$file is empty"
done

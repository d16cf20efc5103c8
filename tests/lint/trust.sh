#!/bin/sh
# tests/trust.md has a row for each case, once, and every test that it names is there.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
sections='A26 B12 C28 D18 E25 F32 G20 H16 I7 J9 K18'
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for section in $sections; do
    letter=$(echo "$section" | cut -c 1)
    n=1
    while [ "$n" -le "${section#?}" ]; do
        echo "$letter$n"
        n=$((n + 1))
    done
done | sort >"$scratch/wanted"
sed -n 's/^| \([A-Z][0-9]*\) |.*/\1/p' tests/trust.md | sort >"$scratch/found"
diff "$scratch/wanted" "$scratch/found" || {
    echo "^ cases that stand not once in tests/trust.md"
    status=1
}

# Tests of a row, one a line: FILE, or FILE FUNCTION for each function named.
sed -n 's/^| [A-Z][0-9]* | .* | \([^|]*\) |$/\1/p' tests/trust.md | awk '{
    while (match($0, /[^ ,(]+( \([^)]*\))?/)) {
        word = substr($0, RSTART, RLENGTH)
        $0 = substr($0, RSTART + RLENGTH)
        file = word
        sub(/ .*/, "", file)
        if (match(word, /\(.*\)/)) {
            n = split(substr(word, RSTART + 1, RLENGTH - 2), names, /, */)
            for (i = 1; i <= n; i++) print file, names[i]
        } else print file
    }
}' | sort -u >"$scratch/tests"
[ "$(wc -l <"$scratch/tests")" -gt 100 ] || {
    echo "tests/trust.md names few tests"
    status=1
}
while read -r file name; do
    case $file in
    bad/*)
        [ -f "tests/files/$file.csv" ] && grep -q "{\"${file#bad/}\"," tests/unit/input/test_bad_inputs.c && continue
        ;;
    unit/* | model/*)
        [ -f "tests/$file.c" ] && { [ -z "$name" ] || grep -q "START_TEST($name)" "tests/$file.c"; } && continue
        [ -z "$name" ] && [ -f "tests/$file.sh" ] && continue
        ;;
    *) [ -f "tests/$file.sh" ] && [ -z "$name" ] && continue ;;
    esac
    echo "tests/trust.md: no test $file $name"
    status=1
done <"$scratch/tests"
exit $status

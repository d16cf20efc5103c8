#!/bin/sh
# The manifest holds the digest of every other file, and neither place nor time; layercake-output(5) tells its keys.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -q -m tutorial -n 20 -o result
cd result
for file in ./* ensemble/*; do
    file=${file#./}
    case $file in
    manifest.json | ensemble) continue ;;
    esac
    digest=$(sha256sum "$file" | cut -d ' ' -f 1)
    grep -q "\"$file\": \"$digest\"" manifest.json || fail "$file: digest"
done
[ "$(grep -c '\.csv": "' manifest.json)" -eq "$(find . -name "*.csv" | wc -l)" ] || fail "a file too many"
for word in "$scratch" "$(hostname)" "$(date +%Y-%m-%d)" threads; do
    ! grep -q -F -e "$word" ./*.csv ./*.json || fail "$word stands in a result"
done
! grep -q -r -F -e "$scratch" ensemble || fail "a path stands in a part"
grep -q '"complete": true' manifest.json || fail "not complete"
grep -q '"command": "layercake forecast -m tutorial -s baseline -n 20 --seed 1 --from 2026-01-01' manifest.json ||
    fail "command"
for file in ./*.csv; do
    ! grep -n -i -e '\bnan\b' -e '\binf\b' -e '\binfinity\b' "$file" >&2 || fail "$file: not finite"
done

# of the page the list below manifest.json
sed -n '/^\.It Pa manifest\.json$/,/^\.El$/s/^\.It Cm //p' "$LAYERCAKE_SRCDIR/man/layercake-output.5" | sed 's/ , /\n/g' >"$scratch/told"
untold=$(sed -n 's/^  "\([a-z_]*\)":.*/\1/p' manifest.json | grep -v -x -F -f "$scratch/told" || :)
[ -z "$untold" ] || fail "the page doesn't tell $untold"

#!/bin/sh
# A manifest that is a bomb, or JSON that readers understand differently, is refused with its place, by whatever reads it.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -q -m tutorial -n 2 --to 2026-01-31 -o "$scratch/good"
cp -r "$scratch/good" "$scratch/bad"
manifest=$scratch/bad/manifest.json

# refused WHAT: the manifest that lies there is refused with one line, in little time.
refused() {
    for command in report reproduce merge trace; do
        refuse 'bad/manifest.json:[0-9]*:[0-9]*: ' $command "$scratch/bad"
        [ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "not one line about $1"
        harmless "$scratch/err"
    done
}
# instead NAME TEXT: the value of a member is the text.
instead() {
    awk -v name="  \"$1\":" -v text="$2" 'index($0, name) == 1 { print name " " text ","; next } { print }' \
        "$scratch/good/manifest.json" >"$manifest"
    ! cmp -s "$scratch/good/manifest.json" "$manifest" || fail "the manifest has no member $1"
}

awk 'BEGIN { for (i = 0; i < 20000; i++) printf "["; print "" }' >"$manifest"
refused nesting
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"a\":"; print "" }' >"$manifest"
refused 'nesting of objects'
instead seed 1e999
refused overflow
instead seed 99999999999999999999999
refused 'a huge integer'
instead seed '"1", "seed": "2"'
refused 'a key twice'
instead seed '"\u0000"'
refused 'a NUL in a text'
instead seed '"\ud800"'
refused 'half a pair'
instead seed NaN
refused nan
instead seed "'1'"
refused 'other quotes'
instead command "$(printf '"\377"')"
refused 'no UTF-8'
instead command '"a	b"'
refused 'a tab in a text'
{ cat "$scratch/good/manifest.json" && echo x; } >"$manifest"
refused 'more behind it'
{ printf '\357\273\277' && cat "$scratch/good/manifest.json"; } >"$manifest"
refused 'a byte order mark'
{ printf '\377\376' && cat "$scratch/good/manifest.json"; } >"$manifest"
refused UTF-16
awk 'BEGIN { printf "{\"format\": 2, \"x\": \""; for (i = 0; i < 30000000; i++) printf "y"; print "\"}" }' >"$manifest"
refused 'thirty megabytes'

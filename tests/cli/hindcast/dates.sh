#!/bin/sh
# --as-of, --after and --to choose what is scored; what leaves nothing to score is refused.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

last="no observation after .* and until"
refuse 'has no initial state for that day; it can start at 2020-12-31, 2022-12-31' hindcast --as-of 2021-12-31
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
refuse '^layercake: --as-of 2023-01-01: ' hindcast --as-of 2023-01-01
refuse "no initial state" hindcast -m tutorial
refuse "$last" hindcast -m tutorial --as-of 2025-12-31
refuse "$last" hindcast --to 2023-01-02
refuse 'nothing to score after 2023-06-30' hindcast --after 2023-06-30 --to 2023-06-30
refuse 'nothing to score after 2040-12-31: observations end with' hindcast --after 2040-12-31
refuse 'lies not after --as-of' hindcast --to 2022-12-31
refuse 'nothing to score' hindcast --as-of 2035-12-31
refuse 'expected a date' hindcast --as-of 2022-12
refuse 'expected a date' hindcast --after yesterday

# A later last day adds points and leaves the forecast of the earlier ones as it is.
expect 0 hindcast -q -n 4 --to 2024-06-30 -o short
expect 0 hindcast -q -n 4 -o long
expect 0 hindcast -q -n 4 --to 2039-12-31 -o longest
for name in scores.csv hindcast.csv; do
    cmp long/$name longest/$name || fail "$name: the last observation is not the last day"
done
awk -F , 'NR > 1 && $5 > "2024-06-30" { exit 1 }' short/hindcast.csv || fail "scored after --to"
awk -F , 'NR == 1 || $5 <= "2024-06-30"' long/hindcast.csv >"$scratch/earlier"
sort "$scratch/earlier" >"$scratch/a"
sort short/hindcast.csv >"$scratch/b"
cmp "$scratch/a" "$scratch/b" || fail "the last day changes a forecast before it"

# --after leaves points out and changes no other.
expect 0 hindcast -q -n 4 --after 2024-06-30 -o late
awk -F , 'NR == 1 || $5 > "2024-06-30"' long/hindcast.csv | cmp - late/hindcast.csv || fail "--after"
expect 0 hindcast -q -n 4 --after 2020-01-01 -o all
cmp long/scores.csv all/scores.csv || fail "--after before the start"

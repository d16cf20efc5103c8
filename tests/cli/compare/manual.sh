#!/bin/sh
# The examples of layercake-compare(1) run, on the reference model to an early end with few replications, and its tables
# have the columns that the manual of files tells.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

examples layercake-compare.1 >"$scratch/examples"
[ "$(wc -l <"$scratch/examples")" -ge 3 ] || fail "the page has too few examples"
while read -r line; do
    # shellcheck disable=SC2086
    expect 0 $line -n 2 --to 2026-12-31
    [ -s "$scratch/out" ] || fail "prints nothing: $line"
done <"$scratch/examples"
[ -s policies/expected.csv ] || fail "no expectations"
for file in policies/compare policies/expected package/wedges; do
    awk -v file="${file#*/}.csv" '$0 == ".It Pa " file { on = 1 } on && /^\.Bd/ { text = 1; next } on && /^\.Ed/ { exit }
        text { printf "%s", $0 } END { print "" }' "$LAYERCAKE_SRCDIR/man/layercake-output.5" >"$scratch/told"
    head -n 1 $file.csv | diff "$scratch/told" - >&2 || fail "layercake-output(5) tells other columns of $file.csv"
done

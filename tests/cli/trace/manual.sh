#!/bin/sh
# The examples of the manual page do what it says.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

page=$LAYERCAKE_SRCDIR/man/layercake-trace.1
sed -n 's/^\.Dl layercake //p' "$page" >"$scratch/examples"
[ "$(wc -l <"$scratch/examples")" -ge 6 ] || fail "the page has too few examples"
while read -r line; do
    # shellcheck disable=SC2086
    expect 0 ${line%% >*}
    case $line in
    run*) [ -f run/links.csv ] || fail "no run" ;;
    *) [ -s "$scratch/out" ] || fail "prints nothing: $line" ;;
    esac
done <"$scratch/examples"

#!/bin/sh
# The examples of the manual page do what it says.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

examples layercake-trace.1 >"$scratch/examples"
[ "$(wc -l <"$scratch/examples")" -ge 6 ] || fail "the page has too few examples"
while read -r line; do
    case $line in
    *--pull-through*) set -- -m tutorial -n 4 ;; # few, of the small model: the last of an option counts
    *) set -- ;;
    esac
    # shellcheck disable=SC2086
    expect 0 ${line%% >*} "$@"
    case $line in
    run*) [ -f run/links.csv ] || fail "no run" ;;
    *) [ -s "$scratch/out" ] || fail "prints nothing: $line" ;;
    esac
done <"$scratch/examples"

#!/bin/sh
# What can't be printed is a failure.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

for words in --help --version 'forecast --help' 'show events' 'show series --csv'; do
    status=0
    # shellcheck disable=SC2086
    "$LAYERCAKE" $words >/dev/full 2>"$scratch/err" || status=$?
    [ $status -eq 1 ] || fail "status $status with a full standard output: $words"
    says "can't write"
    status=0
    # shellcheck disable=SC2086
    "$LAYERCAKE" $words >&- 2>"$scratch/err" || status=$?
    [ $status -eq 1 ] || fail "status $status with a closed standard output: $words"
done

#!/bin/sh
# Started without any argument, not even a name of its own, the program tells its usage.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
need_python ctypes

status=0
$python -c '
import ctypes, os
nothing = (ctypes.c_char_p * 1)(None)
ctypes.CDLL(None, use_errno=True).execv(os.fsencode(os.environ["LAYERCAKE"]), nothing)
' >"$scratch/out" 2>"$scratch/err" || status=$?
[ $status -eq 2 ] || fail "status $status"
says 'Usage: layercake'
[ ! -s "$scratch/out" ] || fail "data on standard output"

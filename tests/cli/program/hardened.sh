#!/bin/sh
# A release build starts at an address chosen anew, has tables of addresses that can't be written, canaries on its stack and
# checked sizes in calls of the C library. No segment can be both written and executed.
set -eu
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
need readelf
if [ "${LAYERCAKE_HARDENED-no}" = no ]; then
    echo "skipped: configured without hardening, or for finding faults"
    exit 77
fi
readelf -W -h -l -d "$LAYERCAKE" >"$scratch/out"
prints 'Type: *DYN'
prints 'GNU_RELRO'
prints 'FLAGS.*BIND_NOW\|FLAGS.*NOW'
grep -q 'GNU_STACK.* RW ' "$scratch/out" || fail "the stack can be executed"
if grep -q 'LOAD.* RWE ' "$scratch/out"; then
    fail "a segment can be written and executed"
fi
readelf -W --dyn-syms "$LAYERCAKE" >"$scratch/out"
prints '__stack_chk_fail'
prints '__snprintf_chk'

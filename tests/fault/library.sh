#!/bin/sh
# A part whose reading would end the process, as a file made to break the NetCDF library can: merge and sensitivity refuse it,
# --resume makes it again. The fault is a signal in the process that tries parts, at any of its calls.
# shellcheck source=tests/fault/lib.sh
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library inject.c
ask='-q -m ./uncertain --to 2026-12-31 --every year'
uncertain_model uncertain
# shellcheck disable=SC2086
{
    expect 0 forecast $ask -n 102 --shard 1/2 -o one
    expect 0 forecast $ask -n 102 --shard 2/2 -o two
    expect 0 merge -q -m ./uncertain one two -o whole
}
under=$(pwd -P)
code=0
family='read'
FAULT_CHILD=1
export FAULT_CHILD
[ "${FAULTS-}" = all ] && step=1 || step=251

# sweep FIRST JUDGE WORD...: for each signal and each call in its turn, until there are no more calls.
sweep() {
    number=$1
    judge=$2
    shift 2
    what="$*"
    for signal in 11 6 9; do # SIGSEGV, SIGABRT; SIGKILL as for what takes too long
        at=$number
        while :; do
            rm -rf made
            [ "$judge" != healed ] || cp -r whole made
            FAULT_SIGNAL=$signal faulty "$at" "$@"
            [ -s "$scratch/fired" ] || break
            $judge
            tried=$((tried + 1))
            at=$((at + step))
        done
    done
}

refused_merge() {
    [ "$status" -eq 2 ] || wrong "status $status"
    says "^layercake: \(one\|two\)/ensemble/part-0000[01].nc: can't be read: it breaks the NetCDF library$"
    [ ! -e made ] || wrong "something was written"
}
healed() {
    [ "$status" -eq 0 ] || wrong "status $status"
    says "^layercake: made/ensemble/part-0000[01].nc: can't be read: it breaks the NetCDF library; it is made again$"
    same whole made
}
refused() {
    [ "$status" -eq 2 ] || wrong "status $status"
    says "^layercake: whole/ensemble/part-0000[01].nc: can't be read: it breaks the NetCDF library$"
    [ ! -s "$scratch/out" ] || wrong "data on standard output"
}
sweep 1 refused_merge merge -m ./uncertain one two -o made
# shellcheck disable=SC2086
sweep 7 healed forecast $ask -n 102 -o made --resume
sweep 12 refused sensitivity -q -m ./uncertain --from-folder whole
# A caller that ignores SIGCHLD does not hear how a process ended, and the program must.
if env --ignore-signal=CHLD true 2>/dev/null; then
    rm -rf made
    status=0
    FAULT_SIGNAL=11 FAULT_FAMILY=read FAULT_AT=1 FAULT_UNDER=$under FAULT_LOG=$scratch/fired LD_PRELOAD=$library \
        env --ignore-signal=CHLD "$LAYERCAKE" merge -m ./uncertain one two -o made >"$scratch/out" 2>"$scratch/err" || status=$?
    refused_merge
fi
[ $tried -ge 9 ] || fail "only $tried tried"
echo "$tried tried"

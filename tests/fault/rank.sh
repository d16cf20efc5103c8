#!/bin/sh
# A rank of an MPI job that is killed at any of its writes takes the job with it: it ends, and not with status 0, leaves whole
# parts only, and --resume, with ranks or without, gives the bytes of the undisturbed forecast.
# shellcheck source=tests/fault/lib.sh
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

expect 0 --version
if ! grep -q '^built with Open MPI ' "$scratch/out" || ! command -v mpirun >/dev/null 2>&1; then
    echo "skipped: built without Open MPI, or there is no mpirun"
    exit 77
fi
OMPI_ALLOW_RUN_AS_ROOT=1
OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
make_library inject.c

set -- forecast -q -m tutorial -n 730 --to 2026-12-31 --every year -j 1 -o made
# The library is there in one rank alone; in all others no family fails.
# shellcheck disable=SC2016
rank='echo $$ >"$PIDS/$OMPI_COMM_WORLD_RANK"
    [ "$OMPI_COMM_WORLD_RANK" -ne "$DYING" ] || export LD_PRELOAD="$LIBRARY"
    exec "$LAYERCAKE" "$@"'
PIDS=$scratch/pids
LIBRARY=$library
DYING=-1
FAULT_UNDER=$PWD/made
FAULT_LOG=$scratch/fired
FAULT_SIGNAL=9
FAULT_ERROR=0
export PIDS LIBRARY DYING FAULT_UNDER FAULT_LOG FAULT_SIGNAL FAULT_ERROR
mkdir "$PIDS"

# job: three ranks; what mpirun ended with is in $status. (A job that hung would be ended by the time that is set here.)
job() {
    status=0
    timeout 120 mpirun --oversubscribe --bind-to none -n 3 sh -c "$rank" sh "$@" \
        >"$scratch/out" 2>"$scratch/err" || status=$?
}

# gone: no rank runs any more, or not for long. (A process that nobody waits for is no longer one.)
gone() {
    cat "$PIDS"/* >"$scratch/ranks"
    while read -r pid; do
        tries=0
        while ps -o stat= -p "$pid" | grep -q '^[^Z]'; do
            sleep 0.1
            tries=$((tries + 1))
            [ $tries -lt 300 ] || fail "a rank is left: $what"
        done
    done <"$scratch/ranks"
}

job "$@"
[ "$status" -eq 0 ] || fail "status $status of an undisturbed job"
mv made whole

killed=0
for DYING in 0 1 2; do
    for place in write:1 rename:1 write:5 rename:2 sync:1; do
        [ -n "${FAULTS-}" ] || case $DYING:$place in 0:write:5 | 1:write:1 | 2:rename:1) ;; *) continue ;; esac
        FAULT_FAMILY=${place%:*}
        FAULT_AT=${place#*:}
        export FAULT_FAMILY FAULT_AT
        what="rank $DYING at $place"
        rm -rf made "$scratch/fired"
        job "$@"
        tried=$((tried + 1))
        [ "$status" -ne 124 ] || fail "the job hangs: $what"
        if [ ! -s "$scratch/fired" ]; then
            # A rank that came too late for a block makes no call.
            [ "$status" -eq 0 ] || fail "status $status: $what"
            same whole made
            continue
        fi
        killed=$((killed + 1))
        [ "$status" -ne 0 ] || fail "status 0: $what"
        gone
        find made -type f ! -name manifest.json ! -name '*.tmp' >"$scratch/left"
        while IFS= read -r file; do
            cmp "$file" "whole/${file#made/}" >&2 || fail "$file is not whole: $what"
        done <"$scratch/left"
        [ ! -f made/manifest.json ] || grep -q '"complete": false' made/manifest.json || fail "complete: $what"
        if [ $((killed % 2)) -eq 0 ]; then
            expect 0 "$@" --resume
        else
            FAULT_AT=0
            DYING=-1 job "$@" --resume
            [ "$status" -eq 0 ] || fail "status $status when it goes on: $what"
        fi
        same whole made
    done
done
[ $killed -gt 0 ] || fail "no rank was killed"
echo "$killed ranks killed of $tried"

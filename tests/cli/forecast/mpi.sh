#!/bin/sh
# The ranks of an MPI job make the same bytes as one process. Skipped without mpirun, and in a program without MPI.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 --version
if ! grep -q '^built with Open MPI ' "$scratch/out" || ! command -v mpirun >/dev/null 2>&1; then
    echo "skipped: built without Open MPI, or there is no mpirun"
    exit 77
fi
OMPI_ALLOW_RUN_AS_ROOT=1
OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM

# ranks STATUS N WORD...: the program on N ranks.
ranks() {
    expected=$1
    n=$2
    shift 2
    actual=0
    mpirun --oversubscribe -n "$n" "$LAYERCAKE" "$@" >"$scratch/out" 2>"$scratch/err" || actual=$?
    [ "$actual" -eq "$expected" ] || fail "status $actual, expected $expected: $n ranks, layercake $*"
}

set -- forecast -m tutorial -n 430 --to 2026-12-31 --every year
expect 0 "$@" -o alone
cp "$scratch/out" "$scratch/table"
for threads in 1 2; do
    ranks 0 2 "$@" -j $threads -o ranks-$threads
    same alone ranks-$threads
    cmp "$scratch/table" "$scratch/out" || fail "the headline is not printed once"
done

# Ranks go on where one process stopped, with more ranks than parts that are left.
expect 0 "$@" -q --shard 1/2 -o begun
ranks 0 3 "$@" -q -j 1 --resume -o begun
same alone begun

# What is refused is said once, and nothing is written.
ranks 2 2 "$@" -s nowhere -o refused
[ "$(grep -c 'nowhere' "$scratch/err")" -eq 1 ] || fail "a complaint of each rank"
[ ! -e refused ] || fail "wrote after a complaint"
ranks 2 2 "$@" -o alone

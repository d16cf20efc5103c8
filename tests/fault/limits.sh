#!/bin/sh
# Where the system gives little, a forecast has its bytes, or ends with status 1 and a reason and goes on to the same bytes:
# descriptors, sizes of files, stack, address space. (With 64 kB of stack the shell can't start it: 256 are enough.)
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if grep -q '\.gcda' "$LAYERCAKE"; then
    echo "skipped: files of a build that counts executed lines"
    exit 77
fi
set -- forecast -q -m tutorial -n 3 -j 2 --to 2026-12-31 --every year
expect 0 "$@" -o whole

crashed=0

# limited OPTION VALUE WORD...: under that limit of ulimit, then without. What it ended with is in $status.
limited() {
    what="ulimit $1 $2"
    limit=$1
    value=$2
    shift 2
    rm -rf made
    echo 0 >"$scratch/status"
    # What is printed goes through cat, which has no limit.
    {
        # shellcheck disable=SC3045 # there where the shell has it
        (
            ulimit "$limit" "$value" 2>/dev/null || exit 99
            exec "$LAYERCAKE" "$@" -o made
        ) || echo $? >"$scratch/status"
    } 2>&1 | cat >"$scratch/err"
    read -r status <"$scratch/status"
    case $status in
    0) same whole made && return ;;
    1) says '^layercake: ' ;;
    99) echo "not tried: $what" && return ;;
    134 | 139)
        # GLib, where it has no memory to say that there is none, and HDF5 crash.
        [ "$limit" = -v ] || fail "status $status: $what"
        crashed=$((crashed + 1))
        find made -name '*.tmp' -exec rm {} +
        ;;
    *) fail "status $status: $what" ;;
    esac
    if [ -d made ]; then
        [ -z "$(find made -name '*.tmp')" ] || fail "half a file is left: $what"
        [ ! -e made/manifest.json ] || grep -q '"complete": false' made/manifest.json || fail "complete: $what"
    fi
    ended=$status
    expect 0 "$@" -o made --resume
    same whole made
    status=$ended
}

# A sanitizer needs more of all of them.
sanitized=no
! grep -q -e __asan_init -e __ubsan_handle "$LAYERCAKE" || sanitized=yes

for blocks in 0 1 8 64; do
    limited -f $blocks "$@"
    [ "$status" -ne 0 ] || fail "files of more than $blocks blocks"
done
if [ "$sanitized" = no ]; then
    for n in 4 5 6 7 8 12; do
        limited -n $n "$@"
    done
    limited -n 16 "$@"
    [ "$status" -eq 0 ] || [ "$status" -eq 99 ] || fail "16 descriptors are not enough"
    limited -s 256 "$@"
    [ "$status" -eq 0 ] || [ "$status" -eq 99 ] || fail "a stack of 256 kB is not enough"
    # From the least with which its libraries can be loaded.
    least=30000
    until [ $least -gt 400000 ] || (
        # shellcheck disable=SC3045
        ulimit -v $least 2>/dev/null && exec "$LAYERCAKE" --version
    ) >/dev/null 2>&1; do
        least=$((least + 2000))
    done
    for more in 4 6 10 14 18 22 26 30 40 60; do
        limited -v $((least + more * 1000)) "$@"
    done
    limited -v $((least + 200000)) "$@"
    [ "$status" -eq 0 ] || [ "$status" -eq 99 ] || fail "$((least + 200000)) kB of addresses are not enough"
    echo "$crashed crashes of libraries that had too few addresses"
fi

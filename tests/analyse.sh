#!/bin/sh
# analyse.sh FLAG...: what static analysis finds in src/, compiled with these flags: clang-tidy with the checks of .clang-tidy,
# then cppcheck. Status 1 when either has something to say, 77 when neither is installed. `make analyse` runs it.
set -eu
LC_ALL=C
export LC_ALL
cd "${LAYERCAKE_SRCDIR:-$(dirname "$0")/..}"
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
ran=0
status=0
found=$(mktemp)
trap 'rm -f "$found" "$found.notes"' EXIT

# Sources without those that only a build with MPI compiles.
sources()
{
    find src -name '*.c' ! -name ranks_mpi.c | sort
}

if command -v clang-tidy >/dev/null 2>&1; then
    ran=1
    # One file a process: with several, clang-tidy 14 takes every va_start() after the first file for missing.
    sources | xargs -P "$jobs" -I '{}' clang-tidy --quiet '{}' -- "$@" >"$found" 2>"$found.notes" || status=1
    grep -E ': (warning|error): ' "$found" || [ "$status" -eq 0 ] || cat "$found" "$found.notes"
    echo "clang-tidy: $(sources | wc -l) files"
fi
if command -v cppcheck >/dev/null 2>&1; then
    ran=1
    # What its parser can't follow: the function pointer types of libxlsxwriter's structures, macros of GLib, and that
    # lc_memory_out() does not return.
    # shellcheck disable=SC2046 # names without blanks
    cppcheck -j "$jobs" --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 -Isrc \
        --suppress=unknownMacro --suppress=legacyUninitvar \
        --suppress=nullPointerRedundantCheck:src/base/arena.c $(sources) || status=1
    echo "cppcheck: $(sources | wc -l) files"
fi
if [ "$ran" -eq 0 ]; then
    echo "skipped: neither clang-tidy nor cppcheck is installed"
    exit 77
fi
exit $status

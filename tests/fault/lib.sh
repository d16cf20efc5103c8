# Helpers of the tests of faults: a library of this folder is made, and calls of the program fail through it.
#   FAULTS=all      every call is made to fail in its turn; else one of a kind, each time at another place
#   COMMANDS='A B'  of these commands alone
#   FAMILIES='A B'  calls of these families alone
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the tests
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4 # the program does not start itself anew
export GLIBC_TUNABLES
beside=$(dirname "$LAYERCAKE")
[ ! -f "$beside/page.html" ] || LAYERCAKE_DATA=$beside # results have their page too
GCOV_PREFIX=$scratch/gcov # calls that fail would lose what a coverage build has counted
export GCOV_PREFIX
tried=0
turn=0

# make_library FILE: the library, of that file of this folder, and what must come before it; skips where it can't be had.
make_library() {
    library=$scratch/inject.so
    # shellcheck disable=SC2086 # CC is a list
    if ! ${CC:-cc} -shared -fPIC -O1 "$LAYERCAKE_SRCDIR/tests/fault/$1" -o "$library" -ldl -pthread \
        >"$scratch/log" 2>&1; then
        echo "skipped: no library for LD_PRELOAD can be made"
        exit 77
    fi
    # The library of a sanitizer wants to be first; its own malloc() can't be made to fail.
    sanitizer=$(ldd "$LAYERCAKE" 2>/dev/null | awk '/\/lib[atu]*san\.so/ && !/ubsan/ { print $3; exit }')
    if [ "$1" = memory.c ] && grep -q -e __asan_init -e '\.gcda' "$LAYERCAKE"; then
        echo "skipped: allocations of a sanitizer, or of what counts executed lines"
        exit 77
    fi
    library=${sanitizer:+$sanitizer }$library
    if ! LD_PRELOAD=$library "$LAYERCAKE" --version >"$scratch/log" 2>&1; then
        echo "skipped: the program takes no library by LD_PRELOAD"
        exit 77
    fi
}

# faulty N WORD...: runs the program with the words; call N of $family under $under fails. Its status is then in $status.
faulty() {
    at=$1
    shift
    rm -f "$scratch/fired"
    status=0
    FAULT_FAMILY=$family FAULT_AT=$at FAULT_ERROR=$code FAULT_UNDER=$under FAULT_LOG=$scratch/fired LD_PRELOAD=$library \
        "$LAYERCAKE" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
}

# is_chosen COMMAND: whether its faults are to be tried.
is_chosen() {
    case " ${COMMANDS-$1} " in
    *" $1 "*) ;;
    *) false ;;
    esac
}

# is_family FAMILY: whether calls of it are to fail.
is_family() {
    case " ${FAMILIES-$1} " in
    *" $1 "*) ;;
    *) false ;;
    esac
}

# set_fault FAMILY ERROR [on]: which calls fail from now on, one at a time or all from one on.
set_fault() {
    family=$1
    code=$2
    unset FAULT_ON
    [ "${3-}" != on ] || FAULT_ON=1
    [ "${3-}" != on ] || export FAULT_ON
}

# choose N: which of N calls are to fail is then in $numbers.
choose() {
    if [ "${FAULTS-}" = all ]; then
        numbers=$(seq 1 "$1")
    else
        numbers=$(($1 > 0 ? 1 + turn * 618 % 1000 * $1 / 1000 : 0))
    fi
}

# wrong TEXT: fails, with what was made to fail.
wrong() {
    fail "$1: $family $at with error $code${FAULT_ON+ and all that follow}, $(cat "$scratch/fired"): layercake $what"
}

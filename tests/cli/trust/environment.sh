#!/bin/sh
# Nothing that surrounds the program - locale, time zone, folders of the user, variables that its libraries read, the state of
# the processor's arithmetic - changes a byte of a result, or a message.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
mkdir "$scratch/tmp"
TMPDIR=$scratch/tmp
export TMPDIR

# with WORD...: the forecast of which all others are copies, run by env with these words.
with() {
    rm -rf got
    status=0
    env "$@" "$LAYERCAKE" forecast -m "$scratch/models/made" -n 3 --to 2026-06-30 --every year --progress never -o got >"$scratch/out" \
        2>"$scratch/err" || status=$?
    [ $status -eq 0 ] || fail "status $status with $*"
}
# alike WORD...: with them files, what is printed and what is said are those of the first run.
alike() {
    with "$@"
    diff -rq kept got >&2 || fail "another result with $*"
    cmp "$scratch/out" "$scratch/kept-out" || fail "something else is printed with $*"
    diff "$scratch/err" "$scratch/kept-err" >&2 || fail "something else is said with $*"
}
with LC_ALL=C.UTF-8
cp -r got kept
cp "$scratch/out" "$scratch/kept-out"
cp "$scratch/err" "$scratch/kept-err"

# H1, H2: locales. Where curves can be shown hangs on the letters of the locale, so all are of UTF-8 here.
! german || alike LC_ALL=de_DE.UTF-8
for name in tr_TR fr_FR ar_EG hi_IN; do
    mkdir -p "$scratch/locales"
    [ -d "$scratch/locales/$name.UTF-8" ] || localedef -i $name -f UTF-8 "$scratch/locales/$name.UTF-8" >/dev/null 2>&1 || :
    [ ! -d "$scratch/locales/$name.UTF-8" ] || alike LOCPATH="$scratch/locales" LC_ALL=$name.UTF-8
done
alike LC_ALL=C.UTF-8 LC_NUMERIC=de_DE.UTF-8 LANGUAGE=de:tr
for name in C POSIX xx_YY.UTF-8 '' '../../x' "$(printf '\377')"; do
    with LC_ALL="$name"
    diff -rq kept got >&2 || fail "another result with LC_ALL=$name"
done

# H3, H4, H6: clocks, and folders of the user.
for zone in Pacific/Apia Europe/Berlin America/St_Johns :nonsense '' '<+99>-99' '/etc/passwd'; do
    alike LC_ALL=C.UTF-8 TZ="$zone"
done
for text in '' 0 1 99999999999999999999 -1 tomorrow; do
    alike LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH="$text"
done
: >"$scratch/file"
for place in '' relative /nonexistent "$scratch/file" /proc; do
    alike LC_ALL=C.UTF-8 HOME="$place" XDG_CONFIG_HOME="$place" XDG_CACHE_HOME="$place" XDG_DATA_DIRS="$place" \
        XDG_RUNTIME_DIR="$place" TMPDIR="$place" TMP="$place" PWD="$place"
done
alike -u HOME -u TMPDIR -u PATH -u USER -u TERM LC_ALL=C.UTF-8
with -i LAYERCAKE_DATA="$LAYERCAKE_DATA"
diff -rq kept got >&2 || fail "another result without environment"
for term in '' dumb nonsense xterm-256color "$(printf '\033[31m')"; do
    alike LC_ALL=C.UTF-8 TERM="$term" COLUMNS=3 LINES=-1
    alike LC_ALL=C.UTF-8 TERM="$term" COLUMNS=nonsense NO_COLOR=
done

# H5, H13: what libraries read.
alike LC_ALL=C.UTF-8 GSL_RNG_SEED=99 GSL_RNG_TYPE=ranlux GSL_IEEE_MODE=extended-precision,round-up
alike LC_ALL=C.UTF-8 GSL_RNG_SEED=nonsense GSL_RNG_TYPE=nonsense
alike LC_ALL=C.UTF-8 OMP_NUM_THREADS=64 OPENBLAS_NUM_THREADS=64 MALLOC_ARENA_MAX=1
alike LC_ALL=C.UTF-8 MALLOC_PERTURB_=165 MALLOC_CHECK_=3
alike LC_ALL=C.UTF-8 MALLOC_PERTURB_=90 MALLOC_TOP_PAD_=1
alike LC_ALL=C.UTF-8 LD_BIND_NOW=1 G_SLICE=always-malloc G_RANDOM_VERSION=2.0 G_ENABLE_DIAGNOSTIC=1
alike LC_ALL=C.UTF-8 G_MESSAGES_DEBUG=all G_DEBUG=fatal-warnings G_FILENAME_ENCODING=ISO-8859-1 CHARSET=latin1
alike LC_ALL=C.UTF-8 NETCDF_RC=/nonexistent NCRCENV_HOME=/nonexistent NC_DEFAULT_CREATE_PERMS=0 NC_CHUNK_CACHE=1 \
    HDF5_USE_FILE_LOCKING=FALSE HDF5_DISABLE_VERSION_CHECK=1 HDF5_DRIVER=core HDF5_PLUGIN_PATH=/nonexistent
alike LC_ALL=C.UTF-8 HDF5_USE_FILE_LOCKING=TRUE NETCDF_LOG_LEVEL=5 NC_PAGESIZE=1 GUARD=1 POSIXLY_CORRECT=1
alike LC_ALL=C.UTF-8 GLIBC_TUNABLES=nonsense
alike LC_ALL=C.UTF-8 GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-FMA,-FMA4,-ERMS,-SSE4_2
alike LC_ALL=C.UTF-8 GLIBC_TUNABLES=glibc.malloc.perturb=99:glibc.cpu.hwcaps=-AVX2:glibc.malloc.tcache_count=0
alike LC_ALL=C.UTF-8 LAYERCAKE_NONSENSE=1 LAYERCAKE_SEED=9 LAYERCAKE_MODEL=reference

# H7, H13, H16: threads beyond the blocks and the cores, low priority, addresses that are always the same.
for threads in 1 2 3 7 64 1024; do
    expect 0 forecast -q -m tutorial -n 210 --to 2026-03-31 --every year -j $threads -o "threads-$threads"
    same threads-1 "threads-$threads"
done
alike LC_ALL=C.UTF-8 nice -n 19
! setarch -R true 2>/dev/null || alike LC_ALL=C.UTF-8 setarch -R

# H11: the way of rounding, and numbers near zero taken for it, as the program finds them.
compiler=${CC:-cc}
command -v "${compiler%% *}" >/dev/null 2>&1 || exit 0
cat >"$scratch/rounding.c" <<'END'
#include <fenv.h>
#include <stdlib.h>

__attribute__((constructor)) static void change(void)
{
    const char *how = getenv("ROUNDING");

    fesetround(how && *how == 'u' ? FE_UPWARD : how && *how == 'd' ? FE_DOWNWARD : FE_TOWARDZERO);
#ifdef __SSE2__
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040u);
#endif
}
END
# shellcheck disable=SC2086
$compiler -shared -fPIC -O1 -o "$scratch/rounding.so" "$scratch/rounding.c" -lm 2>/dev/null || exit 0
LD_PRELOAD=$scratch/rounding.so "$LAYERCAKE" --version >"$scratch/out" 2>&1 || exit 0 # a sanitizer wants to be first
for how in up down zero; do
    alike LC_ALL=C.UTF-8 ROUNDING=$how LD_PRELOAD="$scratch/rounding.so"
done

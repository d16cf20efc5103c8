#!/bin/sh
# Threads, locale, time zone, place and processor change no byte; the seed does.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
german || echo "not tried under a locale with a decimal comma"

forecast() {
    expect 0 forecast -q -m tutorial -n 103 --to 2028-12-31 "$@"
}

forecast -j 1 -o one
forecast -j 2 -o two
forecast -j 7 -o seven
LC_ALL=de_DE.UTF-8 forecast -j 2 -o german
TZ=Pacific/Apia HOME=/nonexistent forecast -o elsewhere
# A processor without fused multiply-add, as glibc is made to believe; the manifest has the fingerprint.
GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-AVX512F forecast -o old-processor
GLIBC_TUNABLES=glibc.malloc.arena_max=1 forecast -o tuned
mkdir deep
cp -r "$LAYERCAKE_SRCDIR/models" models
forecast -m ./models/tutorial -o deep/copy
for other in two seven german elsewhere old-processor tuned deep/copy; do
    diff -r one $other >&2 || fail "$other differs"
done
forecast --seed 2 -o other-seed
! cmp -s one/draws.csv other-seed/draws.csv || cmp -s one/quantiles.csv other-seed/quantiles.csv ||
    true
! cmp -s one/manifest.json other-seed/manifest.json || fail "the seed leaves no trace"

#!/bin/sh
# The study with make compares ten policies, makes one table of all, and does nothing twice.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

recipe "A study with make"
[ "$(cut -d , -f 1 power.csv | sort -u | wc -l)" -eq 12 ] || fail "power.csv has not a header and eleven forecasts"
[ "$(cut -d , -f 1 policies/compare.csv | sort -u | wc -l)" -eq 11 ] || fail "not ten policies are compared"
rm baseline/summary.csv
PATH=$scratch/bin:$PATH make -f study.mk >"$scratch/out" 2>"$scratch/err" || fail "make a second time"
[ -s baseline/summary.csv ] || fail "the table that was missing was not made"
[ "$(grep -c ' forecast ' "$scratch/out")" -eq 1 ] || fail "other forecasts than that whose table was missing"
! grep -q ' compare ' "$scratch/out" || fail "compared again"

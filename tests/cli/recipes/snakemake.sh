#!/bin/sh
# The study with Snakemake compares ten policies and makes one table of all. Skipped without Snakemake.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need snakemake
XDG_CACHE_HOME=$scratch/cache
export XDG_CACHE_HOME
recipe "A study with Snakemake"
[ "$(cut -d , -f 1 power.csv | sort -u | wc -l)" -eq 12 ] || fail "power.csv has not a header and eleven forecasts"
[ "$(cut -d , -f 1 policies/compare.csv | sort -u | wc -l)" -eq 11 ] || fail "not ten policies are compared"

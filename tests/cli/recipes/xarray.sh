#!/bin/sh
# The recipe for a chart of one's own reads an ensemble of two parts and draws. Skipped without xarray and matplotlib.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -n 105 --to 2027-12-31 -q -o base
recipe "xarray and matplotlib" dask matplotlib netCDF4 xarray
prints '^ai_power_gw in united-states doubles from 2026-03-31 to 2027-12-31 in [0-9]*% of replications$'
[ "$(head -c 4 fan.png | tail -c 3)" = PNG ] || fail "no chart"

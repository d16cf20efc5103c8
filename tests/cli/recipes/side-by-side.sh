#!/bin/sh
# The recipes for forecasts side by side run. Skipped without GNU parallel.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need parallel
parallel --version | grep -q '^GNU parallel' || exit 77
PARALLEL_HOME=$scratch/parallel
export PARALLEL_HOME
mkdir "$PARALLEL_HOME"
recipe "Side by side"
[ "$(ls -d side-*/manifest.json seed-?/manifest.json | wc -l)" -eq 7 ] || fail "made: $(ls -d side-* seed-*)"
grep -q '"seed": "3"' seed-3/manifest.json || fail "the seed of seed-3"

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
for folder in side-baseline side-fast-permits side-carbon-price side-nuclear-push seed-1 seed-2; do
    [ -s "$folder/summary.csv" ] || fail "no $folder/summary.csv"
done
grep -q '"seed": "3"' seed-3/manifest.json || fail "the seed of seed-3"

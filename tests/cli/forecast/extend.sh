#!/bin/sh
# More replications leave those that were there as they were.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -q -m tutorial -n 120 --to 2026-12-31 -o few
expect 0 forecast -q -m tutorial -n 150 --to 2026-12-31 -o more
head -n 121 more/draws.csv | cmp - few/draws.csv || fail "draws changed"

#!/bin/sh
# None of a thousand draws of the reference model fails in its first year: what happens once in hundreds of replications is
# seen by those who ask for a thousand, as the README does.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -q -m reference -n 1000 --to 2026-12-31 --every year -o made
[ ! -s "$scratch/err" ] || fail "something is said"
grep -q '"failed": 0' made/manifest.json || fail "a replication failed"

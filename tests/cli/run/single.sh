#!/bin/sh
# A single replication is the one of the ensemble.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -q -m tutorial -n 4 --to 2027-12-31 -o ensemble
expect 0 run -q -m tutorial --replication 3 --to 2027-12-31 -o single
tail -n 1 ensemble/draws.csv >"$scratch/a"
tail -n 1 single/draws.csv >"$scratch/b"
cmp "$scratch/a" "$scratch/b" || fail "draws differ"
for file in events.csv projects.csv series.csv draws.csv; do
    digest=$(sha256sum "single/$file" | cut -d ' ' -f 1)
    grep -q "\"$file\": \"$digest\"" single/manifest.json || fail "$file: digest"
done
expect 0 run -q -m tutorial --replication 0 --to 2027-12-31 -o first
expect 0 forecast -q -m tutorial -n 1 --to 2027-12-31 -o one
cut -d , -f 6 first/series.csv | tail -n +2 >"$scratch/a"
cut -d , -f 7 one/quantiles.csv | tail -n +2 >"$scratch/b"
# An ensemble on disk holds single precision.
paste "$scratch/a" "$scratch/b" | awk '
    { gap = $1 - $2; size = $1 < 0 ? -$1 : $1 }
    gap > 1e-6 * size || -gap > 1e-6 * size { print; bad = 1 }
    END { exit bad || NR == 0 }' >&2 || fail "an ensemble of one is not its replication"
expect 0 run -m tutorial
[ -f run-tutorial-baseline-0/manifest.json ] || fail "name of the folder"

#!/bin/sh
# However an ensemble is made - by any number of threads or in shards that are merged - every file has the same SHA-256.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

forecast() {
    expect 0 forecast -q -m tutorial -n 430 --to 2026-12-31 --every year "$@"
}

forecast -j 1 -o one
[ "$(find one/ensemble -name 'part-*.nc' | wc -l)" -eq 5 ] || fail "not five parts"
forecast -j 2 -o two
same one two
forecast -j 7 -o seven
same one seven

# Shards hold each part once, and each says that it is not all.
for shard in 1 2 3; do
    forecast -j $((shard % 2 + 1)) --shard $shard/3 -o shard-$shard
    grep -q '"complete": false' shard-$shard/manifest.json || fail "shard $shard says that it is all"
    [ ! -e shard-$shard/quantiles.csv ] || fail "tables of shard $shard"
done
[ "$(find shard-* -name 'part-*.nc' | wc -l)" -eq 5 ] || fail "a part is in no shard or in two"
expect 0 merge -q shard-1 shard-2 shard-3 -o merged
same one merged
expect 0 merge -q shard-3 shard-1 shard-2 -o turned
same one turned

# A shard is finished by going on without the others.
forecast --resume -o shard-2
same one shard-2

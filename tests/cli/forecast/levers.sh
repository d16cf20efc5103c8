#!/bin/sh
# Uncertain levers: a law that is fixed gives the tables of the plain value; draws are listed, can be fixed, and come out the
# same from shards, after a stop, and when reproduced.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

mkdir value fixed drawn
header='from,until,target,scope,operation,value,name,distribution,arg1,arg2,note'
printf '%s\n2026-07-01,,regions.home.pue,,set,1.25,,,,,\n' "$header" >value/s.csv
printf '%s\n2026-07-01,,regions.home.pue,,set,,cool,fixed,1.25,,\n' "$header" >fixed/s.csv
printf '%s\n2026-07-01,,regions.home.pue,,set,,cool,uniform,1.1,1.4,\n' "$header" >drawn/s.csv
# run NAME WORD...: a forecast into a folder of that name.
run() {
    name=$1
    shift
    expect 0 forecast -m tutorial --to 2028-12-31 -n 120 -q -o "$name" "$@"
}
run a -s value/s.csv
run b -s fixed/s.csv
run c -s drawn/s.csv
run d -s drawn/s.csv --set cool=1.25
for table in quantiles summary binding pull-through; do
    cmp a/$table.csv b/$table.csv || fail "$table.csv is not that of the plain value"
    cmp a/$table.csv d/$table.csv || fail "$table.csv is not that of the value that was set"
done
! cmp -s a/quantiles.csv c/quantiles.csv || fail "the draws change nothing"
# The model's own draws are the same bytes; the lever's come last, and fill every stratum of a block.
sed 's/,[^,]*$//' c/draws.csv | cmp - a/draws.csv || fail "the model's own draws have changed"
head -n 1 c/draws.csv | grep -q ',cool$' || fail "the lever is not among the draws"
strata=$(head -n 101 c/draws.csv | awk -F , 'NR > 1 { print int(($NF - 1.1) / 0.3 * 100) }' | sort -u | wc -l)
[ "$strata" -eq 100 ] || fail "$strata strata of 100"
run one -s drawn/s.csv --shard 1/2
run two -s drawn/s.csv --shard 2/2
expect 0 merge -q -m tutorial -s drawn/s.csv -o whole one two
cmp whole/draws.csv c/draws.csv || fail "shards draw otherwise"
cmp whole/quantiles.csv c/quantiles.csv || fail "shards say otherwise"
expect 0 reproduce -q -m tutorial -s drawn/s.csv c
expect 0 forecast -m tutorial --to 2028-12-31 -n 240 -q -s drawn/s.csv -o c --resume
run long -s drawn/s.csv -n 240
cmp c/draws.csv long/draws.csv || fail "what was resumed draws otherwise"
expect 0 show parameters -m tutorial -s drawn/s.csv
prints '^cool  *policy  *ratio  *1.25  *uniform 1.1 1.4'
expect 2 forecast -m tutorial -s drawn/s.csv --set cool=5 -o x
says 'cool: 5 is out of range, expected a number from 1 to 3'

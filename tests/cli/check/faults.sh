#!/bin/sh
# A good model and good scenarios are told so; each fault has its place.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 check -m tutorial
prints '^model OK: tutorial'
expect 0 check -m tutorial "$LAYERCAKE_SRCDIR/models/tutorial" "$LAYERCAKE_SRCDIR/models/scenarios/carbon-price.csv"
prints '^scenario OK: carbon-price'
expect 0 check -q -m tutorial
[ ! -s "$scratch/out" ] || fail "-q prints"
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" own
sed -i '2s/,/,,/' own/regions.csv
expect 2 check -m ./own
says 'own/regions.csv:2:'
[ ! -s "$scratch/out" ] || fail "a bad model is told good"
printf 'from,until,target,scope,operation,value,note\n,,regions.home.pu,,set,1.2,\n' >bad.csv
expect 2 check -m tutorial ./bad.csv
says 'bad.csv:2:'
expect 2 check -m tutorial ./absent.csv

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

# As many parameters as there may be are no fault; one more is, in the table or by a scenario's lever.
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" many
chmod -R u+w many
n=$(grep -vc '^#' many/parameters.csv)
while [ "$n" -le 1000 ]; do
    echo "extra_$n,energy,ratio,fixed,1,,,,,,,,,outside.data-centre-electricity.home.level,invented,"
    n=$((n + 1))
done >>many/parameters.csv
expect 0 check -m ./many
printf 'from,until,target,scope,operation,value,name,distribution,arg1,arg2,note\n,,regions.home.pue,,set,,,uniform,1.1,1.3,\n' >drawn.csv
expect 0 check -m tutorial ./drawn.csv
expect 2 check -m ./many ./drawn.csv
says 'drawn.csv:2:.*one parameter too many, the program takes at most 1000'
echo "extra_1001,energy,ratio,fixed,1,,,,,,,,,outside.data-centre-electricity.home.level,invented," >>many/parameters.csv
expect 2 check -m ./many
says 'many/parameters.csv:[0-9]*: 1001 parameters, the program takes at most 1000'

cp -r "$LAYERCAKE_SRCDIR/models/tutorial" eased
chmod -R u+w eased
sed -i 's/^\(headroom,.*,add,50,\)50,/\10,/' eased/easing.csv
expect 2 check -m ./eased
says 'eased/easing.csv:2: amount: 0, expected a number above 0'

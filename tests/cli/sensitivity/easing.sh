#!/bin/sh
# What a unit of easing is worth is the difference that a scenario with the same lever makes, over its units.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

ask='-m tutorial --to 2031-12-31 -n 120 -q'
# shellcheck disable=SC2086
for j in 1 3; do
    expect 0 sensitivity --method easing $ask -j $j --outcome ai_power_gw@2030 --outcome construction_workers@2028 -o "j$j"
done
diff -r j1 j3 >&2 || fail "three threads give other bytes"
expect 0 reproduce j1
prints '1 files reproduced, byte for byte'

cat >more-electricians.csv <<'END'
# What if 500 electricians more could be reached?
from,until,target,scope,operation,value,note
,,workforce.home.electricians.workers,,add,500,judgement
END
# shellcheck disable=SC2086
expect 0 compare $ask ./more-electricians.csv -o compared
for outcome in ai_power_gw,2030 construction_workers,2028; do
    series=${outcome%,*}
    year=${outcome#*,}
    step=$(awk -F, -v s="$series" '$2 == s && $6 == "electricians" && $8 == "gain_of_step" { print $9 }' j1/sensitivity.csv)
    unit=$(awk -F, -v s="$series" '$2 == s && $6 == "electricians" && $8 == "gain_per_unit" { print $9 }' j1/sensitivity.csv)
    mean=$(awk -F, -v s="$series" -v y="$year" '$3 == s && $4 == "world" && $6 == "year" && $7 == y { print $13 }' \
        compared/compare.csv)
    [ "$step" = "$mean" ] || fail "$series: easing by $step, compared $mean"
    echo "$step $unit" | awk '{ d = $1 / 0.5 - $2; exit !(d * d < 1e-12 * $2 * $2) }' || fail "$unit is not $step over 0.5"
done
grep -q ',electricians,thousand workers,gain_per_unit,' j1/sensitivity.csv || fail "no unit"
[ "$(cut -d, -f6 j1/sensitivity.csv | sort -u | wc -l)" -eq 5 ] || fail "not each easing of the model"

# shellcheck disable=SC2086
expect 0 sensitivity --method easing $ask --input packaging --outcome ai_power_gw@2030 -o one
grep ',ai_power_gw,.*,packaging,' j1/sensitivity.csv >want
grep ',packaging,' one/sensitivity.csv | diff want - >&2 || fail "a gain hangs on what else is eased"
rm -r ./*

refuse "no row of easing.csv, did you mean 'packaging'" sensitivity --method easing -m tutorial --input packagin
refuse '.--against goes with --method evpi' sensitivity --method easing -m tutorial --against fast-permits
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" "$scratch/model"
chmod -R u+w "$scratch/model"
echo 'racks,chips,assembly,line-capacity.home-assemly.capacity_per_month,add,1,1,thousand racks,invented,' >>"$scratch/model/easing.csv"
refuse "easing.csv:6: .*did you mean" check "$scratch/model"
sed -i 's/assemly.capacity_per_month,add,1,1/assembly.capacity_per_month,add,1,0/' "$scratch/model/easing.csv"
refuse 'easing.csv:6: amount: 0, expected a number above 0' check "$scratch/model"

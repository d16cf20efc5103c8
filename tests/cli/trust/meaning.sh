#!/bin/sh
# What is well formed and means nothing, or too much, ends: with a result that has no number that is none, with a refusal, or
# with a replication that is told to have failed.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

header='from,until,target,scope,operation,value,note'

# finite FOLDER: no cell of its tables is what a library prints of a number that is none.
finite() {
    ! grep -l -i -E '(^|,)-?(nan|inf|infinity)(,|$)' "$1"/*.csv >&2 || fail "$1 holds a number that is none"
}

# E7, E10: more events at once than there may be. Eleven scenarios of as many rows as a table can have.
awk -v header="$header" 'BEGIN { print header; for (i = 0; i < 20000; i++) print "2026-02-01,,open_release,,shock,0.0001," }' >storm.csv
all=''
for i in 1 2 3 4 5 6 7 8 9 10 11; do
    cp storm.csv "storm-$i.csv"
    all="$all -s ./storm-$i.csv"
done
# shellcheck disable=SC2086
expect 1 forecast -q -m tutorial -n 1 --to 2026-03-31 $all -o storm
says 'replication 0 failed: too many events: shock_strikes multiplied'
rm -r storm storm*.csv

# D14, D15: parameters and cells at 0, near it and far beyond sense.
for name in hurdle_rate trend_damping growth_max facility_cost_musd_per_mw utilisation_target forecast_memory_months \
    obsolescence algorithm_rate successor_gain model_margin run_days regions.home.pue \
    regions.home.power_price_usd_per_mwh regions.home.build_cost_index grid.home.headroom_mw chips.chip-one.h100e_per_unit \
    applications.assistant.potential_busd_per_year phases.factory.racks.min_months regions.home.demand_share; do
    for value in 0 1e-300 -1 1e6 1e300; do
        rm -rf made
        status=0
        "$LAYERCAKE" run -q -m tutorial --to 2027-03-31 --every year --set "$name=$value" -o made >"$scratch/out" \
            2>"$scratch/err" || status=$?
        case $status in
        0) finite made ;;
        1) says 'replication 0 failed: ' && finite made ;;
        2) [ ! -e made ] || fail "something was written" ;;
        *) fail "status $status with $name=$value" ;;
        esac
        [ "$status" -eq 0 ] || [ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "not one line with $name=$value"
        harmless "$scratch/err"
    done
done
rm -rf made
# What builders would take for no gap, and what traces of a run would tell of as "nan", is a failure.
expect 1 run -q -m tutorial --to 2027-12-31 --every year --set successor_gain=1e6 -o made
says 'replication 0 failed: the \(gap\|long-run rent\) of market world is '
rm -r made

# Factors and sums of levers know no range: what they take out of it fails the replication, from the start or later, and neither
# crashes nor fills the memory.
for lever in plant_life_shape,,add,-1e6 plant_life_shape,,multiply,0 successor_cadence_years,,multiply,0 \
    'regions.*.pue,,multiply,10' regions.home.permit_months,,add,-1e9; do
    for from in '' 2027-03-15; do
        printf '# q\nfrom,until,target,scope,operation,value,hazard_per_year,note\n%s,,%s,,x\n' "$from" "$lever" >levers.csv
        expect 1 run -q -m tutorial -s levers.csv --to 2029-12-31 --every year -o made
        says "^layercake: replication 0 failed: what acts on ${lever%%[.,]*}[^ ]* takes it to [^ ]*, expected a number"
        rm -r made
    done
done
# Shares that a change keeps from summing to 1 would lose money, and shocks of no length or of more than was ever computed mean nothing.
rm levers.csv
for set in 'cost-lines.*.share=0.05' 'regions.*.demand_share=0.5' 'cost-lines.*.share=1'; do
    refuse 'shares.* sum to [0-9.]*, expected 1' run -q -m tutorial --to 2026-06-30 --set "$set" -o made
done
for lever in 'cost-lines.*.share,,multiply,0.5' regions.home.demand_share,,add,-0.1; do
    printf '# q\nfrom,until,target,scope,operation,value,note\n2026-06-01,,%s,x\n' "$lever" >"$scratch/lever.csv"
    expect 1 run -q -m tutorial -s "$scratch/lever.csv" --to 2026-12-31 --every year -o made
    says '^layercake: replication 0 failed: [a-z_]*share: the shares.* sum to [0-9.]*, expected 1'
    rm -r made
done
for shock in squeeze,,shock,-2 squeeze,,shock,101 open_release,,shock,-31 open_release,,shock,1e12; do
    printf '# q\nfrom,until,target,scope,operation,value,note\n2026-06-01,,%s,x\n' "$shock" >"$scratch/shock.csv"
    refuse "shock.csv:3:[0-9]*: value: .* is out of range, expected a number from " run -q -m tutorial -s "$scratch/shock.csv"
done
for shock in squeeze,,shock,,x,uniform,1,101 open_release,,shock,,x,normal,0,6; do
    printf '# q\nfrom,until,target,scope,operation,value,note,distribution,arg1,arg2\n2026-06-01,,%s\n' "$shock" >"$scratch/shock.csv"
    refuse 'shock.csv:3:[0-9]*: .*draws can be out of range, expected numbers from ' run -q -m tutorial -s "$scratch/shock.csv"
done
# What no world depends on is no lever. The command line may set what results are compared with, but not what --realised takes.
expect 0 show levers --csv -m reference
! grep -q -E '^(mapping|published|easing|realised)\.' "$scratch/out" || fail "levers that move nothing"
expect 0 run -q -m reference --to 2026-01-31 --set 'mapping.*.error_ln=1' --set 'published.*.before=0' -o made
rm -r made
refuse "no table 'mappin'\$" run -q -m reference -s "$(printf '# q\nfrom,until,target,scope,operation,value,note\n,,mappin.a.b,,set,1,\n' \
    >"$scratch/near.csv" && echo "$scratch/near.csv")"
refuse "realised takes the rows as they are" run -q -m reference --set 'realised.*.value=1'
refuse 'easing.csv:[0-9]*: amount: 0' sensitivity -q -m tutorial --method easing -n 2 --set 'easing.*.amount=0'
# What happened before the start is part of its state.
for from in 2020-01-01 2026-01-02; do
    printf '# q\nfrom,until,target,scope,operation,value,note\n%s,,squeeze,,shock,2,x\n' "$from" >"$scratch/shock.csv"
    expect 0 run -q -m tutorial -s "$scratch/shock.csv" --to 2027-12-31 --every year -o "shock-$from"
done
expect 0 run -q -m tutorial --to 2027-12-31 --every year -o none
for run in none shock-2020-01-01 shock-2026-01-02; do
    cut -d , -f 2- $run/series.csv >"$scratch/$run" # without the scenario's name
done
cmp "$scratch/none" "$scratch/shock-2020-01-01" >&2 || fail "a shock of the past strikes"
! cmp -s "$scratch/none" "$scratch/shock-2026-01-02" || fail "a shock does nothing"
rm -r none shock-*

# E4, H14: a day is enough, and so is the last one that the calendar has.
expect 0 forecast -q -m tutorial -n 1 --from 2026-01-01 --to 2026-01-01 -o day
finite day
# What a last day within a year or a month makes of the last column stands below the table.
expect 0 forecast -m tutorial -n 1 --to 2026-03-15 -o within
tr '\n' ' ' <"$scratch/out" | grep -q 'end of the year, of 2026 on 2026-03-15\. .* is without the days of 2026-03\.' ||
    fail "a forecast that ends within a month does not say so"
expect 0 forecast -m tutorial -n 1 --to 2026-03-31 -o quarter
grep -q 'end of the year, of 2026 on 2026-03-31\.$' "$scratch/out" || fail "no day of the last stocks"
! grep -q 'without the days' "$scratch/out" || fail "the days of a whole month are missed"
expect 2 forecast -q -m tutorial -n 1 --to 12026-01-01 -o years
says 'expected a date'
expect 0 forecast -q -m tutorial -n 1 --to 2110-12-31 --every year -o century
finite century
grep -q ',2110-12-31,' century/quantiles.csv || fail "no report of the last year"
rm -r day century

# E13: names of regions, scenarios and levers that others would read otherwise.
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" own
chmod -R u+w own
for name in =home +home -home @home ../home 'ho me' '' ' ' "$(printf '%05000d' 0)" 'home<b>' 'a/b' 'a"b' home.x "home'"; do
    sed "2s|^home,|\"$(printf %s "$name" | sed 's/"/""/g; s/[&|\\]/\\&/g')\",|" "$LAYERCAKE_SRCDIR/models/tutorial/regions.csv" \
        >own/regions.csv
    expect 2 check -m ./own
    says 'own/regions.csv:2:1: '
done
rm -r own
for name in =x +x @x 'a b' A 'a<b' "$(printf '%060d' 0)"; do
    echo "$header" >"$name.csv"
    expect 2 check -m tutorial "./$name.csv"
    says "file name: "
    rm "./$name.csv"
done

# E17, E18, I1, I5: one replication and two; nothing is told that can't be, and a comparison with itself is exactly 0.
uncertain_model "$scratch/models/made"
for n in 1 2; do
    expect 0 forecast -q -m "$scratch/models/made" -n $n --to 2027-12-31 --wide --iamc -o "few-$n"
    finite "few-$n"
    expect 0 compare -q -m "$scratch/models/made" -n $n --to 2027-12-31 baseline carbon-price -o "pair-$n"
    finite "pair-$n"
    awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $1 == "baseline" { n++
            for (name in at) if (name ~ /difference|^mcse|^p[0-9]|share/ && $at[name] != 0 && $at[name] != "") exit bad = 1 }
        END { exit bad || n == 0 }' "pair-$n/compare.csv" || fail "the baseline differs from itself"
done
awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["mcse"] != "" || $at["mcse_p50"] != "" { exit 1 }' \
    few-1/quantiles.csv || fail "an error of one replication"
expect 2 sensitivity -q -m "$scratch/models/made" -n 2
# A baseline of 0: there is a difference, and no share of it.
printf '%s\n2026-06-01,,regions.home.grid_co2_kg_per_mwh,,set,400,\n' "$header" >dirty.csv
expect 0 compare -q -m tutorial -n 2 --to 2027-12-31 ./dirty.csv --set regions.home.grid_co2_kg_per_mwh=0 \
    --set technologies.gas-engines.co2_kg_per_mwh=0 -o zero
finite zero
awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["series"] == "co2_mt_per_year" && $at["against_p50"] == 0 && $at["scenario_p50"] > 0 { n++; bad += $at["median_share"] != "" }
    END { exit bad || n == 0 }' zero/compare.csv || fail "a share of nothing"
# E15: a number of points that is no power of two.
expect 0 sensitivity -q -m "$scratch/models/made" --method sobol -n 5 --to 2026-12-31 --outcome ai_power_gw@2026 -o sobol
finite sobol

# D9: more persons or projects than can be counted fail the replication, which says so.
expect 1 run -q -m tutorial -o crowd --set line-capacity.home-wafers.building_per_month=1e11
says '1e+11 expansions of lines, more than the 100000 that can be$'
expect 2 run -q -m tutorial -o crowd --force --set 'workforce.*.*.workers=1e12'
says 'expected a number from 0 to 1000000000'

# B1: a model without a state to start from; one with more parameters than there is room for.
mkdir -p bare/tutorial
cp "$LAYERCAKE_SRCDIR"/models/tutorial/*.csv bare/tutorial
expect 2 check -m bare/tutorial
says 'bare/tutorial: no initial state: expected a folder initial/YYYY-MM-DD$'
cp -r "$LAYERCAKE_SRCDIR/models/tutorial/initial" bare/tutorial
chmod -R u+w bare
awk 'BEGIN { for (i = 0; i < 1001; i++) printf "more_%d,energy,ratio,fixed,1,,,,,,,,,regions.home.pue,invented,\n", i }' \
    >>bare/tutorial/parameters.csv
expect 2 check -m bare/tutorial
says 'bare/tutorial/parameters.csv:1002: 1[0-9]* parameters, the program takes at most 1000$'

# E22: what a parameter's draws make of a cell is held to the cell's range when it is read, and so is what --set makes of it.
mkdir -p scaled
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" scaled
chmod -R u+w scaled
echo 'more_1,energy,ratio,uniform,1,1.25,,,,,,,,regions.home.pue,invented,' >>scaled/tutorial/parameters.csv
expect 0 check -m scaled/tutorial
expect 2 run -q -m scaled/tutorial -o made --set more_1=2.5
says '^layercake: scaled/tutorial/parameters.csv:[0-9]*: applies_to: what acts on regions.home.pue takes it to 3.125, expected a number from 1 to 3$'
[ ! -e made ] || fail "something was written"

# J6: as many rows as there may be, with names that differ in their last letters only, are read to the end.
awk -v header="$header" 'BEGIN { print header
    for (i = 0; i < 20000; i++) printf ",,regions.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%08d.pue,,set,1.2,\n", i }' >many.csv
expect 2 check -m tutorial ./many.csv
says 'and 19980 more$'

# J9: no file of the program asks for rights that its user has not.
[ ! -u "$LAYERCAKE" ] || fail "the program has another user's rights"
[ ! -g "$LAYERCAKE" ] || fail "the program has another group's rights"

#!/bin/sh
# What begins on a day shows in no report of the days before it and in no payment of the year before, and does show after it.
# What ends on a day is in force for all that is of the day before; of two changes that meet at a midnight one ends first.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# past FOLDER: the reports of 2026, without the scenario's name, and the payments of 2026.
past() {
    grep ',2026-' "$1/series.csv" | cut -d , -f 2-
    grep ',2026,[^,]*$' "$1/payments.csv"
}

# scenario ROW...: one.csv of these rows.
scenario() {
    echo 'from,until,target,scope,operation,value,note' >one.csv
    for row; do
        echo "$row," >>one.csv
    done
}

ask='-q -m reference --to 2027-12-31 --every quarter --replication 1'
# shellcheck disable=SC2086
{
    expect 0 run $ask -o none
    past none >"$scratch/none"
    for change in 'regions.*.carbon_price_usd_per_t,,add,1000' squeeze,,shock,5 open_release,,shock,0 \
        hurdle_rate,,multiply,2; do
        scenario "2027-01-01,,$change"
        expect 0 run $ask -s one.csv -o with --force
        past with >"$scratch/with"
        diff "$scratch/none" "$scratch/with" >&2 || fail "seen before it begins: $change"
        ! cmp -s none/payments.csv with/payments.csv || fail "never seen: $change"
    done
    scenario ',2027-01-01,hurdle_rate,,multiply,2'
    expect 0 run $ask -s one.csv -o with --force
    past with >"$scratch/with"
    scenario ',,hurdle_rate,,multiply,2'
    expect 0 run $ask -s one.csv -o with --force
    past with | diff "$scratch/with" - >&2 || fail "it ends before its day"

    scenario '2027-01-01,,regions.*.flexible_share,,add,0.6' ',2027-01-01,regions.*.flexible_share,,add,0.6'
    expect 0 run $ask -s one.csv -o with --force
    scenario ',,regions.*.flexible_share,,add,0.6' '2027-01-01,,regions.*.flexible_share,,add,0.6'
    expect 1 run $ask -s one.csv -o with --force
    says 'flexible_share takes it to 1\.'
}

#!/bin/sh
# What begins on a day shows in no report of the days before it, also not of the midnight between, and does show after it.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# before ROW: a scenario of that row, which begins on 2026-07-01, against none.
before() {
    printf 'from,until,target,scope,operation,value,note\n%s,\n' "$1" >one.csv
    expect 0 run -q -m reference --to 2027-06-30 --every quarter -s one.csv -o with --force
    cut -d , -f 2- with/series.csv >"$scratch/with" # without the scenario's name
    grep -E ',2026-(03|06)-' "$scratch/with" >"$scratch/with-before"
    diff "$scratch/without-before" "$scratch/with-before" >&2 || fail "seen before it begins: $1"
    ! cmp -s "$scratch/without" "$scratch/with" || fail "never seen: $1"
}

expect 0 run -q -m reference --to 2027-06-30 --every quarter -o none
cut -d , -f 2- none/series.csv >"$scratch/without"
grep -E ',2026-(03|06)-' "$scratch/without" >"$scratch/without-before"
[ -s "$scratch/without-before" ] || fail "no report before the day"
before '2026-07-01,,regions.*.carbon_price_usd_per_t,,add,1000'
before '2026-07-01,,hurdle_rate,,multiply,2'
before '2026-07-01,,chips.*.it_cost_kusd_per_unit,,multiply,2'
before '2026-07-01,2026-10-01,regions.*.flexible_share,,set,0.5'
before '2026-07-01,,squeeze,,shock,2'
before '2026-07-01,,open_release,,shock,0'

#!/bin/sh
# Rows of a scenario that never act in a run are told of, whatever command makes it, in one line a scenario and with the place
# of the first; a row that acts for a day is not one of them. The numbers are those of the model without such rows.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# rows LINE...: the scenario some.csv of these rows: from, until, target, scope, operation, value, hazard.
rows() {
    echo 'from,until,target,scope,operation,value,hazard_per_year,note' >some.csv
    for row; do
        echo "$row," >>some.csv
    done
}

# told TEXT: that was said of rows of some.csv: the place of the first, and how many of how many.
told() {
    [ "$(sed -n 's/^layercake: some.csv:\(.*\) rows act only before 2026-01-01 or after 2026-12-31: .*/\1/p' "$scratch/err")" = \
        "$1" ] || fail "expected '$1' of the rows: $(cat "$scratch/err")"
}

ask='-m tutorial --to 2026-12-31 --every year'
rows 2027-01-01,,hurdle_rate,,multiply,2, ,2026-01-01,hurdle_rate,,multiply,2, 2025-12-31,,squeeze,,shock,2, \
    2027-01-01,,squeeze,,shock,2,0.5 ,2026-01-01,hurdle_rate,,set,0.3,9
# shellcheck disable=SC2086
{
    expect 0 run $ask -s some.csv -o late
    told '2:1: 5 of 5'
    expect 0 run -q $ask -s some.csv -o quiet
    [ ! -s "$scratch/err" ] || fail "-q says: $(cat "$scratch/err")"
    expect 0 run $ask -o without
    for run in late quiet; do
        cut -d , -f 2- "$run/series.csv" >"$scratch/$run" # without the scenario's name
        cut -d , -f 2- without/series.csv | cmp - "$scratch/$run" >&2 || fail "a row that never acts does something"
    done
    expect 0 forecast $ask -s some.csv -n 1 -o forecast
    told '2:1: 5 of 5'
    expect 0 sensitivity -m tutorial --to 2026-12-31 --method easing -n 2 -s some.csv -o easing
    told '2:1: 5 of 5'
    expect 0 trace --pull-through -m tutorial --to 2026-12-31 -n 1 -s some.csv -o pulls
    told '2:1: 5 of 5'
    expect 0 compare -m tutorial --to 2026-12-31 some.csv -n 1 -o compared
    told '2:1: 5 of 5'
    [ "$(grep -c some.csv "$scratch/err")" -eq 1 ] || fail "told twice: $(cat "$scratch/err")"
    rows 2030-01-01,,hurdle_rate,,multiply,2,
    expect 0 hindcast --as-of 2023-12-31 --to 2024-12-31 -n 2 -s some.csv -o past
    says '^layercake: some.csv:2:1: 1 of 1 rows act only before 2024-01-01 or after 2024-12-31: nothing comes of it$'
    mkdir "$scratch/models"
    loose_model "$scratch/models/loose"
    expect 0 calibrate -m "$scratch/models/loose" --until 2023-12-31 -n 8 -s some.csv -o calibrated
    says '^layercake: some.csv:2:1: 1 of 1 rows act only before 2023-01-01 or after 2023-12-31: nothing comes of it$'

    rows 2026-12-31,,hurdle_rate,,multiply,2, ,2026-01-02,hurdle_rate,,multiply,2, 2026-01-01,,squeeze,,shock,2, \
        2020-01-01,,squeeze,,shock,2,0.5 2026-12-31,,squeeze,,shock,2, ,,squeeze,,shock,2, 2020-01-01,,hurdle_rate,,set,0.3,
    expect 0 run $ask -s some.csv -o acts
    told ''
    rows 2026-03-01,,hurdle_rate,,multiply,2, 2028-01-01,,hurdle_rate,,multiply,2,
    expect 0 run $ask -s some.csv -o mixed
    told '3:1: 1 of 2'
    says ': nothing comes of it$'
}

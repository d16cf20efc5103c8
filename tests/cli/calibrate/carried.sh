#!/bin/sh
# Later starts take over the draws of what is the same there; earlier ones and those before --until take none.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

own=$scratch/own
loose_model "$own"
calibrate() {
    expect 0 calibrate -q -m "$own" -n 40 --draws 50 "$@"
    [ ! -s "$scratch/out" ] || fail "-q prints"
}

# carried FOLDER DATE: parameters with draws, one a line.
carried() {
    sed -n 2p "$1/initial/$2/sample.csv" | tr , '\n' | sort
}

# laws DAY: name, law and target of each uncertain parameter of a forecast from that day.
laws() {
    "$LAYERCAKE" show parameters --csv -m "$own" --from "$1" | awk -F , 'NR > 1 && $5 !~ /^fixed / { print $1 "," $5 "," $6 }' |
        sort
}

# states DATE: pattern of the targets in that start's own state.
states() {
    find "$own/initial/$1" -name '*.csv' | sed 's|.*/||; s|[.]csv$||; s|.*|,&[.]|'
}

[ -d "$own/initial/2020-12-31" ] || exit 77
[ -d "$own/initial/2023-12-31" ] || exit 77
[ -f "$own/initial/2022-12-31/parameters.csv" ] || exit 77
calibrate --until 2023-06-30 --realised vintages -o realised
[ ! -e realised/initial/2020-12-31/sample.csv ] || fail "an earlier start knows what came later"
carried realised 2022-12-31 >"$scratch/start"
carried realised 2025-12-31 >"$scratch/later"
[ -z "$(comm -13 "$scratch/start" "$scratch/later")" ] || fail "carried and not drawn"
n=$(wc -l <"$scratch/later")
[ "$n" -ge 10 ] || fail "today's laws are carried to today's start: only $n"
[ "$(head -n 1 realised/initial/2025-12-31/sample.csv)" = "$(head -n 1 realised/initial/2022-12-31/sample.csv)" ] ||
    fail "the date of the observations is another"

# The rows of a later start are those of the first, column by column.
awk -F , 'FNR == 1 { next }
    FNR == 2 && NR == 2 { for (i = 1; i <= NF; i++) where[$i] = i; next }
    NR == FNR { row[FNR] = $0; next }
    FNR == 2 { n = NF; for (i = 1; i <= n; i++) name[i] = $i; next }
    { split(row[FNR], first, ","); for (i = 1; i <= n; i++) if ($i != first[where[name[i]]]) exit 1 }
    END { if (FNR != 52) exit 1 }' realised/initial/2022-12-31/sample.csv realised/initial/2025-12-31/sample.csv ||
    fail "rows"

# Carried is what has the same law at both starts and acts on no cell of the state, which differs from start to start.
calibrate --until 2023-06-30 -o vintage
carried vintage 2025-12-31 >"$scratch/few"
[ "$(wc -l <"$scratch/few")" -lt "$n" ] || fail "vintages are carried"
laws 2023-01-01 >"$scratch/then"
laws 2026-01-01 >"$scratch/now"
states 2025-12-31 >"$scratch/states"
comm -12 "$scratch/then" "$scratch/now" | grep -v -f "$scratch/states" | cut -d , -f 1 >"$scratch/same"
diff "$scratch/same" "$scratch/few" >&2 || fail "other parameters than those of the same law"
grep -v -f "$scratch/states" "$scratch/now" | cut -d , -f 1 | diff - "$scratch/later" >&2 ||
    fail "of today's laws others are carried than all that act on no state"
grep -q -f "$scratch/states" "$scratch/now" || fail "nothing acts on the state"

# The realised tables are those of the new model; --realised changes nothing any more.
[ -f vintage/initial/2022-12-31/parameters.csv ] || fail "a vintage is gone"
[ ! -f realised/initial/2022-12-31/parameters.csv ] || fail "the laws that were left aside are back"
[ -f realised/initial/2023-12-31/parameters.csv ] || fail "another start's vintage is gone"
expect 0 check -q -m ./realised
expect 0 hindcast -q -m ./realised -n 4 --to 2023-12-31 -o one
expect 0 hindcast -q -m ./realised -n 4 --to 2023-12-31 --realised vintages -o two
cmp one/hindcast.csv two/hindcast.csv || fail "realised twice"

# Where the start's laws are left aside, so is its sample.
expect 0 hindcast -q -m ./vintage -n 4 --to 2023-12-31 --realised parameters -o aside
expect 0 hindcast -q -m "$own" -n 4 --to 2023-12-31 --realised parameters -o never
cmp aside/hindcast.csv never/hindcast.csv || fail "draws of other laws"

# A start before the last observation gets nothing; one to which nothing can be carried has no file.
calibrate --until 2024-06-30 -o longer
[ ! -e longer/initial/2023-12-31/sample.csv ] || fail "a start knows what came later"
expect 0 check -q -m ./longer
for name in $(carried vintage 2025-12-31); do
    set -- "$@" --set "$name=$("$LAYERCAKE" show parameters --csv -m "$own" | awk -F , -v name="$name" '$1 == name { print $4 }')"
done
calibrate --until 2024-06-30 -o none "$@"
[ ! -e none/initial/2025-12-31/sample.csv ] || fail "a sample without columns"
expect 0 check -q -m ./none

# When no start can take anything over, that is said.
expect 0 calibrate -m "$own" -n 40 --until 2026-01-02 -o last
prints '^No start of the model lies on the last day'
[ "$(find last -name sample.csv)" = last/initial/2022-12-31/sample.csv ] || fail "carried to a start before --until"

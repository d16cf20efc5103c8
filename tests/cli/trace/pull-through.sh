#!/bin/sh
# The matrix of the tutorial's only application: threads change no byte, the seed does, and the folder is reproduced.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
german || echo "not tried under a locale with a decimal comma"

trace() {
    expect 0 trace --pull-through -q -m tutorial -n 103 --to 2031-12-31 "$@"
}

trace -j 1 -o one
trace -j 2 -o two
LC_ALL=de_DE.UTF-8 TZ=Pacific/Apia trace -j 2 -o german
same one two
same one german
trace --seed 2 -o seed
! cmp -s one/pull-through-matrix.csv seed/pull-through-matrix.csv || fail "the seed changes nothing"
expect 0 reproduce one
prints '^1 files reproduced, byte for byte$'

# The only application is all of them, and its revenue is what is lost without it.
for name in assistant all; do
    grep ",$name," one/pull-through-matrix.csv | sed "s/,$name,/,/" >"$scratch/$name"
    [ -s "$scratch/$name" ] || fail "no row of $name"
done
cmp "$scratch/assistant" "$scratch/all" || fail "the only application is not all of them"
awk -F , '$4 == "revenue" && $21 != 1 { exit 1 }' one/pull-through-matrix.csv || fail "revenue without the application"
awk -F , 'NR > 1 && $8 != 103 { exit 1 }' one/pull-through-matrix.csv || fail "a replication is missing"
# What is on its way at the start stays: attributed to the application, and not marginal.
awk -F , '$4 == "facility-power" && $6 == "marginal" && $7 == 2030 && !($21 > 0.5 && $21 < 1) { exit 1 }' \
    one/pull-through-matrix.csv || fail "the pipeline at the start"

# The table, and the name that is made.
expect 0 trace --pull-through -m tutorial -n 3 --to 2028-12-31
prints '^baseline, from the start to the end of 2028: '
prints '^assistant  *[0-9.]*|[0-9.]* '
prints '^all  *[0-9.]*|[0-9.]* '
says '2 ensembles of 3 replications'
[ -s pull-through-tutorial-baseline/pull-through-matrix.csv ] || fail "no folder of that name"
expect 2 trace --pull-through -q -m tutorial -n 3 --to 2028-12-31
says 'exists'

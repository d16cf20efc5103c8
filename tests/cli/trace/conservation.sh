#!/bin/sh
# What payers paid, split by the shares of those who pulled them, is the ledger of a forecast of that one replication:
# for every application, item and year. Shares sum to 1.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 run -q --to 2029-12-31 -o run
expect 0 forecast -q -n 1 --to 2029-12-31 -o one

awk -F , '
    function gap(a, b) { return a > b ? a - b : b - a }
    FNR == 1 { file++; next }
    file == 1 { share[$1, $6] = $7; sum[$1] += $7; names[$6] = 1; next }
    file == 2 && ($3 == "gap" || $3 == "programme" || $3 == "orders") { set[$1] = $2; next }
    file == 2 && $3 == "request" { customer[$1] = $2; next }
    file == 2 { next }
    file == 3 {
        rows++
        for (name in names) {
            part = 0
            if ($1 ~ /^application:/) {
                part = $1 == "application:" name
            } else {
                payer = $1 in customer ? customer[$1] : $1
                if (!(payer in set)) { print "no shares for " $1; exit bad = 1 }
                part = share[set[payer], name]
            }
            paid[name "," $3 "," $6] += $7 * part
        }
        next
    }
    $5 == "world" { ledger[$2 "," $4 "," $7] = $8; compared++ }
    END {
        for (name in sum) if (gap(sum[name], 1) > 1e-9) { print "shares of " name " sum to " sum[name]; bad = 1 }
        for (key in ledger) {
            size = ledger[key] < 0 ? -ledger[key] : ledger[key]
            if (gap(paid[key], ledger[key]) > 2e-6 * size + 1e-3) {
                print key ": paid " paid[key] ", in the ledger " ledger[key]
                bad = 1
            }
        }
        for (key in paid) if (!(key in ledger) && gap(paid[key], 0) > 1e-3) { print key ": not in the ledger"; bad = 1 }
        exit bad || compared < 500 || rows < 5000
    }' run/pulls.csv run/links.csv run/payments.csv one/pull-through.csv >&2 ||
    fail "payments and ledger differ"

# The joint causes of an effect sum to 1, "others" among them; a refit's hall is no part of it.
awk -F , 'NR > 1 && $6 != "" { sum[$1 " " $3] += $6; n++ }
    END { for (key in sum) if (sum[key] < 1 - 1e-6 || sum[key] > 1 + 1e-6) { print key, sum[key]; bad = 1 }
          exit bad || n < 1000 }' run/links.csv >&2 || fail "joint causes do not sum to 1"

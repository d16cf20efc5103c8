#!/bin/sh
# Every backward trace ends in applications whose shares sum to 1, and forward agrees with backward: what an application
# pulled through a factory is its share in the factory's trace times what the factory is and paid.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 run -q --to 2029-12-31 -o run
# The last of each kind was begun after the start.
for kind in plant factory refit fab packaging memory; do
    thing=$kind-$(awk -F , -v kind=$kind '$2 == kind { id = $1 } END { print id }' run/projects.csv)
    expect 0 trace run "$thing" --format csv
    cp "$scratch/out" "$scratch/$kind.csv"
done
cohort=$(awk -F , '$9 > 0 { name = $1 } END { print name }' run/cohorts.csv)
expect 0 trace run "$cohort" --format csv
cp "$scratch/out" "$scratch/cohort.csv"
awk -F , '$3 == "programme" { print $1; exit }' run/links.csv >"$scratch/programme"
expect 0 trace run "$(cat "$scratch/programme")" --format csv
cp "$scratch/out" "$scratch/programme.csv"
# The parent of the applications is a row of its own; "others" beside them have the same parent.
for file in plant factory refit fab packaging memory cohort programme; do
    awk -F , '$4 == "pulled by" { parent = $2; n++ } { row[NR] = $0 }
        END {
            for (i = 2; i <= NR; i++) {
                split(row[i], cell, ",")
                if (cell[2] == parent && (cell[4] == "pulled by" || cell[4] == "and") && cell[5] !~ /^pull-/) {
                    if (cell[4] == "and" && row[i] !~ /applications/) continue
                    sum += cell[7]
                }
            }
            exit n < 2 || sum < 1 - 1e-6 || sum > 1 + 1e-6
        }' "$scratch/$file.csv" || fail "the applications of $file do not sum to 1"
done
# A chip line and a plant of the programme have joint causes, which sum to 1 under the shares that are their mean.
for file in fab memory programme; do
    awk -F , '$4 == "ordered by" || $4 == "asked for by" { parents += !($2 in parent); parent[$2]; sum += $7; n++ }
        $4 == "and" && / projects,/ && $2 in parent { sum += $7 }
        END { exit parents != 1 || n < 3 || sum < 1 - 1e-6 || sum > 1 + 1e-6 }' "$scratch/$file.csv" ||
        fail "those who asked for $file do not sum to 1"
done

# The factory in which an application has the largest part, forward and backward.
expect 0 trace run application:office-agents --format csv
cp "$scratch/out" "$scratch/forward.csv"
awk -F , '$4 == "pulled" && $5 ~ /^factory-/ { print $5, $9, $10, $11; exit }' "$scratch/out" >"$scratch/forward"
read -r factory mw musd years <"$scratch/forward"
expect 0 trace run "$factory" --format csv
awk -F , -v mw="$mw" -v musd="$musd" -v years="$years" '
    function near(a, b) { return a - b < 1e-6 * b && b - a < 1e-6 * b }
    NR == 2 { size = $9; paid = $10; work = $11 }
    $5 == "application:office-agents" { share = $8 }
    END { exit !(share > 0 && near(mw, share * size) && near(musd, share * paid) && near(years, share * work)) }
' "$scratch/out" || fail "forward and backward differ on $factory"

# Regions and years are parts of the whole.
awk -F , '$5 == "item:building" { print $10 }' "$scratch/forward.csv" >"$scratch/whole"
for part in :united-states :china :europe :gulf :asia-pacific :rest-of-world @2026 @2027 @2028 @2029; do
    expect 0 trace run "application:office-agents$part" --format csv
    awk -F , -v part="$part" '$5 == "item:building" { print substr(part, 1, 1), $10 }' "$scratch/out"
done >"$scratch/parts"
awk 'NR == FNR { whole = $1; next } { sum[$1] += $2; n++ }
    END { for (kind in sum) bad = bad || sum[kind] - whole > 1e-3 || whole - sum[kind] > 1e-3
          exit bad || n < 8 || whole < 1 }' "$scratch/whole" "$scratch/parts" || fail "parts do not sum to the whole"

# What was posted to an item is what its payers paid, and its applications have all of it.
expect 0 trace run ledger:building:united-states@2028 --format csv
cp "$scratch/out" "$scratch/ledger.csv"
posted=$(awk -F , '$3 == "building" && $5 == "united-states" && $6 == 2028 { sum += $7 } END { printf "%.6f", sum }' run/payments.csv)
awk -F , -v posted="$posted" '
    NR == 2 { whole = $10 }
    $3 == 1 && ($4 == "paid by" || $4 == "and" && /owners/) { owners += $7 }
    $3 == 1 && ($4 == "pulled by" || $4 == "and" && /applications/) { applications += $7 }
    END { exit !(whole - posted < 1e-3 && posted - whole < 1e-3 && owners > 1 - 1e-6 && owners < 1 + 1e-6 &&
                 applications > 1 - 1e-6 && applications < 1 + 1e-6) }' "$scratch/ledger.csv" ||
    fail "payers or applications of an item do not sum to it"
expect 0 reproduce run
prints '^8 files reproduced, byte for byte$'

#!/bin/sh
# What binds, the episodes and the overbuild are told in tables that add up, and in two lines on the terminal.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -m tutorial -n 20 -o result
grep -Eq '^Binds most in 2030: [a-z]+ [0-9]+ %, .*\.$' "$scratch/out" || fail "not said what binds"
grep -Eq '^Chance of an overbuild \(a deep one\) by 2030: [0-9]+ % \([0-9]+ %\), .*\.$' "$scratch/out" ||
    fail "not said how likely an overbuild is"
expect 0 forecast -m tutorial -n 2 --to 2030-12-31 -o short
grep -Eq '^Chance of an overbuild \(a deep one\) by 2030: [0-9]+ % \([0-9]+ %\)\.$' "$scratch/out" ||
    fail "the last year is told twice"
for file in binding episodes overbuild; do
    grep -q "\"$file.csv\": \"[0-9a-f]\{64\}\"" result/manifest.json || fail "$file.csv is not in the manifest"
done

# Constraints' probabilities sum to 1; those of a constraint's details, and their means, to its own.
awk -F, 'NR == 1 { next }
    $9 == "" { all[$2 FS $3] += $5; of[$2 FS $3 FS $4] = $5; mean[$2 FS $3 FS $4] = $6 }
    $9 != "" { details[$2 FS $3 FS $4] += $5; means[$2 FS $3 FS $4] += $6; n++ }
    function differ(a, b) { return a - b > 1e-6 * (1 + b) || b - a > 1e-6 * (1 + b) }
    END {
        for (k in all) if (differ(all[k], 1)) exit 1
        for (k in details) if (differ(details[k], of[k]) || differ(means[k], mean[k])) exit 1
        exit n == 0
    }' result/binding.csv || fail "binding.csv does not add up"

# The chance that one has started never falls, and with those of the start it holds all that is under way.
awk -F, '$4 == "chance" && $5 == "under-way" { under = $8 }
    $4 == "chance" && $5 == "starts" && n == 0 { inherited = under - $8 }
    $4 == "chance" && $5 == "by" { if ($8 < last || under > $8 + inherited + 1e-9) exit 1; last = $8; n++ }
    END { if (n != 15) exit 1 }' result/overbuild.csv || fail "overbuild.csv: chances"

# What constraints' episodes last, summed, is the time in which they bind (means, world).
awk -F, 'FNR == 1 { next }
    FILENAME ~ /binding/ && $2 == "world" && $4 != "none" && $9 == "" { quarters += $5 }
    FILENAME ~ /episodes/ && $2 == "binding" && $3 == "world" { episodes += $6 }
    END { exit !(episodes > 0 && episodes <= quarters) }' result/binding.csv result/episodes.csv ||
    fail "more episodes than quarters"

#!/bin/sh
# A policy without effect changes nothing at all, the contributions to a package add up to the whole, and neither threads
# nor the company of other policies change a byte.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

ask='-m tutorial --to 2031-12-31 -n 130 -q'
# shellcheck disable=SC2086
expect 0 compare $ask baseline -o nothing
awk -F, 'NR > 1 && !($11 == 0 && $13 == 0 && $20 == 0 && $21 == 1) { exit 1 }' nothing/compare.csv ||
    fail "the baseline differs from itself"

# shellcheck disable=SC2086
for j in 1 2 5; do
    expect 0 compare $ask -j $j fast-permits carbon-price --package fast-permits+carbon-price+apprenticeship-surge -o "j$j"
done
diff -r j1 j2 >&2 || fail "two threads give other bytes"
diff -r j1 j5 >&2 || fail "five threads give other bytes"
# shellcheck disable=SC2086
expect 0 compare $ask carbon-price -o single
grep -e '^scenario' -e '^carbon-price,' j1/compare.csv | diff - single/compare.csv >&2 ||
    fail "a comparison hangs on what else is compared"

# Sums over the three policies are the row "(all)"; what a policy does alone is its row of compare.csv.
awk -F, 'NR > 1 { key = $4 "," $5 "," $7 }
    NR > 1 && $3 == "(all)" { d = sum[key] - $9; s = size[key] + 1e-9; if (d * d > 1e-12 * s * s) exit 1; n++ }
    NR > 1 && $3 != "(all)" { sum[key] += $9; size[key] += $9 < 0 ? -$9 : $9 }
    END { if (n < 50) exit 1 }' j1/wedges.csv || fail "the contributions don't add up"
alone=$(awk -F, '$3 == "carbon-price" && $4 == "ai_power_gw" && $5 == "world" && $7 == 2030 { print $14 }' j1/wedges.csv)
mean=$(awk -F, '$1 == "carbon-price" && $3 == "ai_power_gw" && $4 == "world" && $6 == "year" && $7 == 2030 { print $13 }' j1/compare.csv)
[ "$alone" = "$mean" ] || fail "alone $alone in wedges.csv, $mean in compare.csv"

# A comparison with something else than the baseline, and of combinations.
# shellcheck disable=SC2086
expect 0 compare $ask fast-permits+carbon-price --against fast-permits -o against
grep -q '^fast-permits+carbon-price,fast-permits,ai_power_gw,' against/compare.csv || fail "no such row"
expect 0 reproduce against
prints 'files reproduced, byte for byte'
expect 0 reproduce j1
prints 'files reproduced, byte for byte'

# What a file expects is judged by the pairs: a coin that shows one side of one in twenty cases is not enough.
cat >expecting.csv <<'END'
# What if taking up cost nothing less?
# Expected: ai_power_gw 2030 same: a lever set to what it is
# Expected: ai_power_gw 2031 up: wrongly
from,until,target,scope,operation,value,note
,,review_days,,multiply,1,judgement
END
cat >more.csv <<'END'
# What if there were more room in the grid?
# Expected: ai_power_gw 2031 same: wrongly
# Expected: power_queue_gw home 2027 down: rightly
# Expected: power_queu_gw home 2027 down: a comment that is none
from,until,target,scope,operation,value,note
,,grid.home.headroom_mw,,multiply,3,judgement
END
# shellcheck disable=SC2086
refuse_here() {
    expect 2 compare $ask ./more.csv -o expected
    says 'more.csv:4'
}
refuse_here
sed -i 4d more.csv
# shellcheck disable=SC2086
expect 0 compare $ask ./expecting.csv ./more.csv -o expected
cut -d, -f1,3-7,13 expected/expected.csv >got
cat >want <<'END'
scenario,series,region,unit,year,expected,came_out
expecting,ai_power_gw,world,GW,2030,same,yes
expecting,ai_power_gw,world,GW,2031,up,unclear
more,ai_power_gw,world,GW,2031,same,no
more,power_queue_gw,home,GW,2027,down,yes
END
diff want got >&2 || fail "other verdicts"

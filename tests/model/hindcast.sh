#!/bin/sh
# Started at the end of 2022 from what was known then, the reference model is held against enough of what came, is
# better on average than both naive rivals, and is not far off everywhere. The bounds are loose: a change of the model
# that makes the hindcast much worse must not go unseen. layercake-evidence(7) has the scores themselves.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 hindcast -q -n 100 --as-of 2022-12-31 -o h
awk -F , '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $1 == "all" { points = $at["points"]; crps = $at["crps_ln"]; inside = $at["coverage_80"]; next }
    $2 == "yes" {
        series++
        if ($at["skill_random_walk"] != "") {
            compared++
            walk += $at["skill_random_walk"]
            trend += $at["skill_damped_trend"]
        }
    }
    END {
        printf "%d points, %d series, CRPS %.2f, %.0f %% inside 80 %%, mean skill %.2f and %.2f\n", points, series, crps,
            100 * inside, walk / compared, trend / compared
        exit !(series >= 15 && points >= 60 && crps < 1 && inside > 0.4 && walk > 0 && trend > 0)
    }' h/scores.csv || fail "the hindcast is worse than it was"

#!/bin/sh
# Replications that fail are counted, and told with a command that replays them; of what an easing changed there is none.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

mkdir "$scratch/models"
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" "$scratch/models/failing"
cp -r "$LAYERCAKE_SRCDIR/models/scenarios" "$scratch/models"
chmod -R u+w "$scratch/models"
sed 's/^algorithm_rate,.*/algorithm_rate,models,ln\/year,uniform,1,900,,,,,,,,,invented,/' \
    "$LAYERCAKE_SRCDIR/models/tutorial/parameters.csv" >"$scratch/models/failing/parameters.csv"
ask="-q -m $scratch/models/failing --to 2032-12-31 -n 20"
# shellcheck disable=SC2086
expect 1 sensitivity $ask --method easing -o eased
says 'replication [0-9]* failed with the easing headroom: '
grep 'with the easing' "$scratch/err" | grep -q 'replay' && fail "a command is named that can't ease"
command=$(sed -n 's/.*replay it with: layercake //p' "$scratch/err" | head -n 1)
# shellcheck disable=SC2086
expect 1 $command -o replayed
says 'failed: '
expect 0 reproduce -m "$scratch/models/failing" eased
for what in 'compare fast-permits+carbon-price' 'trace --pull-through' 'sensitivity --method evpi -s fast-permits'; do
    rm -rf some replayed
    # shellcheck disable=SC2086
    expect 1 $what $ask -o some
    grep -q '"failed": [1-9]' some/manifest.json || fail "none failed: $what"
    command=$(sed -n 's/.*replay it with: layercake //p' "$scratch/err" | tail -n 1)
    # shellcheck disable=SC2086
    expect 1 $command -o replayed
    says 'failed: '
done

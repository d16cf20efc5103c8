#!/bin/sh
# What pull-through can't be asked is refused in one line, with nothing written; stopped, it leaves nothing behind.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'takes no word' trace --pull-through -m tutorial assistant
refuse 'takes no value' trace --pull-through=yes -m tutorial
refuse 'trace takes no option --every' trace --pull-through --every year
refuse 'forecast takes no option --pull-through' forecast --pull-through
refuse "no scenario 'nonsense'" trace --pull-through -m tutorial -s nonsense
refuse 'lies before --from' trace --pull-through -m tutorial --to 2020-01-01

# A scenario that brings an application back can't be run without it; one that takes some away can.
cat >"$scratch/back.csv" <<'END'
# what if it were twice as large from 2028 on
from,until,target,scope,operation,value,hazard_per_year,note
2028-01-01,,applications.assistant.potential_busd_per_year,,set,240,,
END
refuse 'back.csv:3:1: brings application assistant back into runs that leave it out' \
    trace --pull-through -m tutorial -s "$scratch/back.csv"
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
sed 's/,set,240,/,multiply,2,/' "$scratch/back.csv" >"$scratch/more.csv"
expect 0 trace --pull-through -q -m tutorial -n 2 --to 2028-12-31 -s "$scratch/more.csv" -o more
rm -r more

stopped trace --pull-through -q -m reference -n 4000 -j 2 -o cut

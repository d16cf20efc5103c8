#!/bin/sh
# What is no option or value of this command, and what leaves nothing to weigh by, is refused before anything runs.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'takes no option --from' calibrate --from 2023-01-01
refuse 'takes no option --to' calibrate --to 2023-12-31
refuse 'takes no option --after' calibrate --after 2023-12-31
refuse 'takes no option --every' calibrate --every month
refuse 'takes no option --replication' calibrate --replication 3
refuse 'takes no option --until' hindcast --until 2023-12-31
refuse 'takes no option --draws' forecast --draws 10
refuse 'takes no word' calibrate reference
refuse '--replications 1: a calibration needs two' calibrate -n 1
refuse '--draws' calibrate --draws 1
refuse '--draws' calibrate --draws 20001
refuse '--draws' calibrate --draws ten
refuse 'needs a value' calibrate --until
refuse 'expected a date' calibrate --until 2023-06
refuse 'expected a date' calibrate --as-of yesterday
refuse "^layercake: --as-of 2021-12-31: the model 'reference' has no initial state for that day; it can start at 2020-12-31" \
    calibrate --as-of 2021-12-31
refuse '--until lies before the start' calibrate --until 2022-12-31
refuse 'no observation that counts' calibrate --until 2023-01-02
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "more than one line"
refuse '--until lies before the start' calibrate --as-of 2025-12-31 --until 2025-06-30
refuse "no initial state" calibrate -m tutorial
refuse "no scenario 'nosuch'" calibrate -s nosuch
refuse "no model" calibrate -m nowhere
refuse "^layercake: --carry 'hurdle': no uncertain parameter of the model" calibrate --carry hurdle -n 4
refuse '--carry .*: no uncertain' calibrate --carry price_fall_expected -n 4
refuse 'neither a table' calibrate --realised nothing
refuse 'is not a number' calibrate --set hurdle_rate=x
refuse 'more than this machine has; ask for fewer$' calibrate -n 10000000
refuse '^layercake: --draws 20000: too many for one file of [0-9]* parameters, expected at most [0-9]*$' \
    calibrate -n 2 --draws 20000

own=$scratch/own
cp -r "$LAYERCAKE_SRCDIR/models/reference" "$own"
cp -r "$LAYERCAKE_SRCDIR/models/scenarios" "$scratch"
chmod -R u+w "$own"

# A later start that is not good is found before the ensemble runs.
sed -i '2s/^[^,]*,/nowhere-at-all,/' "$own/initial/2025-12-31/fleet.csv"
refuse 'initial/2025-12-31/fleet.csv:2:' calibrate -m "$own" -n 4 --until 2023-06-30
cp "$LAYERCAKE_SRCDIR/models/reference/initial/2025-12-31/fleet.csv" "$own/initial/2025-12-31/fleet.csv"

# Nothing uncertain, nothing to weigh.
"$LAYERCAKE" show parameters --csv -m "$own" --from 2023-01-01 | awk -F , 'NR > 1 { print $1 "=" $4 }' >"$scratch/sets"
set --
while read -r assignment; do
    set -- "$@" --set "$assignment"
done <"$scratch/sets"
refuse '^layercake: no parameter of the model is uncertain$' calibrate -m "$own" -n 4 --until 2023-06-30 "$@"

#!/bin/sh
# check holds mapping.csv against series and observations, and the targets of realised.csv against the model.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

model=$scratch/own
cp -r "$LAYERCAKE_SRCDIR/models/reference" "$model"
chmod -R u+w "$model"
expect 0 check -q -m "$model"
sed 's/chip_revenue_nvidia_/chip_revenue_nvida_/' "$LAYERCAKE_SRCDIR/models/reference/mapping.csv" >"$model/mapping.csv"
expect 2 check -q -m "$model"
says "mapping.csv:2: series: .*, did you mean 'chip_revenue_nvidia_busd_per_year'"
[ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "the same fault is told for each start"
cp "$LAYERCAKE_SRCDIR/models/reference/mapping.csv" "$model/mapping.csv"
printf 'name,input,target,value,source,note\na,cash,cash_grwth,0.1,made up,\n' >"$model/initial/2022-12-31/realised.csv"
expect 2 check -q -m "$model"
says "did you mean 'cash_growth'"
says 'initial/2022-12-31/realised.csv:2: '

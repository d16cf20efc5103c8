#!/bin/sh
# --force writes over an earlier calibration and leaves no sample of it behind; the model itself is never written to.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

own=$scratch/own
loose_model "$own"
cp -r "$own" "$scratch/as-it-was"
calibrate() {
    "$LAYERCAKE" calibrate -q -m "$own" -n 40 --draws 50 "$@" >"$scratch/out" 2>"$scratch/err"
}

calibrate --until 2023-06-30 -o result || fail "status $?"
[ -e result/initial/2023-12-31/sample.csv ] || fail "nothing is carried to 2023-12-31"
cp -r result before
status=0
calibrate --until 2024-06-30 -o result || status=$?
[ $status -eq 2 ] || fail "status $status where the folder exists"
says '--force'
diff -r before result >&2 || fail "wrote into a folder that exists"

# A refusal comes before anything is taken away.
status=0
calibrate --until 2023-01-02 -o result --force || status=$?
[ $status -eq 2 ] || fail "status $status"
diff -r before result >&2 || fail "a refused calibration touched the folder"

calibrate --until 2024-06-30 -o result --force || fail "status $?"
calibrate --until 2024-06-30 -o new || fail "status $?"
diff -r new result >&2 || fail "something of the earlier calibration is left"
calibrate --until 2024-06-30 --realised vintages -o result --force || fail "status $?"
calibrate --until 2024-06-30 --realised vintages -o other || fail "status $?"
diff -r other result >&2 || fail "a vintage of the earlier calibration is left"

status=0
calibrate -o "$own" --force || status=$?
[ $status -eq 2 ] || fail "status $status where the folder is the model's"
says "is the model's folder"
diff -r "$scratch/as-it-was" "$own" >&2 || fail "the model was written to"

# A calibrated model can be calibrated by what came later.
expect 0 hindcast -q -m ./before --as-of 2023-12-31 -n 4 --to 2024-06-30 -o hindcast
expect 0 calibrate -q -m ./before --as-of 2023-12-31 -n 40 --until 2024-12-31 --realised parameters -o twice
expect 0 check -q -m ./twice
cmp before/initial/2022-12-31/sample.csv twice/initial/2022-12-31/sample.csv || fail "the first sample is gone"
head -n 1 twice/initial/2025-12-31/sample.csv | grep -q '2024-12-31$' || fail "the later sample is not there"

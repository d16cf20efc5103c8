#!/bin/sh
# Threads, locale and time zone change no byte; seed and --draws do; a forecast of the result is as reproducible.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
german || echo "not tried under a locale with a decimal comma"

own=$scratch/own
loose_model "$own"
calibrate() {
    expect 0 calibrate -q -m "$own" -n 40 --draws 50 --until 2023-06-30 "$@"
}

calibrate -j 1 -o one
calibrate -j 2 -o two
LC_ALL=de_DE.UTF-8 TZ=Pacific/Apia calibrate -j 2 -o german
for other in two german; do
    diff -r one $other >&2 || fail "$other differs"
done
calibrate --seed 2 -o seed
! cmp -s one/initial/2022-12-31/sample.csv seed/initial/2022-12-31/sample.csv || fail "the seed changes nothing"
calibrate --draws 70 -o more
[ "$(wc -l <more/initial/2022-12-31/sample.csv)" -eq 72 ] || fail "--draws"
cmp one/calibration/posterior.csv more/calibration/posterior.csv || fail "--draws changes the weights"

for threads in 1 2; do
    expect 0 hindcast -q -m ./one -n 60 --to 2023-06-30 -j $threads -o "threads-$threads"
done
diff -r threads-1 threads-2 >&2 || fail "draws from a sample hang on the threads"
expect 0 hindcast -q -m ./one -n 6 --to 2023-06-30 -o few
head -n 7 threads-1/draws.csv | cmp - few/draws.csv || fail "draws hang on how many were asked for"

#!/bin/sh
# Threads, locale and time zone change no byte; the seed does; the observations leave their digest.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
german || echo "not tried under a locale with a decimal comma"

hindcast() {
    expect 0 hindcast -q -n 4 --to 2024-12-31 "$@"
}

hindcast -j 1 -o one
hindcast -j 2 -o two
LC_ALL=de_DE.UTF-8 TZ=Pacific/Apia hindcast -j 2 -o german
for other in two german; do
    diff -r one $other >&2 || fail "$other differs"
done
hindcast --seed 2 -o seed
! cmp -s one/hindcast.csv seed/hindcast.csv || fail "the seed changes nothing"

mkdir "$scratch/copy"
cp -r "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$scratch/copy"
chmod -R u+w "$scratch/copy"
LAYERCAKE_DATA=$scratch/copy hindcast -o copy
diff -r one copy >&2 || fail "the place of the data changes something"
sed 's/^\(us_dc_electricity,.*2023-12-31\),[0-9.]*,/\1,170,/' "$LAYERCAKE_SRCDIR/data/observed.csv" \
    >"$scratch/copy/data/observed.csv"
! cmp -s "$LAYERCAKE_SRCDIR/data/observed.csv" "$scratch/copy/data/observed.csv" || fail "the observation was not changed"
LAYERCAKE_DATA=$scratch/copy hindcast -o other
[ "$(diff one/hindcast.csv other/hindcast.csv | grep -c '^>')" -eq 1 ] || fail "more than one point differs"
! cmp -s one/scores.csv other/scores.csv || fail "the scores hang on no observation"
cmp one/draws.csv other/draws.csv || fail "the draws hang on an observation"
for name in one other; do
    grep '"observations"' $name/manifest.json >"$scratch/$name"
done
! cmp -s "$scratch/one" "$scratch/other" || fail "the manifest knows nothing of the observations"

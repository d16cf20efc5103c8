#!/bin/sh
# Scenarios that a comparison or a choice takes from files are recorded by name, wherever they lay, and can be pointed at
# again, one by one, when it is reproduced.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

mkdir "$scratch/here" "$scratch/a+b"
here=$scratch/here
cp "$LAYERCAKE_SRCDIR/models/scenarios/fast-permits.csv" "$here/mine.csv"
cp "$LAYERCAKE_SRCDIR/models/scenarios/carbon-price.csv" "$here/other.csv"
ask='-m tutorial -q --to 2027-12-31 -n 3'
# shellcheck disable=SC2086
expect 0 compare $ask "$here/mine.csv" "$here/mine.csv+$here/other.csv" --against "$here/other.csv" \
    --package "$here/mine.csv+fast-permits" -o made
grep -q "$scratch" made/* && fail "a place stands in the folder"
grep -q '^mine+fast-permits,other,mine,' made/wedges.csv || fail "the package is not called by its names"
expect 0 reproduce made -s "$here/other.csv" -s "$here/mine.csv"
prints 'files reproduced, byte for byte'
cp "$here"/* "$scratch/a+b"
expect 0 reproduce made -s "$scratch/a+b/mine.csv" -s "$scratch/a+b/other.csv"
spare "no scenario 'other'" made reproduce made -s "$here/mine.csv"
spare 'tells of no scenario of that name' made reproduce made -s "$here/mine.csv" -s "$here/other.csv" -s carbon-price
sed 's/add,100/add,101/' "$here/other.csv" >"$scratch/a+b/other.csv"
! cmp -s "$here/other.csv" "$scratch/a+b/other.csv" || fail "no change"
expect 4 reproduce made -s "$here/mine.csv" -s "$scratch/a+b/other.csv"
says 'scenario'
rm -r made

# In a choice -s may say one scenario again.
uncertain_model "$scratch/models/made"
made="-m $scratch/models/made"
# shellcheck disable=SC2086
expect 0 sensitivity $made -q --method evpi --to 2027-12-31 -n 20 -s "$here/mine.csv" -s fast-permits -s "$here/mine.csv" \
    --against "fast-permits+$here/mine.csv" -o choice
# shellcheck disable=SC2086
expect 0 reproduce $made choice -s "$here/mine.csv"
rm -r choice

# Tables and the recorded command would not tell two files of one name apart.
cp "$here/mine.csv" "$scratch/a+b/fast-permits.csv"
mv "$scratch/a+b" "$scratch/there"
# shellcheck disable=SC2086
refuse 'have one name' compare $ask "$here/mine.csv" "$scratch/there/mine.csv"
# shellcheck disable=SC2086
refuse 'have one name' compare $ask "$scratch/there/fast-permits.csv" --against fast-permits
# shellcheck disable=SC2086
refuse 'have one name' sensitivity $made --method evpi -s "$scratch/there/fast-permits.csv" --against fast-permits

#!/bin/sh
# layercake-events(5) is true of a run: it lists the kinds that the program knows, in its words, the columns of
# events.csv, every sort of entity that has a number and every kind that has a detail.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

page=$LAYERCAKE_SRCDIR/man/layercake-events.5
# items SECTION: what the section's list is of, one a line.
items() {
    awk -v section="$1" '/^\.Sh / { on = $0 == ".Sh " section } on && /^\.It Cm / { print }' "$page" |
        sed "s/^.It Cm //; s/ Ns Ar N/N/g; s/ , /\n/g" | sed "s/^Cm //" | sort
}

expect 0 show events --csv
sed 1d "$scratch/out" | sed 's/^\([^,]*\),\([^,]*\),/\1 \2 /; s/"//g' | sort >"$scratch/known"
awk '/^\.\\" begin events/ { on = 1 } /^\.\\" end events/ { on = 0 } on' "$page" |
    awk '/^\.Ss / { layer = tolower($2) } /^\.It Cm / { kind = $3; getline; print kind, layer, $0 }' | sort |
    diff "$scratch/known" - >&2 || fail "the page lists other kinds"

expect 0 run -s fast-permits --to 2028-12-31 -o run
head -n 1 run/events.csv | tr , '\n' | sort >"$scratch/columns"
items DESCRIPTION | diff "$scratch/columns" - >&2 || fail "the page tells other columns"
sed 1d run/events.csv | cut -d , -f 8 | sed -n 's/-[0-9]*$/-N/p' | sort -u >"$scratch/entities"
[ -s "$scratch/entities" ] || fail "nothing has a number"
items ENTITIES | comm -13 - "$scratch/entities" >"$scratch/untold"
[ ! -s "$scratch/untold" ] || fail "the page does not tell of $(cat "$scratch/untold")"
awk -F , 'NR > 1 && $10 != "" { print $6 }' run/events.csv | sort -u >"$scratch/detailed"
items DETAILS | comm -13 - "$scratch/detailed" >"$scratch/untold"
[ ! -s "$scratch/untold" ] || fail "the page does not tell of details of $(cat "$scratch/untold")"

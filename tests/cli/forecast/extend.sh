#!/bin/sh
# More replications leave those that were there as they were, and a folder that grows ends as if it had been made at once.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

forecast() {
    expect 0 forecast -q -m tutorial --to 2026-12-31 --every year "$@"
}

expect 0 forecast -q -m tutorial -n 120 --to 2026-12-31 -o few
expect 0 forecast -q -m tutorial -n 150 --to 2026-12-31 -o more
head -n 121 more/draws.csv | cmp - few/draws.csv || fail "draws changed"

# Whole parts stay as they are, to the time they were written.
forecast -n 1000 -o all
forecast -n 200 -o grown
touch "$scratch/then"
forecast -n 1000 -o grown --resume
same all grown
[ -z "$(find grown/ensemble -newer "$scratch/then" -name 'part-0000[01].nc')" ] || fail "a part that was there was made again"

# A part that was cut short is made again.
forecast -n 430 -o cut
forecast -n 250 -o long
forecast -n 430 -o long --resume
same cut long

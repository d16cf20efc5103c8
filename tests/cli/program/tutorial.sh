#!/bin/sh
# Every command of layercake-tutorial(7) runs, in order, in an empty folder, and prints what the page quotes.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

status=0
sh "$LAYERCAKE_SRCDIR/man/tutorial.sh" --check || status=$?
[ "$status" -ne 77 ] || echo "other arithmetic or libraries than those of the page: its numbers were not compared"
exit "$status"

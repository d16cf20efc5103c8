#!/bin/sh
# layercake-output(5) tells the columns of every table of a forecast.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# told FILE: the header that the page gives of it.
told() {
    awk -v file="$1" '$0 == ".It Pa " file { on = 1 } on && /^\.Bd/ { text = 1; next } on && /^\.Ed/ { exit }
        text { printf "%s", $0 } END { print "" }' "$LAYERCAKE_SRCDIR/man/layercake-output.5"
}

expect 0 forecast -m tutorial -n 20 --to 2030-12-31 -o it
for file in it/*.csv; do
    case $file in
    it/draws.csv) continue ;; # a column for each parameter
    esac
    told "${file#it/}" >"$scratch/told"
    head -n 1 "$file" | diff "$scratch/told" - >&2 || fail "the page tells other columns of ${file#it/}"
done

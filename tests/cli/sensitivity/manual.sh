#!/bin/sh
# The examples of layercake-sensitivity(1) run: on the tutorial model made uncertain, to an earlier end, with few replications.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

uncertain_model "$scratch/models/made"
examples layercake-sensitivity.1 >"$scratch/examples"
[ "$(wc -l <"$scratch/examples")" -ge 6 ] || fail "the page has fewer than six examples"
while read -r example; do
    few=$(echo "$example" | sed 's/ -n [0-9]*/ -n 40/')
    case $few in
    *--from-folder*) set -- ;;
    *--method*morris* | *--method*sobol*) set -- -n 4 --to 2035-12-31 ;;
    *) set -- -n 40 --to 2035-12-31 ;;
    esac
    eval "expect 0 $few -m \"\$scratch/models/made\" \"\$@\""
done <"$scratch/examples"
for folder in inputs above screened shares worth eased; do
    [ -s $folder/sensitivity.csv ] || fail "no $folder/sensitivity.csv"
    # What a method says of an outcome and an input it says once.
    cut -d , -f 1-4,6,8 $folder/sensitivity.csv | sort | uniq -d >"$scratch/twice"
    [ ! -s "$scratch/twice" ] || fail "$folder: twice $(head -n 1 "$scratch/twice")"
done
[ -s above/boxes.csv ] || fail "no above/boxes.csv"
# Output as the manual of files tells it.
for header in sensitivity boxes; do
    awk -v file="$header.csv" '$0 == ".It Pa " file { on = 1 } on && /^\.Bd/ { text = 1; next } on && /^\.Ed/ { exit }
        text { printf "%s", $0 } END { print "" }' "$LAYERCAKE_SRCDIR/man/layercake-output.5" >"$scratch/told"
    head -n 1 above/$header.csv | diff "$scratch/told" - >&2 || fail "layercake-output(5) tells other columns of $header.csv"
done

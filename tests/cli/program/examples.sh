#!/bin/sh
# The examples of the manual run, with few replications and to an early end: those of the pages whose examples no other test
# runs.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

mkdir "$scratch/bin" "$scratch/models"
ln -s "$LAYERCAKE" "$scratch/bin/layercake"
PATH=$scratch/bin:$PATH
loose_model "$scratch/models/loose"
sed -n '/^# A carbon price\|^# What would/,/^\.Ed/p' "$LAYERCAKE_SRCDIR/man/layercake-scenario.5" | sed '/^\.Ed/,$d' \
    >"$scratch/scenario.csv"

# few EXAMPLE: the same with few replications, and those that can do with it to an early end, or of a smaller model.
few() {
    set -- "$(echo "$1" | sed 's/ -n 10000/& -m tutorial/; s/ -n 10000/ -n 400/; s/ -n 1000 / -n 8 /; s/ -n [12]00 / -n 4 /')"
    case $1 in
    calibrate*) echo "$1 -m $scratch/models/loose -n 100" ;;
    hindcast*) echo "$1 -n 4" ;;
    forecast*--precision*) echo "$1 -m tutorial --to 2027-12-31" ;;
    forecast*" -n "*) echo "$1 --to 2027-12-31" ;;
    forecast*) echo "$1 -n 4 --to 2027-12-31" ;;
    "run -m tutorial"*) echo "$1" ;;
    run*) echo "$1 --to 2027-12-31" ;;
    *) echo "$1" ;;
    esac
}

for page in layercake.1 layercake-calibrate.1 layercake-check.1 layercake-forecast.1 layercake-hindcast.1 layercake-merge.1 \
    layercake-report.1 layercake-reproduce.1 layercake-run.1 layercake-show.1 layercake-events.5; do
    mkdir "$scratch/$page"
    cd "$scratch/$page"
    cp -r "$LAYERCAKE_SRCDIR/models/reference" mymodel
    chmod -R u+w mymodel
    cp "$scratch/scenario.csv" myscenario.csv
    examples "$page" >"$scratch/examples"
    [ -s "$scratch/examples" ] || fail "$page has no examples"
    while read -r line; do
        eval "layercake $(few "$line")" >"$scratch/out" 2>"$scratch/err" </dev/null || fail "$page: layercake $(few "$line")"
        [ -s "$scratch/out" ] || [ -s "$scratch/err" ] || fail "$page: says nothing: layercake $line"
    done <"$scratch/examples"
done

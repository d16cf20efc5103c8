#!/bin/sh
# Whatever call of the file system fails, a command that writes no folder prints all that it prints undisturbed, or nothing: it
# ends with status 1 or 2 and says why. What it reads stays as it is, and what it makes for itself goes.
# shellcheck source=tests/fault/lib.sh disable=SC2015,SC2086 # "or wrong" ends it; words are lists
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library inject.c
mkdir given own
TMPDIR=$PWD/own
export TMPDIR
ask='-q -m ./uncertain --to 2026-12-31 --every year'
uncertain_model uncertain
expect 0 run $ask -o given/run
expect 0 forecast $ask -n 8 -o given/forecast
digests . >"$scratch/before"
project=$(awk -F , 'NR == 2 { print $2 "-" $1 }' given/run/projects.csv)

# judge: what a fault may come to. $differing: whether the command may end with status 4 for a file that it can't read.
judge() {
    tried=$((tried + 1))
    case $status in
    0) cmp -s "$scratch/out" "$scratch/whole" || wrong "other data" ;;
    1 | 2) [ ! -s "$scratch/out" ] || wrong "data with status $status" ;;
    4) [ "$differing" = yes ] && grep -q "can't be read\|not the file" "$scratch/err" || wrong "status 4" ;;
    *) wrong "status $status" ;;
    esac
    [ "$status" -eq 0 ] || grep -q '^layercake: ' "$scratch/err" || wrong "no reason"
    if [ "$family" = unlink ]; then
        rm -rf own
        mkdir own
    fi
    digests . | cmp -s "$scratch/before" - || wrong "files were changed"
    [ -z "$(ls -A own)" ] || wrong "left behind $(ls -A own)"
}

# sweep FAMILY ERROR [on]: as that of storage.sh.
sweep() {
    turn=$((turn + 1))
    [ "${FAULTS-}" = all ] || [ $((turn % 4)) -eq 0 ] || return 0
    is_family "$1" || return 0
    set_fault "$@"
    faulty 0 $what
    [ "$status" -eq 0 ] || fail "status $status without a fault: $what"
    cp "$scratch/out" "$scratch/whole"
    choose "$(sed -n 's/^calls //p' "$scratch/fired" | sort -n | tail -n 1)"
    for number in $numbers; do
        faulty "$number" $what
        [ ! -s "$scratch/fired" ] || judge
    done
}

# command WORD...: its sweeps, over files of all folders.
command() {
    is_chosen "$1" || return 0
    what="$*"
    before=$tried
    differing=no
    [ "$1" != reproduce ] || differing=yes
    for under in "$PWD" ''; do
        sweep open 13
        sweep open 24
        sweep open 23 on # ENFILE
        sweep read 5
        sweep read 5 on
        sweep read 0 # a short one
        sweep close 5
    done
    under=$PWD
    [ "$differing" = yes ] || return 0
    sweep write 28
    sweep write 122 on
    sweep write 5
    sweep open 30 on
    sweep sync 5
    sweep rename 5
    sweep unlink 5
    sweep truncate 5
}

# tell WORD...: and how many there were.
tell() {
    command "$@"
    ! is_chosen "$1" || echo "$((tried - before)) faults: layercake $what"
}

tell check -m ./uncertain
tell show levers -m ./uncertain
tell show series -m ./uncertain
tell show forecasts -m reference
tell trace given/run
tell trace given/run "$project" --format csv
tell completion bash
tell completion zsh
tell reproduce -m ./uncertain given/run
tell reproduce -m ./uncertain given/forecast
echo "$tried faults"

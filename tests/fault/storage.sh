#!/bin/sh
# Whatever call of the file system fails, a command that writes a folder ends with status 1 and names a file of it, or has
# all of its result; it leaves whole files only, none that its manifest does not agree with, and goes on to the same bytes.
# shellcheck source=tests/fault/lib.sh disable=SC2015,SC2086 # "or wrong" ends it; words are lists
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library inject.c
mkdir given
ask='-q -m tutorial --to 2026-12-31 --every year'
# shellcheck disable=SC2086
{
    expect 0 forecast $ask -n 100 -o given/begun
    expect 0 forecast $ask -n 102 --shard 1/2 -o given/one
    expect 0 forecast $ask -n 102 --shard 2/2 -o given/two
    expect 0 run $ask -o given/run
}
loose_model loose
uncertain_model uncertain

# what, again: the words of the command, and of the one that heals. start: the folder that it begins with, or nothing.
begin() {
    rm -rf made
    [ -z "$start" ] || cp -r "$start" made
}

# whole_files: each file of the folder is one of the whole folder's, but for a manifest that says that it is not all.
whole_files() {
    [ -d made ] || return 0
    (cd made && find . -type f) >"$scratch/left"
    while IFS= read -r file; do
        # What a crash leaves is cleared away when it goes on.
        case $status:$file in 139:*.tmp) continue ;; esac
        if ! cmp -s "made/$file" "whole/$file" && ! cmp -s "made/$file" "$start/$file"; then
            [ "$file" = ./manifest.json ] && grep -q '"complete": false' made/manifest.json || wrong "$file is not whole"
        fi
    done <"$scratch/left"
    if [ -f made/manifest.json ] && cmp -s made/manifest.json whole/manifest.json; then
        sed -n 's/^    "\(.*\)": "[0-9a-f]\{64\}",*$/\1/p' made/manifest.json | while IFS= read -r file; do
            case $file in sha256) continue ;; esac
            cmp -s "made/$file" "whole/$file" || exit 1
        done || wrong "the manifest names what is not there"
    fi
}

judge() {
    tried=$((tried + 1))
    # What can't be removed stays; of the program's own files until it writes there again.
    [ "$family" != unlink ] || [ ! -d made ] || find made -name 'tmp.*' -exec rm {} +
    case $status in
    0)
        same whole made
        return # there is nothing to go on with
        ;;
    1)
        grep -q -e 'made\(/\|:\|$\)' -e 'part-0000[01].nc' "$scratch/err" || wrong "no file is named"
        [ ! -s "$scratch/out" ] || wrong "data on standard output"
        # Streams of the C library, to which libxlsxwriter writes, take EINTR for a failure.
        [ "$survives" = no ] || grep -q -e 'tmp\.' -e '\.xlsx' "$scratch/fired" || wrong "status 1"
        ;;
    2)
        # What it begins with can't be read, and stays as it is.
        [ -n "$start" ] && [ ! -s "$scratch/out" ] || wrong "status 2"
        case $family in open | read) ;; *) wrong "status 2" ;; esac
        grep -q 'can.t be read' "$scratch/err" || wrong "no reason"
        same "$start" made
        ;;
    139)
        # HDF5 crashes when a part that it has read can't be closed, which no file system does.
        [ "$family" = close ] && grep -q '/part-.....\.nc$' "$scratch/fired" || wrong "status 139"
        ;;
    *)
        wrong "status $status"
        ;;
    esac
    if [ "$family" != unlink ] && [ "$status" -ne 139 ] && [ -d made ]; then
        [ -z "$(find made -name '*.tmp' -o -name 'tmp.*')" ] || wrong "half a file is left"
    fi
    # What nothing could go on with is gone, but after a crash.
    case "$what:$family:${FAULT_ON-}:$status" in
    *:unlink:* | *:open:1:* | *:139) ;;
    merge* | run*) [ ! -d made ] || [ -f made/manifest.json ] || wrong "left $(ls made)" ;;
    esac
    whole_files
    # shellcheck disable=SC2086
    LD_PRELOAD=$library expect 0 $again
    same whole made
}

# sweep FAMILY ERROR [on]: calls of the family fail, one at a time or all from one on. Where not all are tried, each command
# has a fifth of the sweeps, and five that follow each other have all.
sweep() {
    turn=$((turn + 1))
    [ "${FAULTS-}" = all ] || [ $((turn % 5)) -eq 0 ] || return 0
    is_family "$1" || return 0
    set_fault "$@"
    begin
    # shellcheck disable=SC2086
    faulty 0 $what
    choose "$(sed -n 's/^calls //p' "$scratch/fired")"
    for number in $numbers; do
        begin
        # shellcheck disable=SC2086
        faulty "$number" $what
        [ ! -s "$scratch/fired" ] || judge
    done
}

# command START AGAIN WORD...: the sweeps of one command that writes the folder made. START: what is in it before, or ''.
command() {
    start=$1
    again=$2
    shift 2
    what="$*"
    is_chosen "$1" || return 0
    begin
    # shellcheck disable=SC2086
    expect 0 $what
    rm -rf whole
    mv made whole
    under=$PWD/made
    before=$tried
    survives=no
    sweep write 28 on  # ENOSPC
    sweep write 5      # EIO
    sweep write 122 on # EDQUOT
    sweep write 11     # EAGAIN
    sweep sync 5
    sweep sync 122 # where room is looked for late
    sweep rename 28
    sweep rename 30 # EROFS, of a file system that was found to be damaged
    sweep open 24    # EMFILE
    sweep open 13 on # EACCES
    sweep open 122
    sweep open 30 on
    sweep close 5
    sweep close 122 # of a file system over a network
    sweep read 5
    sweep unlink 5
    sweep truncate 5
    sweep thread 11
    sweep thread 11 on
    survives=yes
    sweep write 4 # EINTR
    sweep write 0 # a short one
    sweep read 0
    echo "$((tried - before)) faults: layercake $what"
}

command '' "forecast $ask -n 2 --wide --iamc -o made --resume" forecast $ask -n 2 --wide --iamc -o made
command given/begun "forecast $ask -n 102 -o made --resume" forecast $ask -n 102 -o made --resume
command '' "merge -q given/one given/two -o made --force" merge -q given/one given/two -o made
command '' "compare -q -m tutorial --to 2026-12-31 fast-permits -n 1 -o made --force" \
    compare -q -m tutorial --to 2026-12-31 fast-permits -n 1 -o made
command given/run "compare -q -m tutorial --to 2026-12-31 fast-permits -n 1 -o made --force" \
    compare -q -m tutorial --to 2026-12-31 fast-permits -n 1 -o made --force
command '' "run $ask -o made --force" run $ask -o made
command given/begun 'report -q made' report -q made
command '' 'hindcast -q -n 2 -o made --force' hindcast -q -n 2 -o made
command '' "calibrate -q -m ./loose -n 8 --until 2023-12-31 -o made --force" calibrate -q -m ./loose -n 8 --until 2023-12-31 -o made
command '' "sensitivity -q -m ./uncertain --method morris -n 2 --to 2026-12-31 -o made --force" \
    sensitivity -q -m ./uncertain --method morris -n 2 --to 2026-12-31 -o made
command '' "sensitivity -q -m ./uncertain --method sobol --screened 1 -n 4 --to 2026-12-31 -o made --force" \
    sensitivity -q -m ./uncertain --method sobol --screened 1 -n 4 --to 2026-12-31 -o made
command '' "trace -q --pull-through -m ./uncertain -n 1 --to 2026-12-31 -o made --force" \
    trace -q --pull-through -m ./uncertain -n 1 --to 2026-12-31 -o made
echo "$tried faults"

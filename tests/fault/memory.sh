#!/bin/sh
# Wherever an allocation fails, once or from there on, the program says so and ends with status 1, leaves no half file
# and no result that is another one. Libraries that crash for want of memory are named below.
# shellcheck source=tests/fault/lib.sh disable=SC2015,SC2086 # "or return"; words are lists
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library memory.c

# alike PATTERN: no file of the folder differs from that of the undisturbed one but those whose names match.
alike() {
    [ -d made ] && [ -d whole ] || return 1
    ! diff -rq whole made | sed 's/^Files whole\/\([^ ]*\) and .* differ$/\1/' | grep -q -v -x -e "$1"
}

# What of a folder differs where a part of its ensemble is stored otherwise.
repacked='ensemble/part-[0-9]*\.nc\|report\.html\|.*\.xlsx\|manifest\.json\|datapackage\.json'

# excused: whether the last call that failed was made in a library that is known to go on without what it had no room for, and
# what came of it is what that library then does. $nearest is the library, the function (- where it has no name) and the status.
# - GLib aborts in its slices, and where it makes a lock. What it prints into memory is then NULL: what follows may crash.
#   Its regular expressions use what PCRE had no room for.
# - HDF5, NetCDF with libcrypto, and libminizip below libxlsxwriter use what is not there.
# - libxlsxwriter says that there is no memory, uses what is not there, or leaves out a part of the workbook, its chart's
#   or another, and goes on with status 0: all else is as it should be. It has no error to ask for.
# - Where zlib or a filter of HDF5 has no room, a piece of a part is stored as it is, and where NetCDF has none for the fill
#   value of its texts, the part is without: with the same values.
excused() {
    nearest=$(grep -v -e '^libc\.so' -e '^libstdc' -e '^inject\.so' "$scratch/fired" | head -n 1 | sed 's/\.so[.0-9]*//')
    nearest="$nearest $status"
    if [ "$status" -eq 134 ] && grep -q 'GSlice: failed to allocate' "$scratch/err"; then
        return 0
    fi
    case $nearest in
    'libglib-2.0 '*' 134') ;;
    'libglib-2.0 g_vasprintf 139') [ -n "${FAULT_ON-}" ] ;;
    'libpcre2-8 '*' 139') ;;
    'libglib-2.0 g_file_get_contents 0') # there is a result without the page
        grep -q "can't be read; report.html is left out" "$scratch/err" && alike 'Only in whole: report\.html\|manifest\.json'
        ;;
    libhdf5*' 134' | libhdf5*' 139' | 'libnetcdf '*' 134' | 'libnetcdf '*' 139' | 'libcrypto '*' 139') ;;
    'libminizip '*' 139' | 'libxlsxwriter '*' 134' | 'libxlsxwriter '*' 139' | 'libz deflateInit2_ 139') ;;
    'libxlsxwriter '*' 0') alike '.*\.xlsx\|manifest\.json\|datapackage\.json' ;;
    'libz deflateInit2_ 0' | 'libnetcdf nc4_get_default_atomic_fill_value 0') alike "$repacked" ;;
    libhdf5*' - 0') grep -q ' H5Z_pipeline$' "$scratch/fired" && alike "$repacked" ;;
    *) false ;;
    esac
}

# sound: what a run leaves that did not end well: nothing of the folder but what it began with, or an undisturbed one makes.
sound() {
    [ -d made ] || return 0
    [ -z "$(find made -name '*.tmp' -o -name 'tmp.*')" ] || return 1
    (cd made && find . -type f) | while IFS= read -r file; do
        cmp -s "made/$file" "whole/$file" || cmp -s "made/$file" "$start/$file" ||
            grep -q '"complete": false' "made/$file" || return 1
    done
}

judge() {
    tried=$((tried + 1))
    case $status in
    0) cmp -s "$scratch/out" "$scratch/whole" && { [ ! -d whole ] || diff -r whole made >/dev/null; } && return ;;
    1) [ -s "$scratch/err" ] && sound && return ;;
    # A folder that it has no memory to look into is no model.
    2) [ -s "$scratch/err" ] && if [ -n "$start" ]; then diff -r "$start" made >/dev/null; else [ ! -e made ]; fi && return ;;
    esac
    if excused; then
        excuses=$((excuses + 1))
        echo "$nearest" >>"$scratch/excuses"
        return
    fi
    from=$(tr '\n' ' ' <"$scratch/fired")
    fail "status $status: allocation $at${FAULT_ON+ and all that follow}, from $from: layercake $what"
}

begin() {
    rm -rf made
    [ -z "$start" ] || cp -r "$start" made
}

# starve N: allocation N fails.
starve() {
    at=$1
    begin
    rm -f "$scratch/fired"
    status=0
    # shellcheck disable=SC2086
    FAULT_AT=$at FAULT_LOG=$scratch/fired LD_PRELOAD=$library \
        "$LAYERCAKE" $what >"$scratch/out" 2>"$scratch/err" || status=$?
    if [ -s "$scratch/fired" ]; then judge; else missed=$((missed + 1)); fi
}

# sweep EVERY START WORD...: the first and the last allocation of each place, or of every so many places of them; of EVERY at
# most where all are asked for. START: the folder that it begins with, or ''.
sweep() {
    every=$1
    start=$2
    shift 2
    what="$*"
    is_chosen "$1" || return 0
    [ "${FAULTS-}" != all ] || every=${EVERY:-1}
    rm -rf whole "$scratch/places"
    begin
    FAULT_STACKS=$scratch/places LD_PRELOAD=$library "$LAYERCAKE" "$@" >"$scratch/whole" 2>"$scratch/err" ||
        fail "layercake $what"
    [ ! -d made ] || mv made whole
    LC_ALL=C sort "$scratch/places" | awk -v every="$every" 'NR % every == 0' >"$scratch/chosen"
    before=$tried
    excuses=0
    missed=0 # runs that allocate in another order and end before
    : >"$scratch/excuses"
    while read -r _ first last <&3; do
        unset FAULT_ON
        starve "$first"
        FAULT_ON=1
        export FAULT_ON
        starve "$last"
    done 3<"$scratch/chosen"
    unset FAULT_ON
    echo "$((tried - before)) failed allocations, $excuses excused, $missed not reached, of $(wc -l <"$scratch/places") places: layercake $what"
    sort "$scratch/excuses" | uniq -c
}

ask='-q -m ./uncertain --to 2026-12-31 --every year'
uncertain_model uncertain
mkdir given
expect 0 run $ask -o given/run
sweep 12 '' check -m tutorial
sweep 20 '' show parameters
sweep 800 '' forecast $ask -j 1 -n 1 -o made
sweep 800 '' run $ask -o made
sweep 70 '' trace given/run
sweep 10 '' completion bash
if [ -n "${FAULTS-}" ]; then # counting the places of each takes long
    expect 0 forecast $ask -j 1 -n 2 -o given/begun
    expect 0 forecast $ask -j 1 -n 102 --shard 1/2 -o given/one
    expect 0 forecast $ask -j 1 -n 102 --shard 2/2 -o given/two
    loose_model loose
    sweep 2000 given/begun forecast $ask -j 1 -n 102 -o made --resume
    sweep 2000 '' merge -q -m ./uncertain given/one given/two -o made
    sweep 1500 given/begun report -q made
    sweep 1500 '' compare -q -m ./uncertain --to 2026-12-31 fast-permits -n 1 -j 1 -o made
    sweep 900 '' sensitivity -q -m ./uncertain --method sobol --screened 1 -n 4 --to 2026-12-31 -j 1 -o made
    sweep 1000 '' hindcast -q -n 2 -j 1 -o made
    sweep 1000 '' calibrate -q -m ./loose -n 8 --until 2023-12-31 -j 1 -o made
    sweep 800 '' reproduce -q -m ./uncertain given/run -o made
fi

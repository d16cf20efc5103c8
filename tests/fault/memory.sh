#!/bin/sh
# Wherever an allocation fails, once or from there on, the program says so and ends with status 1, leaves no half file
# and no result that is another one. Libraries that crash for want of memory are named below.
# shellcheck source=tests/fault/lib.sh
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library memory.c

# excused: whether the call that failed was made in a library that is known to crash, or to go on without what it had no
# room for. GLib aborts in its own slices, and where it makes a lock. HDF5 uses what it has
# no room for, and so does NetCDF with what it brings along (curl, OpenSSL, libxml2). libxlsxwriter prints
# that there is no memory, and then uses what is not there, or leaves out a part of a chart and says nothing more.
excused() {
    if [ "$status" -eq 134 ] && grep -q 'GSlice: failed to allocate' "$scratch/err"; then
        return 0
    fi
    nearest=$(grep -v -e '^libc\.so' -e '^libstdc' "$scratch/fired" | head -n 1)
    case $nearest in
    libglib-2.0.so*) [ "$status" -eq 134 ] ;;
    libhdf5*.so* | libnetcdf*.so* | libcrypto.so* | libcurl*.so* | libxml2.so*)
        [ "$status" -eq 139 ] || [ "$status" -eq 134 ] || [ "$status" -eq 1 ]
        ;;
    libxlsxwriter.so* | libz.so*) true ;;
    *) false ;;
    esac
}

# sound: what a run leaves that did not end well: nothing of the folder but what an undisturbed one makes.
sound() {
    [ -d made ] || return 0
    [ -z "$(find made -name '*.tmp')" ] || return 1
    (cd made && find . -type f) | while IFS= read -r file; do
        cmp -s "made/$file" "whole/$file" || grep -q '"complete": false' "made/$file" || return 1
    done
}

judge() {
    tried=$((tried + 1))
    case $status in
    0) cmp -s "$scratch/out" "$scratch/whole" && { [ ! -d whole ] || diff -r whole made >/dev/null; } && return ;;
    1) [ -s "$scratch/err" ] && sound && return ;;
    2) [ -s "$scratch/err" ] && [ ! -e made ] && return ;; # a folder that it has no memory to look into is no model
    esac
    if excused; then
        excuses=$((excuses + 1))
        return
    fi
    from=$(tr '\n' ' ' <"$scratch/fired")
    fail "status $status: allocation $at of place $place${FAULT_ON+ and all that follow}, from $from: layercake $what"
}

# starve N: allocation N of the place fails.
starve() {
    at=$1
    rm -rf made "$scratch/fired"
    status=0
    # shellcheck disable=SC2086
    FAULT_STACK=$place FAULT_AT=$at FAULT_LOG=$scratch/fired LD_PRELOAD=$library \
        "$LAYERCAKE" $what >"$scratch/out" 2>"$scratch/err" || status=$?
    [ ! -s "$scratch/fired" ] || judge
}

# sweep EVERY WORD...: the first and the last allocation of each place, or of every so many places of them.
sweep() {
    every=$1
    shift
    what="$*"
    [ "${FAULTS-}" != all ] || every=${EVERY:-1}
    rm -rf made whole "$scratch/places"
    FAULT_STACKS=$scratch/places LD_PRELOAD=$library "$LAYERCAKE" "$@" >"$scratch/whole" 2>"$scratch/err" ||
        fail "layercake $what"
    [ ! -d made ] || mv made whole
    LC_ALL=C sort "$scratch/places" | awk -v every="$every" 'NR % every == 0' >"$scratch/chosen"
    before=$tried
    excuses=0
    while read -r place calls <&3; do
        unset FAULT_ON
        starve 1
        FAULT_ON=1
        export FAULT_ON
        starve "$calls"
    done 3<"$scratch/chosen"
    unset FAULT_ON
    echo "$((tried - before)) failed allocations, $excuses excused, of $(wc -l <"$scratch/places") places: layercake $what"
}

sweep 12 check -m tutorial
sweep 20 show parameters
sweep 500 forecast -q -m tutorial -n 1 --to 2026-12-31 --every year -j 1 -o made

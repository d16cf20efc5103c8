#!/bin/sh
# Looks for inputs that reach new code, or puts what was found into the source tree. `make fuzz` and `make fuzz-merge`
# start it in a build folder that was configured with --enable-fuzzing:
#   fuzz.sh look SECONDS [TARGET...]      fuzz-work/TARGET/ keeps inputs, fuzz-work/crash-TARGET-* what broke a claim
#   fuzz.sh merge 0 [TARGET...]           the fewest files of equal coverage, at most 150 and 300 kB of them
# Files of a corpus whose names are no digests are kept for ever.
set -eu
doing=$1
seconds=$2
shift 2
tests=${LAYERCAKE_SRCDIR:?}/tests/fuzz
work=$PWD/fuzz-work
most_files=150
most_bytes=300000
mkdir -p "$work"
scratch=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/layercake-fuzz.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM HUP
mkdir "$scratch/tmp"

# What HDF5 loses when it refuses a damaged file; the program reads none but in a process that ends.
echo 'leak:libhdf5' >"$scratch/leaks"
LSAN_OPTIONS=suppressions=$scratch/leaks:print_suppressions=0
export LSAN_OPTIONS

# engine TARGET ARGUMENTS...: the program of a target, which writes to a file system in memory where there is one.
engine()
{
    program=tests/fuzz/fuzz_$1
    shift
    TMPDIR=$scratch/tmp "$program" -timeout=20 -rss_limit_mb=4096 -max_len=8192 "$@"
}

look()
{
    words=
    [ ! -f "$tests/dict/$1.dict" ] || words=-dict=$tests/dict/$1.dict
    mkdir -p "$work/$1"
    engine "$1" ${words:+"$words"} -max_total_time="$seconds" -artifact_prefix="$work/crash-$1-" -print_final_stats=1 \
        "$work/$1" "$tests/corpus/$1" 2>"$work/$1.log" || echo "$1: broke a claim: see $work/$1.log"
    sed -n 's/^stat::\(number_of_executed_units\|average_exec_per_sec\): */  \1 /p' "$work/$1.log"
    sed -n 's/^#\([0-9]*\).*DONE *\(cov: [0-9]* ft: [0-9]*\).*/  \2/p' "$work/$1.log"
}

is_digest()
{
    case $1 in
    *[!0-9a-f]*) return 1 ;;
    esac
    [ ${#1} -eq 40 ]
}

merge()
{
    tree=$tests/corpus/$1
    mkdir -p "$tree" "$work/$1" "$scratch/kept" "$scratch/new"
    for file in "$tree"/*; do
        [ ! -f "$file" ] || is_digest "${file##*/}" || cp "$file" "$scratch/kept"
    done
    cp "$scratch/kept"/* "$scratch/new" 2>/dev/null || true
    # By what is reached, not how often: else there would be many more files than may be kept.
    engine "$1" -merge=1 -use_counters=0 "$scratch/new" "$tree" "$work/$1" 2>"$work/$1.merge.log"
    find "$tree" -type f | while IFS= read -r file; do
        if is_digest "${file##*/}"; then rm "$file"; fi
    done
    files=$(find "$scratch/kept" -type f | wc -l)
    bytes=$(cat "$scratch/kept"/* 2>/dev/null | wc -c)
    find "$scratch/new" -type f -printf '%s %f\n' | sort -n | while read -r size name; do
        files=$((files + 1)) bytes=$((bytes + size))
        if is_digest "$name" && [ "$files" -le $most_files ] && [ "$bytes" -le $most_bytes ]; then
            cp "$scratch/new/$name" "$tree"
        fi
    done
    echo "$1: $(find "$tree" -type f | wc -l) files, $(cat "$tree"/* | wc -c) bytes"
    rm -rf "$scratch/kept" "$scratch/new"
}

if [ $# -eq 0 ]; then
    for program in "$tests"/fuzz_*.c; do
        name=${program##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
for target in "$@"; do
    echo "$target:"
    "$doing" "$target"
done

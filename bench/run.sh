#!/bin/bash
# run.sh [hold|mm1|years|entities|threads|sizes|startup]...: the benches named, or all, in the build folder, where
# `make bench` has built their programs. bench/README.md tells what each measures, which variables of the environment
# change its size, and how to read it.
set -eu
export LC_ALL=C
unset LAYERCAKE_DATA # the models beside the program are what is measured
export LAYERCAKE_SRCDIR=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
layercake=${LAYERCAKE:-./layercake}
rounds=${BENCH_ROUNDS:-3}
replications=${BENCH_REPLICATIONS:-200}
sample=${BENCH_SAMPLE:-20}
years=${BENCH_YEARS:-2030 2035 2040}
factors=${BENCH_FACTORS:-1 2 5 10 20}
sizes=${BENCH_SIZES:-100 200 400 1000}
size_rounds=${BENCH_SIZE_ROUNDS:-1}
starts=${BENCH_STARTS:-20}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

hold()
{
    bench/hold
}

mm1()
{
    bench/mm1
}

years()
{
    cases=()
    for year in $years; do
        cases+=(models/reference "$year-12-31")
    done
    bench/replications "$sample" "$rounds" "${cases[@]}"
}

entities()
{
    cases=()
    for factor in $factors; do
        "$LAYERCAKE_SRCDIR/bench/enlarge.sh" "$LAYERCAKE_SRCDIR/models/tutorial" "$factor" "$scratch/tutorial-x$factor"
        "$layercake" check -q -m "$scratch/tutorial-x$factor"
        cases+=("tutorial-x$factor" 2040-12-31)
    done
    here=$PWD
    (cd "$scratch" && "$here/bench/replications" "$sample" "$rounds" "${cases[@]}")
}

# What is compared in threads(), each with a folder of its own.
forecast_on()
{
    variants+=("$1" "$replications" "${@:2}" -q --force -n "$replications" -o "$scratch/forecast-${#variants[@]}" ---)
}

threads()
{
    variants=()
    echo "each replication by itself, without tables read or files written:"
    bench/replications "$replications" 1 models/reference 2040-12-31 | tee "$scratch/alone"
    events=$(awk 'NR == 2 { print $3 }' "$scratch/alone")
    forecast_on "1 thread" "$layercake" forecast -j1
    forecast_on "2 threads" "$layercake" forecast -j2
    if "$layercake" --version | grep -q MPI && command -v mpirun >/dev/null; then
        export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
        forecast_on "2 MPI ranks" mpirun -n 2 --oversubscribe "$layercake" forecast -j1
    else
        echo "2 MPI ranks: skipped, no mpirun here or the program was built without MPI"
    fi
    # The most that this machine gives to two threads: two programs that share nothing.
    # shellcheck disable=SC2016 # for the inner shell
    variants+=("2 programs at once" $((2 * replications)) sh -c '
        "$0" forecast -q --force -j1 -n "$1" -o "$2-a" & "$0" forecast -q --force -j1 -n "$1" -o "$2-b" && wait $!'
        "$layercake" "$replications" "$scratch/twice")
    bench/commands -e "$events" "$rounds" "${variants[@]}"
}

# One table of the forecasts of so many replications.
size_table()
{
    variants=()
    for n; do
        variants+=("$n replications" "$n" "$layercake" forecast -q --force -n "$n" -o "$scratch/size-$n" ---)
    done
    bench/commands -m "$size_rounds" "${variants[@]}"
}

sizes()
{
    # shellcheck disable=SC2086 # a list, on purpose
    size_table $sizes
    if [ "${BENCH_LARGE:-0}" != 0 ]; then
        size_table 1000 20000 || echo "20,000 replications: failed; the program refuses what does not fit into memory"
    fi
}

startup()
{
    bench/commands "$starts" "true" 1 true --- "layercake --help" 1 "$layercake" --help \
        --- "layercake check" 1 "$layercake" check
}

[ $# -gt 0 ] || set -- hold mm1 years entities threads sizes startup
for name; do
    case $name in
    hold | mm1 | years | entities | threads | sizes | startup) ;;
    *)
        echo "run.sh: there is no bench '$name'" >&2
        exit 2
        ;;
    esac
done
for name; do
    echo "== $name"
    began=$SECONDS
    "$name"
    echo "   ($((SECONDS - began)) s)"
done

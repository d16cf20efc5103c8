#!/bin/sh
# Runs the commands whose results layercake-evidence(7) and layercake-limits(7) quote, and keeps the small files of
# them in man/results/; man/evidence.sh then writes the pages' tables from these. Run both when the model changes.
#
#   man/results.sh [STEP...]     all steps, or those named
#
# LAYERCAKE: the program (default: build/layercake). REPLICATIONS: fewer than 1000, to try the script; a calibration
# takes twenty or thirty times as many, easings and policies 29 and 20 ensembles of a fifth and of three tenths.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
program=${LAYERCAKE:-build/layercake}
n=${REPLICATIONS:-1000}
results=man/results
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# keep STEP FOLDER FILE...: files of a folder, and of its manifest what was run.
keep()
{
    step=$1
    from=$2
    shift 2
    rm -rf "${results:?}/$step"
    mkdir -p "$results/$step"
    for file; do
        cp "$from/$file" "$results/$step/"
    done
    {
        echo 'command,finished,failed,model_sha256'
        awk -F '"' '
        $2 == "command" { command = $4 }
        $2 == "model" { inside = 1 }
        inside && $2 == "sha256" { model = $4; inside = 0 }
        $2 == "finished" || $2 == "failed" { count[$2] = $3; gsub(/[^0-9]/, "", count[$2]) }
        END { print command "," count["finished"] "," count["failed"] "," model }' "$from/manifest.json"
    } >"$results/$step/command.csv"
}

# hindcast STEP FILES OPTION...: a hindcast of which some files are kept.
hindcast()
{
    step=$1
    files=$2
    shift 2
    "$program" hindcast -q -n "$n" -o "$scratch/$step" "$@"
    # shellcheck disable=SC2086 # a list
    keep "$step" "$scratch/$step" $files
}

# The calibrated model is no result to keep, only what it says of the years after.
calibrate()
{
    "$program" calibrate -q --as-of 2022-12-31 --until 2023-12-31 -n $((20 * n)) -o "$scratch/calibrated"
    keep calibrated-2023 "$scratch/calibrated" \
        calibration/summary.csv calibration/posterior.csv calibration/implausibility.csv
    hindcast posterior-after-2023 scores.csv -m "$scratch/calibrated" --as-of 2022-12-31 --after 2023-12-31
    hindcast prior-after-2023 scores.csv --as-of 2022-12-31 --after 2023-12-31
}

# The shipped model: a start today draws what the years to 2025 inform, and what they mean for it too.
ship()
{
    "$program" calibrate -q --as-of 2022-12-31 --realised tables --until 2025-12-31 -n $((30 * n)) \
        --carry threshold_shift --carry review_days --carry overrun_median \
        --carry research_growth_max --carry spend_growth_from_price --carry trend_damping -o "$scratch/shipped"
    keep calibrated-2025 "$scratch/shipped" \
        calibration/summary.csv calibration/posterior.csv calibration/implausibility.csv
    cp "$scratch/shipped/initial/2025-12-31/sample.csv" models/reference/initial/2025-12-31/
}

forecast()
{
    "$program" forecast -q -n "$n" -o "$scratch/forecast"
    files='summary.csv overbuild.csv'
    if [ -f "$scratch/forecast/published.csv" ]; then
        files="$files published.csv"
    fi
    # shellcheck disable=SC2086 # a list
    keep forecast "$scratch/forecast" $files
    "$program" sensitivity -q --from-folder "$scratch/forecast" -o "$scratch/drivers"
    keep drivers "$scratch/drivers" sensitivity.csv
}

# What a unit of each constraint is worth.
easing()
{
    "$program" sensitivity -q --method easing -n $(((n + 4) / 5)) --outcome ai_power_gw@2030 \
        --outcome ai_power_gw@2035 -o "$scratch/easing"
    keep easing "$scratch/easing" sensitivity.csv
}

# What each shipped scenario changes, and whether that is what its file expects: of all series and years a few.
policies()
{
    names=
    for file in models/scenarios/*.csv; do
        name=$(basename "$file" .csv)
        [ "$name" = baseline ] || names="$names $name"
    done
    # shellcheck disable=SC2086 # a list
    "$program" compare -q $names -n $(((3 * n + 9) / 10)) -o "$scratch/policies"
    awk -F, 'NR == 1 || ($4 == "world" && $6 == "year" && ($7 == 2030 || $7 == 2035) &&
        ($3 == "ai_power_gw" || $3 == "compute_million_h100e" || $3 == "capital_physical_cumulative_busd" ||
        $3 == "co2_mt_per_year" || $3 == "revenue_busd_per_year"))' "$scratch/policies/compare.csv" >"$scratch/few.csv"
    mv "$scratch/few.csv" "$scratch/policies/compare.csv"
    keep policies "$scratch/policies" compare.csv expected.csv
}

run()
{
    echo "$1" >&2
    case $1 in
    hindcast-2020-12-31 | hindcast-2022-12-31 | hindcast-2023-12-31)
        hindcast "$1" 'scores.csv hindcast.csv' --as-of "${1#hindcast-}"
        ;;
    realised-chips | realised-vintages)
        hindcast "$1" scores.csv --as-of 2022-12-31 --realised "${1#realised-}"
        ;;
    calibrated-2023) calibrate ;;
    calibrated-2025) ship ;;
    forecast) forecast ;;
    easing) easing ;;
    policies) policies ;;
    *)
        echo "$0: unknown step $1, one of: $steps" >&2
        exit 2
        ;;
    esac
}

steps='hindcast-2020-12-31 hindcast-2022-12-31 hindcast-2023-12-31 realised-chips realised-vintages calibrated-2023
    calibrated-2025 forecast easing policies'
if [ $# -eq 0 ]; then
    # shellcheck disable=SC2086 # a list
    set -- $steps
fi
for step; do
    run "$step"
done

#!/bin/sh
# enlarge.sh MODEL FACTOR FOLDER: writes a copy of a model whose economy is the same size but cut into FACTOR times as
# many pieces: applications (and so cohorts of seats), labs, and builders with their fleets and pipelines are there
# FACTOR times, each with a FACTORth of the whole, and projects and expansions are a FACTORth as large, so that there
# are FACTOR times as many. For models whose rows have no quoted field before the column `source`, as the tutorial.
set -eu
model=$1 factor=$2 folder=$3
start=initial/2025-12-31

# multiply TABLE KEYS SHARED: FACTOR copies of each row, told apart by a number behind the keys (names of columns);
# the columns named in SHARED are divided among the copies. With no KEYS the row stays one.
multiply()
{
    awk -v keys="$2" -v shared="$3" -v factor="$factor" '
        function mark(names, of,    part, i, n) {
            n = split(names, part, " ")
            for (i = 1; i <= n; i++) of[part[i]] = 1
        }
        BEGIN { FS = OFS = ","; mark(keys, is_key); mark(shared, is_shared) }
        /^#/ { print; next }
        !has_header { for (i = 1; i <= NF; i++) name[i] = $i; has_header = 1; print; next }
        {
            n = split($0, field)
            for (copy = 1; copy <= (keys ? factor : 1); copy++) {
                for (i = 1; i <= n; i++) {
                    $i = field[i]
                    if (name[i] in is_key) $i = field[i] "-" copy
                    if (name[i] in is_shared) $i = field[i] / factor
                }
                print
            }
        }' "$model/$1.csv" >"$folder/$1.csv"
}

mkdir -p "$folder/$start"
cp "$model"/*.csv "$folder"
cp "$model/$start"/*.csv "$folder/$start"
multiply applications name "potential_busd_per_year sector_workers_million"
multiply $start/adoption application spend_busd_per_year
multiply labs name rd_share
multiply programmes lab ""
multiply builders name "demand_share size_median_mw"
multiply $start/fleet builder facility_mw
multiply $start/pipeline builder facility_mw
multiply $start/halls builder facility_mw
multiply stages "" project_units

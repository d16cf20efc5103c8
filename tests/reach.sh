#!/bin/sh
# reach.sh: which complaints about inputs and which failures of replications no test has brought about, in a build folder
# configured with --enable-coverage, after `make check`. `make reach` runs it there. Status 1 when there is one that is not
# excused below.
set -eu
LC_ALL=C
export LC_ALL
top=$(cd "${LAYERCAKE_SRCDIR:-$(dirname "$0")/..}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# FILE TEXT: what its line holds, and why no test of the suite gets there.
excused="
src/input/bytes.c grew:a file that grows while it is read needs a second process and luck
"

# lines FILE: 'COUNT:LINE:TEXT' of its calls; a count of ##### is none.
lines()
{
    object=${1%.c}.o
    [ -f "${object%.o}.gcda" ] || {
        echo "#####:0:$1 was not run at all"
        return
    }
    gcov -t -o "$object" "$top/$1" 2>/dev/null |
        sed -n 's/^ *\([0-9#=*-]*\): *\([0-9]*\):\(.*lc_\(diag_add\|engine_fail\)(.*\)$/\1:\2:\3/p' | grep -v '^-:'
}

for file in $(cd "$top" && grep -lE 'lc_(diag_add|engine_fail)\(' -r src --include='*.c' | sort); do
    case $file in src/base/diag.c | src/engine/engine.c) continue ;; esac # where they are made
    lines "$file" | sed "s|^|$file:|" >>"$scratch/all"
done
n=$(grep -c . "$scratch/all")
grep -E '^[^:]*:[#=]+:' "$scratch/all" >"$scratch/left" || :
status=0
while IFS= read -r line; do
    file=${line%%:*}
    case $excused in *"
$file "*)
        word=$(echo "$excused" | sed -n "s|^$file \([^:]*\):.*|\1|p")
        number=$(echo "$line" | cut -d : -f 3)
        sed -n "$number,$((number + 3))p" "$top/$file" | grep -qF -- "$word" && continue
        ;;
    esac
    echo "not reached: $line"
    status=1
done <"$scratch/left"
echo "$n complaints and failures, $(grep -c . "$scratch/left") not reached"
exit $status

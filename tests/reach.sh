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

# FILE|TEXT|why no test of the suite gets to the call that has this text.
cat >"$scratch/excused" <<'EOF'
src/input/override.c|p->name, trouble|a value that is set was held to the parameter's range before
src/input/bytes.c|can't be read: %s|fault/reading gets there, which counts apart
src/agents/clearing.c|is not a number|what must not be: no input is known that brings it about
src/ensemble/replication.c|(event %llu)|what must not be: no input is known that brings it about
src/observe/recorder.c|is not a number|what must not be: no input is known that brings it about
EOF

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

# is_excused FILE LINE
is_excused()
{
    while IFS='|' read -r of text _; do
        if [ "$of" = "$1" ] && sed -n "$2,$(($2 + 3))p" "$top/$1" | grep -qF -- "$text"; then
            return 0
        fi
    done <"$scratch/excused"
    return 1
}

status=0
while IFS= read -r line; do
    is_excused "$(echo "$line" | cut -d : -f 1)" "$(echo "$line" | cut -d : -f 3)" && continue
    echo "not reached: $line"
    status=1
done <"$scratch/left"
echo "$n complaints and failures, $(grep -c . "$scratch/left") not reached"
exit $status

#!/bin/sh
# Every header compiles alone, and twice in a row.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
flags=$(pkg-config --cflags gsl glib-2.0 jansson)
list=$(mktemp)
trap 'rm -f "$list"' EXIT
(cd src && find . -name '*.h' | sed 's,^\./,,' | sort) >"$list"
status=0
while IFS= read -r header; do
    # shellcheck disable=SC2086 # flags and CC are lists
    if ! printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        ${CC:-cc} -std=gnu17 -Wall -Wextra -Werror -fsyntax-only -Isrc $flags -x c -; then
        echo "src/$header: does not compile alone"
        status=1
    fi
done <"$list"
exit $status

#!/bin/sh
# Writes the list of events in layercake-events(5) from src/world/events.h, by layer in the order of the list.
# With --check it only says, by its exit status, whether the page is up to date.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
page=man/layercake-events.5

# In mdoc a leading point or apostrophe and a backslash are commands; no meaning begins with one.
events()
{
    awk -F '"' '
    /^ *_\(/ {
        if (!($4 in text)) layer[++n] = $4
        text[$4] = text[$4] ".It Cm " $2 "\n" $6 "\n"
    }
    END {
        for (i = 1; i <= n; i++) {
            print ".Ss " toupper(substr(layer[i], 1, 1)) substr(layer[i], 2)
            print ".Bl -tag -width Ds -compact"
            printf "%s", text[layer[i]]
            print ".El"
        }
    }' src/world/events.h
}

new=$(mktemp)
trap 'rm -f "$new"' EXIT
{
    sed '/^\.\\" begin events/q' "$page"
    events
    sed -n '/^\.\\" end events/,$p' "$page"
} >"$new"
if [ "${1-}" = --check ]; then
    diff "$page" "$new"
else
    cat "$new" >"$page"
fi

#!/bin/sh
# Writes the sections on tables and parameters of layercake-model(5) from src/input/columns.h and parameters.h.
# With --check it only says, by its exit status, whether the page is up to date.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
page=man/layercake-model.5

# In mdoc a leading point or apostrophe and a backslash are commands; no meaning begins with one.
tables()
{
    awk -F '"' '
    function bound(text) {
        sub(/LC_BIG$/, "1e12", text)
        return text
    }
    function kind(    part, type, n) {
        n = split($3, part, /[, ]+/)
        type = part[2]
        if (type == "KEY") return "key"
        if (type == "REF") return "row of " $6
        if (type == "REF_KEY") return "key, row of " $6
        if (type == "CHOICE" || type == "CHOICE_KEY") {
            gsub(/\|/, ", ", $6)
            return (type == "CHOICE_KEY" ? "key, one of " : "one of ") $6
        }
        if (type == "LIST") return "list of " $6
        if (type == "TEXT") return "text"
        if (type == "DATE") return "date"
        if (type == "FLAG") return "0 or 1"
        return ($4 == "" ? "" : $4 ", ") bound(part[3]) " to " bound(part[4]) (type == "OPTIONAL" ? ", may be empty" : "")
    }
    /^#define LC_COLUMNS_/ {
        table = $1
        sub(/^#define LC_COLUMNS_/, "", table)
        sub(/\(.*/, "", table)
        next
    }
    /^#define LC_TABLES/ {
        table = ""
        listing = 1
        next
    }
    table != "" && /^ *_\(/ { text[table] = text[table] ".It Cm " $2 " Pq " quoted(kind()) "\n" $8 "\n" }
    function quoted(words) {
        gsub(/"/, "", words)
        return "\"" words "\""
    }
    listing && /^ *_\(/ {
        split($1, part, /[(,]/)
        folder = $3 ~ /INITIAL/ ? "initial/YYYY-MM-DD/" : ""
        print ".Ss " folder $2 ".csv"
        first = toupper(substr($4, 1, 1)) substr($4, 2)
        print first "."
        print ".Bl -tag -width Ds"
        printf "%s", text[part[2]]
        print ".El"
    }' src/input/columns.h
}

parameters()
{
    echo '.Sh PARAMETERS'
    echo 'The parameters that the program reads, by layer; sources and meanings stand in'
    echo '.Pa parameters.csv .'
    awk -F '"' '
    /^#define LC_PARAMETERS/ { inside = 1; next }
    inside && /clang-format on/ { exit }
    inside && /^ *\/\* .* \*\// {
        if (open) print ".El"
        name = $0
        sub(/^ *\/\* */, "", name)
        sub(/ *\*\/.*/, "", name)
        print ".Ss Parameters: " name
        print ".Bl -tag -width Ds -compact"
        open = 1
        next
    }
    inside && /^ *_\(/ { print ".It Cm " $2 " Pq \"" $4 "\"" }
    END { if (open) print ".El" }' src/input/parameters.h
}

new=$(mktemp)
trap 'rm -f "$new"' EXIT
{
    sed '/^\.\\" begin tables/q' "$page"
    tables
    parameters
    sed -n '/^\.\\" end tables/,$p' "$page"
} >"$new"
if [ "${1-}" = --check ]; then
    diff "$page" "$new"
else
    cat "$new" >"$page"
fi

#!/bin/sh
# Manual pages pass mandoc's and groff's checks; each command's page names the options that its --help names, no
# more and no fewer; the tables of layercake-model(5) are those of src/input, the list of layercake-events(5) is that of
# src/world, those of layercake-evidence(7) and layercake-limits(7) are those of the results that are kept.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
program=${LAYERCAKE:-$root/build/layercake}
cd "$root"
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

complain()
{
    echo "$*"
    status=1
}

# options_of_page FILE: long options of the page's .It lines.
options_of_page()
{
    awk '/^\.It .*Fl / { for (i = 1; i <= NF; i++) if ($i ~ /^-[a-z]/) print "-" $i }' "$1" | sort -u
}

# options_of_help COMMAND: long options that its --help names.
options_of_help()
{
    "$program" "$1" --help | grep -oE '(^|[[:space:]])--[a-z][a-z-]*' | tr -d ' \t' | sort -u
}

for page in man/*.[157]; do
    if command -v mandoc >/dev/null 2>&1; then
        mandoc -Tlint -Wwarning "$page" >"$scratch/lint" || :
        [ ! -s "$scratch/lint" ] || complain "$(cat "$scratch/lint")"
    fi
    if command -v groff >/dev/null 2>&1; then
        groff -mandoc -ww -z -Tutf8 "$page" >"$scratch/groff" 2>&1 || :
        [ ! -s "$scratch/groff" ] || complain "$page: groff says: $(cat "$scratch/groff")"
    fi
done

if [ -x "$program" ]; then
    for page in man/layercake-*.1; do
        command=${page#man/layercake-}
        command=${command%.1}
        options_of_page "$page" >"$scratch/page"
        options_of_help "$command" >"$scratch/help"
        diff "$scratch/page" "$scratch/help" >"$scratch/diff" ||
            complain "$page: options differ (<: page, >: --help)" "$(cat "$scratch/diff")"
    done
fi

man/columns.sh --check || complain "man/layercake-model.5: tables differ from src/input (run man/columns.sh)"
man/events.sh --check || complain "man/layercake-events.5: list differs from src/world/events.h (run man/events.sh)"
man/evidence.sh --check || complain "man/layercake-evidence.7 or limits.7: differ from man/results (run man/evidence.sh)"
exit $status

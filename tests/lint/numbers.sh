#!/bin/sh
# No economic number is written in C: src/laws, src/world and src/agents hold no floating literal but 0, 1, 2, 0.5
# and 100. Conversions and tolerances stand in base/units.h, assumptions in the model's tables.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
find src/laws src/world src/agents -name '*.[ch]' -exec awk '
    FNR == 1 { in_comment = 0 }
    {
        code = strip($0)
        while (match(code, /[A-Za-z0-9_.]+([eE][-+][0-9]+)?/)) {
            word = substr(code, RSTART, RLENGTH)
            code = substr(code, RSTART + RLENGTH)
            if (word !~ /^[0-9]*\.?[0-9]*([eE][-+]?[0-9]+)?[fFlL]?$/ || word !~ /[0-9]/) continue
            if (word !~ /[.eE]/) continue
            sub(/[fFlL]$/, "", word)
            value = word + 0
            if (value != 0 && value != 1 && value != 2 && value != 0.5 && value != 100) {
                print FILENAME ":" FNR ": number " word " (put it into a table or base/units.h)"
                bad = 1
            }
        }
    }
    # The line without comments, strings and characters.
    function strip(line,    out, c, two, i, quote) {
        out = ""
        quote = ""
        for (i = 1; i <= length(line); i++) {
            c = substr(line, i, 1)
            two = substr(line, i, 2)
            if (in_comment) {
                if (two == "*/") {
                    in_comment = 0
                    i++
                }
            } else if (quote != "") {
                if (c == "\\") i++
                else if (c == quote) quote = ""
            } else if (two == "/*") {
                in_comment = 1
                out = out " "
                i++
            } else if (two == "//") {
                break
            } else if (c == "\"" || c == "\047") {
                quote = c
            } else {
                out = out c
            }
        }
        return out
    }
    END { exit bad }' {} +

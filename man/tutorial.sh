#!/bin/sh
# Runs every command of layercake-tutorial(7) in order, in an empty folder beside a copy of the models, and writes what
# is printed into the page. Commands are the lines of its displays that begin with "$ "; what stands below them is
# quoted: all that is printed or, with "[...]", as many lines from the first that begins as the quoted one does.
# With --check the page is left alone, and the exit status says whether it tells what is printed. 77: all commands ran,
# but this machine's arithmetic or libraries are not those that the page was made with, so its numbers may be others.
set -eu
LC_ALL=C
export LC_ALL
root=$(cd "$(dirname "$0")/.." && pwd)
page=$root/man/layercake-tutorial.7
program=${LAYERCAKE:-$root/build/layercake}
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT

# The commands, as files COMMAND-1, COMMAND-2 ..., and STATUS-N where one is expected to fail.
commands()
{
    awk -v to="$scratch" '
    /^\.Bd / { display = 1; next }
    /^\.Ed/ { display = running = 0; next }
    !display { next }
    sub(/^\.\\" status /, "") { status = $0; next }
    /^\$ / {
        n++
        if (status != "") print status >(to "/status-" n)
        status = ""
        running = 1
        sub(/^\$ /, "")
    }
    running {
        gsub(/\\e/, "\\")
        print >(to "/command-" n)
        if (/<<END$/) here = 1
        else if (/^END$/) here = 0
        running = here || /(\\|\|)$/
    }
    END { print n >(to "/steps") }' "$page"
}

# Runs them in this shell, so that a later one finds what an earlier one has set; OUTPUT-N is what is printed.
run()
{
    mkdir "$scratch/bin" "$scratch/layercake" "$scratch/study"
    ln -s "$program" "$scratch/bin/layercake"
    cp -r "$root/models" "$scratch/layercake"
    chmod -R u+w "$scratch/layercake"
    PATH=$scratch/bin:$PATH
    LAYERCAKE_DATA=$root
    export LAYERCAKE_DATA
    cd "$scratch/study"
    step=0
    while [ "$step" -lt "$(cat "$scratch/steps")" ]; do
        step=$((step + 1))
        expected=$(cat "$scratch/status-$step" 2>/dev/null || echo 0)
        actual=0
        # shellcheck disable=SC1090
        (. "$scratch/command-$step") >"$scratch/output-$step" 2>&1 || actual=$?
        if [ "$actual" -ne "$expected" ]; then
            cat "$scratch/command-$step" "$scratch/output-$step" >&2
            echo "status $actual, expected $expected" >&2
            exit 1
        fi
    done
}

# The arithmetic and the libraries behind the first forecast.
fingerprint()
{
    sed -n 's/^ *"\(arithmetic\|gsl\|netcdf\)": "\(.*\)",*$/\2/p' base/manifest.json | tr '\n' ' '
}

# The page with what was printed in place of what is quoted.
written()
{
    awk -v from="$scratch" -v made="$(fingerprint)" '
    BEGIN { width = 70; hanging = "        " }
    function fold(line,    cut) { # one more of text[], in several lines where it is too long
        text[++lines] = ""
        while (length(line) > width) {
            for (cut = width; cut > 8 && substr(line, cut, 1) != " "; cut--) continue
            if (cut == 8) cut = width
            text[lines] = text[lines] substr(line, 1, cut)
            sub(/ $/, "", text[lines])
            text[lines] = text[lines] "\n"
            line = hanging substr(line, cut + 1)
        }
        text[lines] = text[lines] line
    }
    function label(line) { # what a line begins with, up to its numbers
        sub(/([^ ]  |:|,).*/, "", line)
        return line
    }
    function say(line) {
        gsub(/\\/, "\\e", line)
        print (line ~ /^[.'"'"']/ ? "\\&" : "") line
    }
    function quote(    line, i, at, first) {
        if (!n) return
        lines = 0
        while ((getline line < (from "/output-" n)) > 0) fold(line)
        if (!quoted) for (at = 1; at <= lines; at++) say(text[at])
        at = 1
        for (i = 1; i <= quoted; i++) {
            if (old[i] == "[...]") {
                print old[i]
                if (i == quoted) break
                for (first = at; at <= lines && index(text[at], label(old[i + 1])) != 1; at++) continue
                if (at > lines) {
                    print "not printed: " old[i + 1] >"/dev/stderr"
                    failed = 1
                }
            } else if (abridged) say(text[at++])
        }
        if (!abridged && quoted) for (at = 1; at <= lines; at++) say(text[at])
        quoted = abridged = n = 0
    }
    /^\.\\" made with / { print ".\\\" made with " made; next }
    /^\.Bd / { display = 1 }
    /^\.Ed/ { quote(); display = running = 0 }
    !display { print; next }
    /^\.\\" status / { quote() }
    /^\$ / { quote(); n = ++steps; running = 1 }
    running || /^\./ {
        print
        if (/<<END$/) here = 1
        else if (/^END$/) here = 0
        running = here || /(\\e|\|)$/
        next
    }
    /^        [^ ]/ { next } # the rest of a folded line
    { old[++quoted] = $0; if ($0 == "[...]") abridged = 1 }
    END { exit failed }' "$page"
}

commands
run
written >"$scratch/page"
if [ "${1-}" != --check ]; then
    cat "$scratch/page" >"$page"
elif ! diff "$page" "$scratch/page"; then
    grep -qF "made with $(fingerprint)" "$page" || exit 77
    exit 1
fi

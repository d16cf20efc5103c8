# Helpers of the command-line tests. A test is a shell script that ends with status 0 when its claim holds.
#   LAYERCAKE         the program
#   LAYERCAKE_SRCDIR  top of the source tree
# Each test runs in an empty folder of its own, which goes when it ends.
# shellcheck shell=sh

set -eu
case $LAYERCAKE in
*/*) LAYERCAKE=$(cd "$(dirname "$LAYERCAKE")" && pwd)/$(basename "$LAYERCAKE") ;;
esac
LAYERCAKE_SRCDIR=$(cd "$LAYERCAKE_SRCDIR" && pwd)
LAYERCAKE_DATA=$LAYERCAKE_SRCDIR
export LAYERCAKE LAYERCAKE_SRCDIR LAYERCAKE_DATA
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/work"
cd "$scratch/work"

fail() {
    echo "FAIL: $*" >&2
    sed 's/^/  stderr: /' "$scratch/err" >&2 || true
    exit 1
}

# expect STATUS WORD...: runs the program with the words; its output is then in $scratch/out and $scratch/err.
expect() {
    expected=$1
    shift
    actual=0
    "$LAYERCAKE" "$@" >"$scratch/out" 2>"$scratch/err" || actual=$?
    [ "$actual" -eq "$expected" ] || fail "status $actual, expected $expected: layercake $*"
}

# refuse PATTERN WORD...: the program ends with status 2, says something that matches, prints no data, writes nothing.
refuse() {
    pattern=$1
    shift
    expect 2 "$@"
    says "$pattern"
    [ ! -s "$scratch/out" ] || fail "data on standard output: layercake $*"
    [ -z "$(ls -A)" ] || fail "wrote $(ls -A): layercake $*"
}

# await FILE: waits for a file that the program makes. (The limit is for a program that hangs.)
await() {
    tries=0
    until [ -e "$1" ]; do
        sleep 0.05
        tries=$((tries + 1))
        [ $tries -lt 2400 ] || fail "no $1 within two minutes"
    done
}

# stopped WORD...: the program, run with the words, dies of SIGINT and of SIGTERM, prints no data and writes nothing.
stopped() {
    # Commands in the background ignore SIGINT, unless env can undo that.
    with=''
    names=TERM
    if env --default-signal=INT true 2>/dev/null; then
        with='env --default-signal=INT'
        names='INT TERM'
    fi
    for name in $names; do
        # shellcheck disable=SC2086
        $with "$LAYERCAKE" "$@" 2>"$scratch/err" >"$scratch/out" &
        child=$!
        sleep 0.5
        kill -s "$name" $child
        actual=0
        wait $child 2>/dev/null || actual=$?
        case $name in
        INT) expected=130 ;;
        *) expected=143 ;;
        esac
        [ "$actual" -eq "$expected" ] || fail "status $actual, expected $expected after $name: layercake $*"
        [ ! -s "$scratch/out" ] || fail "data on standard output after $name: layercake $*"
        [ -z "$(ls -A)" ] || fail "left behind $(ls -A) after $name: layercake $*"
    done
}

says() {
    grep -q -e "$1" "$scratch/err" || fail "standard error does not match '$1'"
}

prints() {
    grep -q -e "$1" "$scratch/out" || fail "standard output does not match '$1'"
}

# harmless FILE: it is text in UTF-8 without a byte that a terminal would obey or that turns the direction of letters.
harmless() {
    for bytes in "[[:cntrl:]]" "$(printf '\302[\200-\237]')" "$(printf '\342\200[\213-\217\250-\256]')"; do
        ! LC_ALL=C grep -q -a -e "$bytes" "$1" || fail "a character that must not be shown in $1"
    done
    iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 || fail "$1 is not UTF-8"
}

# loose_model FOLDER: a copy of the reference model in which observations are so uncertain that few draws calibrate it.
loose_model() {
    cp -r "$LAYERCAKE_SRCDIR/models/reference" "$1"
    chmod -R u+w "$1"
    rm -f "$1"/initial/*/sample.csv
    awk -F , -v OFS=, 'NR > 1 { $10 = 2 } { print }' "$1/mapping.csv" >"$scratch/mapping"
    head -n 1 "$1/mapping.csv" | cut -d , -f 10 | grep -q '^error_ln$' || fail "the table mapping has other columns"
    cp "$scratch/mapping" "$1/mapping.csv"
    cp -r "$LAYERCAKE_SRCDIR/models/scenarios" "$(dirname "$1")"
}

# german: makes the locale de_DE.UTF-8, whose decimal mark is a comma, known to what runs from here on. False where that
# can't be done.
german() {
    if [ "$(LC_ALL=de_DE.UTF-8 locale decimal_point 2>/dev/null)" != , ]; then
        mkdir -p "$scratch/locales"
        localedef -i de_DE -f UTF-8 "$scratch/locales/de_DE.UTF-8" >/dev/null 2>&1 || :
        LOCPATH=$scratch/locales
        echo 'leak:argz_add_sep' >"$scratch/leaks" # glibc's newlocale(), which GLib calls, loses a copy of LOCPATH
        LSAN_OPTIONS=suppressions=$scratch/leaks:print_suppressions=0
        export LOCPATH LSAN_OPTIONS
    fi
    [ "$(LC_ALL=de_DE.UTF-8 locale decimal_point 2>/dev/null)" = , ]
}

# digests FOLDER: SHA-256 and name of every file in it, sorted by name.
digests() {
    (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

# same FOLDER FOLDER: both hold the same files with the same bytes, and none besides.
same() {
    digests "$1" >"$scratch/same-a"
    digests "$2" >"$scratch/same-b"
    [ -s "$scratch/same-a" ] || fail "$1 holds no file"
    diff "$scratch/same-a" "$scratch/same-b" >&2 || fail "$2 is not $1"
}

# spare PATTERN FOLDER WORD...: the program ends with status 2, says something that matches, and changes no file of the
# folder.
spare() {
    pattern=$1
    spared=$2
    shift 2
    digests "$spared" >"$scratch/before"
    expect 2 "$@"
    says "$pattern"
    digests "$spared" | diff "$scratch/before" - >&2 || fail "$spared was touched: layercake $*"
}

# vouch FOLDER FILE: the manifest takes the file as it is now.
vouch() {
    vouched=$(sha256sum "$1/$2" | cut -d ' ' -f 1)
    sed "s|\"$2\": \"[0-9a-f]*\"|\"$2\": \"$vouched\"|" "$1/manifest.json" >"$scratch/vouched"
    cp "$scratch/vouched" "$1/manifest.json"
}

# small_files BLOCKS: no file that this shell or its children write may be larger. A build that counts executed lines counts
# elsewhere from then on: its files, cut short, would lose what was counted before.
small_files() {
    GCOV_PREFIX=$scratch/gcov
    export GCOV_PREFIX
    ulimit -f "$1"
}

# flip FILE BYTE: another byte at that place, counted from 0.
flip() {
    old=$(dd if="$1" bs=1 skip="$2" count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
    # shellcheck disable=SC2059
    printf "\\$(printf %03o $((255 - old)))" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

# uncertain_model FOLDER: a copy of the tutorial model of which three parameters are uncertain. Electricity of other data
# centres is 300 TWh/year times rest_scale and their growth, and moves nothing else.
uncertain_model() {
    mkdir -p "$(dirname "$1")"
    cp -r "$LAYERCAKE_SRCDIR/models/tutorial" "$1"
    chmod -R u+w "$1"
    awk -F , -v OFS=, '
        $1 == "hurdle_rate" { $4 = "uniform"; $5 = 0.05; $6 = 0.15; n++ }
        $1 == "facility_cost_musd_per_mw" { $4 = "lognormal"; $5 = 10; $6 = 0.3; n++ }
        { print }
        END {
            print "rest_scale,energy,ratio,uniform,0.8,1.2,,,,,,,,outside.data-centre-electricity.home.level,invented,"
            exit n != 2
        }' "$1/parameters.csv" >"$scratch/parameters" || fail "the tutorial model has other parameters"
    cp "$scratch/parameters" "$1/parameters.csv"
    mkdir -p "$(dirname "$1")/scenarios"
    cp "$LAYERCAKE_SRCDIR"/models/scenarios/*.csv "$(dirname "$1")/scenarios"
}

# recipe SECTION: runs the commands that layercake-recipes(7) gives under that heading, beside the files of doc/recipes, with
# few replications and an early end, and with a Python that has the modules named after it; skips where there is none.
recipe() {
    section=$1
    shift
    mkdir -p "$scratch/bin"
    cat >"$scratch/bin/layercake" <<END
#!/bin/sh
case \$1 in
forecast | compare) exec '$LAYERCAKE' "\$@" -n ${REPLICATIONS:-2} --to 2027-12-31 ;;
*) exec '$LAYERCAKE' "\$@" ;;
esac
END
    chmod +x "$scratch/bin/layercake"
    if [ $# -gt 0 ]; then
        need_python "$@"
        ln -sf "$(command -v "$python")" "$scratch/bin/python3"
    fi
    cp "$LAYERCAKE_SRCDIR"/doc/recipes/* .
    awk -v section="$section" '/^\.S[hs] / { on = substr($0, 5) == section } !on { next }
        /^\.Bd / { text = 1; next } /^\.Ed/ { text = 0 } sub(/^\.Dl /, "") || text { gsub(/\\e/, "\\"); print }' \
        "$LAYERCAKE_SRCDIR/man/layercake-recipes.7" >"$scratch/commands"
    [ -s "$scratch/commands" ] || fail "the page has no commands under $section"
    PATH=$scratch/bin:$PATH sh -eu "$scratch/commands" >"$scratch/out" 2>"$scratch/err" || fail "the commands under $section"
}

# examples PAGE: its commands, one a line, without the word layercake that they begin with.
examples() {
    awk '/^\.Dl / { print; next } /^\.Bd / { text = 1; next } /^\.Ed/ { text = 0 }
        text { more = sub(/ *\\e$/, ""); line = line $0; if (!more) { print ".Dl " line; line = "" } }' \
        "$LAYERCAKE_SRCDIR/man/$1" | sed -n 's/^\.Dl layercake //p'
}

# need PROGRAM: the test is skipped where it is not installed.
need() {
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "skipped: $1 is not installed"
        exit 77
    fi
}

# need_python MODULE...: the Python that has the modules is $python; without one the test is skipped.
need_python() {
    modules=$(echo "$*" | sed 's/ /, /g')
    for python in python3 /usr/bin/python3; do
        if $python -c "import $modules" 2>/dev/null; then
            return 0
        fi
    done
    echo "skipped: Python has no $modules"
    exit 77
}

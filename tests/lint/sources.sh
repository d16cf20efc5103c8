#!/bin/sh
# Every file of the tree that must be built, tested, installed or distributed is listed in one of the five
# fragments that Makefile.am includes. With --update the fragments are rewritten from the tree.
set -eu
LC_ALL=C
export LC_ALL
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"

# list NAME [COMMAND...]: a make variable of the lines that come in, sorted.
list()
{
    printf '%s =' "$1"
    sort | while IFS= read -r file; do
        printf ' \\\n\t%s' "$file"
    done
    printf '\n'
}

# files FOLDER FIND-ARGUMENTS...: regular files, without editors' and builds' leavings.
files()
{
    folder=$1
    shift
    [ -d "$folder" ] || return 0
    find "$folder" -type f ! -name '*~' ! -name '.*' ! -name '*.am' ! -name '*.o' ! -name '*.a' \
        ! -name '*.log' ! -name '*.trs' ! -name '*.pyc' ! -name '*.gcno' ! -name '*.gcda' "$@"
}

# Fuzz targets are linked with what runs them, which hangs on how the tree was configured.
fuzz_links()
{
    files tests/fuzz -name 'fuzz_*.c' | sed 's/\.c$//' | sort | while IFS= read -r target; do
        echo "$(echo "$target" | tr '/-' '__')_LDADD = \$(FUZZ_LDADD)"
    done
}

# What is no program, shell test or lint in tests/ but goes along with them. Built programs have no suffix.
test_data()
{
    files tests ! -path 'tests/unit/*/test_*.c' ! -path 'tests/model/test_*.c' \
        ! -path 'tests/lint/*.sh' ! -path 'tests/cli/*/*.sh' ! -path 'tests/model/*.sh' \
        ! -path 'tests/fuzz/corpus/*' ! -path 'tests/fuzz/*.[ch]' \
        \( ! -path 'tests/page/*.sh' ! -path 'tests/fault/*.sh' -o -name lib.sh \) -name '*.*'
}

fragment()
{
    echo '# Written by tests/lint/sources.sh --update; do not edit.'
    case $1 in
    src/sources.am)
        files src -name '*.[ch]' ! -path src/cli/main.c | list library_sources
        files src -path src/cli/main.c | list program_sources
        files src/page ! -path 'src/page/built/*' | list page_sources
        ;;
    tests/tests.am)
        files tests/unit -name 'test_*.c' | sed 's/\.c$//' | list unit_tests
        files tests/model -name 'test_*.c' | sed 's/\.c$//' | list model_tests
        { files tests/unit -name 'test_*.c'; files tests/model -name 'test_*.c'; } |
            list unit_test_sources
        { files tests/cli -path 'tests/cli/*/*.sh'; files tests/fault -name '*.sh' ! -name lib.sh; files tests/model -name '*.sh'; files tests/page -name '*.sh' ! -name lib.sh; } |
            list shell_tests
        files tests/lint -name '*.sh' | list lint_tests
        files tests/fuzz -name 'fuzz_*.c' | sed 's/\.c$//' | list fuzz_targets
        files tests/fuzz -name '*.[ch]' ! -name 'fuzz_*.c' ! -name replay.c | list fuzz_sources
        fuzz_links
        test_data | list test_data
        files bench -name '*.c' | sed 's/\.c$//' | list bench_programs
        files bench -name '*.*' | list bench_sources
        ;;
    models/models.am) { files models; files data; } | list model_files ;;
    man/man.am)
        files man -name '*.[157]' | list manual_pages
        files man/results -name '*.csv' | list manual_results
        ;;
    doc/doc.am)
        files doc/recipes | list recipe_files
        files doc -name '*.png' | list picture_files
        ;;
    esac
}

status=0
for name in src/sources.am tests/tests.am models/models.am man/man.am doc/doc.am; do
    text=$(fragment "$name")
    if [ "${1-}" = --update ]; then
        if [ ! -f "$name" ] || [ "$text" != "$(cat "$name")" ]; then
            printf '%s\n' "$text" >"$name"
            echo "$name: written"
        fi
    elif ! printf '%s\n' "$text" | diff -u "$name" -; then
        echo "$name: does not list the tree (run tests/lint/sources.sh --update)"
        status=1
    fi
done
exit $status

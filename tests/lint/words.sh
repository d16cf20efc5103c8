#!/bin/sh
# Nothing is left for later, no unsafe call is made, and no path of the machine it was written on is in the tree.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
status=0

# refuse WHAT PATTERN FILES...: no line of the files matches.
refuse()
{
    what=$1
    pattern=$2
    shift 2
    if find "$@" -type f ! -name words.sh ! -path 'src/page/built/*' ! -path 'tests/fuzz/corpus/*' ! -name '*.log' ! -name '*.trs' ! -name '*.o' ! -name '*.a' \
        -exec grep -IHnE "$pattern" {} +; then
        echo "^ $what"
        status=1
    fi
}

documents="README.md ARCHITECTURE.md HACKING.md NEWS bootstrap configure.ac Makefile.am .ci man doc"
# shellcheck disable=SC2086 # a list, on purpose
refuse "left for later" '(^|[^A-Za-z_])(TODO|FIXME|XXX|HACK|TBD|[Pp]laceholders?|[Ss]tubs?)([^A-Za-z_]|$)' \
    src tests models bench m4 $documents
refuse "unsafe or locale-dependent call" \
    '(^|[^A-Za-z0-9_])(strtok|atoi|atol|atof|sprintf|vsprintf|strcpy|strcat|gets|gsl_rng_env_setup)[[:space:]]*\(' \
    src tests/unit bench
refuse "locale that would change the decimal mark" 'setlocale[[:space:]]*\([[:space:]]*LC_(ALL|NUMERIC)' src
# shellcheck disable=SC2086
refuse "path of one machine" '(^|[^A-Za-z0-9_.*-])/(work|home|root|Users)/' \
    src tests models data bench m4 $documents
exit $status

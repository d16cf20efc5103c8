#!/bin/sh
# A workbook that can't be written whole does not appear and says so, also where only one of its parts is cut; nothing is
# left beside it. Neither locale, time zone nor where temporary files go change a byte.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -n 40 --to 2030-12-31 --every year -q -o whole
unit=512 # of ulimit -f
[ -z "${BASH_VERSION-}" ] || unit=1024

# limited KILOBYTES: the report of a copy, where no file may be larger.
limited() {
    rm -rf limited
    cp -r whole limited
    rm -f limited/forecast.xlsx limited/report.html
    status=0
    (
        trap '' XFSZ
        small_files $(($1 * 1024 / unit))
        exec "$LAYERCAKE" report -q limited
    ) 2>"$scratch/err" || status=$?
    [ $status -eq 1 ] || fail "status $status where no file may be larger than $1 kB"
    says 'limited/forecast.xlsx: can.t write: '
    [ ! -e limited/forecast.xlsx ] || fail "half a workbook"
    find limited -name '*tmp*' >"$scratch/left"
    [ ! -s "$scratch/left" ] || fail "left behind: $(cat "$scratch/left")"
}

# The workbook itself is too large; then it fits, and a sheet of it does not before it is packed.
size=$(($(wc -c <whole/forecast.xlsx) / 1024))
limited $((size / 2))
limited $((size + 2))

cp -r whole again
rm again/forecast.xlsx
german || echo "not tried under a locale with a decimal comma"
LC_ALL=de_DE.UTF-8 TZ=Pacific/Apia TMPDIR=/nowhere expect 0 report -q again
same whole again

#!/bin/sh
# A report that gets a signal at any write dies of it, once it has made all that it makes, or before it has begun with it.

# What a shell starts in the background ignores SIGINT and SIGQUIT, what nohup starts SIGHUP, with all that they start.
if [ -z "${SIGNALS_AS_IN_FRONT-}" ]; then
    if ! env --default-signal=HUP,INT,QUIT,TERM true 2>/dev/null; then
        echo "skipped: env can't undo that signals are ignored"
        exit 77
    fi
    SIGNALS_AS_IN_FRONT=yes exec env --default-signal=HUP,INT,QUIT,TERM sh "$0"
fi
# shellcheck source=tests/fault/lib.sh
. "$LAYERCAKE_SRCDIR/tests/fault/lib.sh"

make_library inject.c
expect 0 forecast -m tutorial -n 4 --to 2030-12-31 --every month -q -o made
cp -r made begun
rm begun/forecast.xlsx
under=$(pwd -P)/again
what='report -q again'
code=0
ended=0

for family in open write rename; do
    cp -r begun again
    FAULT_SIGNAL=0 faulty 0 report -q again
    calls=$(sed -n 's/^calls //p' "$scratch/fired")
    [ "$calls" -gt 0 ] || fail "a report makes no call of $family"
    rm -rf again
    for signal in 2:130 15:143 1:129 3:131; do
        turn=$((turn + 1))
        choose "$calls"
        for number in $numbers; do
            cp -r begun again
            FAULT_SIGNAL=${signal%:*} faulty "$number" report -q again
            [ "$status" -eq "${signal#*:}" ] || wrong "status $status after signal ${signal%:*}"
            if [ -f again/forecast.xlsx ]; then
                same made again
                ended=$((ended + 1))
            else
                same begun again
            fi
            rm -rf again
            tried=$((tried + 1))
        done
    done
done
[ $ended -gt $((tried / 2)) ] || fail "only $ended of $tried had begun"
echo "$tried tried"

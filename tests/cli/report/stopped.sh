#!/bin/sh
# A report that is stopped, or may not write a large file, leaves nothing half made behind, and what the manifest names is
# what is there.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -n 4 --to 2030-12-31 --every month -q -o made

# Commands in the background ignore SIGINT, unless env can undo that.
with=''
signals='TERM:143 HUP:129'
if env --default-signal=INT true 2>/dev/null; then
    with='env --default-signal=INT'
    signals="INT:130 $signals"
fi
for signal in $signals; do
    rm -rf stopped
    cp -r made stopped
    rm stopped/forecast.xlsx
    # shellcheck disable=SC2086
    $with "$LAYERCAKE" report -q stopped 2>"$scratch/err" &
    child=$!
    while [ -z "$(find stopped -name 'forecast.xlsx*')" ] && kill -0 $child 2>/dev/null; do :; done
    actual=0
    kill -s "${signal%:*}" $child 2>/dev/null || actual=none # it was faster
    [ $actual = none ] || wait $child 2>/dev/null || actual=$?
    [ $actual = none ] || [ $actual -eq "${signal#*:}" ] || fail "status $actual after ${signal%:*}"
    wait
    same made stopped
done

# Without a word of the caller about SIGXFSZ: it is a failed write.
status=0
(
    ulimit -f 1
    exec "$LAYERCAKE" report -q stopped
) 2>"$scratch/err" || status=$?
[ $status -eq 1 ] || fail "status $status where files may not be larger"
says "stopped/datapackage.json: can.t write: "
same made stopped

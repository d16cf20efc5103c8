#!/bin/sh
# A forecast that is stopped by signals and killed again and again, once with no chance to tidy up, goes on each time and
# ends with the same bytes.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

parts() {
    find broken -name 'part-?????.nc' 2>/dev/null | wc -l
}

# break_off SIGNAL STATUS: goes on with it and sends the signal as soon as there is another part. (Where it is quicker, it
# ends by itself, which must give the same, too.)
break_off() {
    before=$(parts)
    # Commands in the background ignore SIGINT, unless env can undo that.
    with=''
    [ "$1" != INT ] || with='env --default-signal=INT'
    $with "$LAYERCAKE" forecast -q -m tutorial -n 830 --to 2031-12-31 --every year -j 2 -o broken --resume 2>"$scratch/err" &
    child=$!
    tries=0
    while [ "$(parts)" -le "$before" ]; do
        sleep 0.05
        tries=$((tries + 1))
        [ $tries -lt 1200 ] || fail "no part within a minute"
    done
    kill -s "$1" $child 2>/dev/null || true
    status=0
    wait $child 2>/dev/null || status=$?
    [ $status -eq "$2" ] || [ $status -eq 0 ] || fail "status $status after $1"
    [ $status -eq 0 ] || grep -q '"complete": false' broken/manifest.json || fail "the manifest says that it is all"
    if [ $status -ne 0 ] && [ "$1" != KILL ]; then
        says "^layercake: stopped: \([0-9]*00\|830\) of 830 replications are kept in broken"
        [ -z "$(find broken -name '*.tmp')" ] || fail "half a file is left after $1"
        [ "$(grep -c '\.nc": "' broken/manifest.json)" -eq "$(parts)" ] || fail "not every part is named after $1"
    fi
    find broken -name 'part-?????.nc' >"$scratch/left"
    while IFS= read -r file; do
        cmp "$file" "whole/${file#broken/}" >&2 || fail "$file is no whole part after $1"
    done <"$scratch/left"
}

expect 0 forecast -q -m tutorial -n 830 --to 2031-12-31 --every year -o whole
break_off KILL 137
echo 'half a part' >broken/ensemble/part-00008.nc.123-0.tmp
break_off TERM 143
break_off KILL 137
if env --default-signal=INT true 2>/dev/null; then
    break_off INT 130
fi
expect 0 forecast -q -m tutorial -n 830 --to 2031-12-31 --every year -o broken --resume
same whole broken

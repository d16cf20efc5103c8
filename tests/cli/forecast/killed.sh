#!/bin/sh
# A forecast that is killed twice, with no chance to tidy up, goes on and ends with the same bytes.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

parts() {
    find killed -name 'part-?????.nc' 2>/dev/null | wc -l
}

# Kills it as soon as there is another part. (If it is quicker, it ends by itself: that must give the same, too.)
kill_after_a_part() {
    before=$(parts)
    "$LAYERCAKE" forecast -q -m tutorial -n 630 --to 2031-12-31 --every year -j 2 -o killed --resume 2>"$scratch/err" &
    child=$!
    tries=0
    while [ "$(parts)" -le "$before" ]; do
        sleep 0.05
        tries=$((tries + 1))
        [ $tries -lt 1200 ] || fail "no part within a minute"
    done
    kill -s KILL $child 2>/dev/null || true
    status=0
    wait $child 2>/dev/null || status=$?
    case $status in
    0 | 137) ;;
    *) fail "status $status" ;;
    esac
}

expect 0 forecast -q -m tutorial -n 630 --to 2031-12-31 --every year -o whole
kill_after_a_part
echo 'half a part' >killed/ensemble/part-00006.nc.123-0.tmp
kill_after_a_part
[ $status -eq 0 ] || grep -q '"complete": false' killed/manifest.json || fail "the manifest says that it is all"
expect 0 forecast -q -m tutorial -n 630 --to 2031-12-31 --every year -o killed --resume
[ ! -s "$scratch/err" ] || fail "parts that were said to be good are not"
same whole killed

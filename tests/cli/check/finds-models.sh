#!/bin/sh
# The shipped models are found from any folder without installation, and where LAYERCAKE_DATA points, and
# nowhere else when it does.
set -u
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 99
status=0

# expect STATUS WHAT COMMAND...
expect()
{
    wanted=$1
    what=$2
    shift 2
    "$@" >out 2>&1
    got=$?
    if [ "$got" -ne "$wanted" ]; then
        echo "$what: exit status $got, expected $wanted"
        cat out
        status=1
    fi
}

expect 0 "uninstalled" "$LAYERCAKE" check -m tutorial
expect 0 "named folder" env LAYERCAKE_DATA="$LAYERCAKE_SRCDIR" "$LAYERCAKE" check -m tutorial
expect 2 "named folder without models" env LAYERCAKE_DATA="$scratch" "$LAYERCAKE" check -m tutorial
expect 2 "a name that is no model" "$LAYERCAKE" check -m no-such-model
expect 0 "a path" "$LAYERCAKE" check -m "$LAYERCAKE_SRCDIR/models/tutorial"
exit $status

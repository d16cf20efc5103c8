#!/bin/sh
# A signal keeps what is finished, says so and is died of.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# A signal that was ignored from the start stays ignored: env undoes that, where it can.
with=''
names='INT TERM'
if env --default-signal=HUP true 2>/dev/null; then
    with='env --default-signal=HUP'
    names='INT TERM HUP'
fi
for name in $names; do
    # shellcheck disable=SC2086 # a command and its option, or nothing
    $with "$LAYERCAKE" forecast -q -m tutorial -n 20000 -j 2 --every year -o "cut-$name" 2>"$scratch/err" >"$scratch/out" &
    child=$!
    await "cut-$name/manifest.json"
    # Asynchronous commands of a shell without job control ignore SIGINT, and so does then the program.
    [ "$name" = INT ] || kill -s "$name" $child
    [ "$name" != INT ] || { kill -s INT $child; sleep 0.1; kill -s TERM $child; }
    status=0
    wait $child || status=$?
    case "$name" in
    HUP) [ $status -eq 129 ] || fail "status $status after $name" ;;
    *) [ $status -eq 143 ] || fail "status $status after $name" ;;
    esac
    says 'stopped: .* of 20000'
    grep -q '"incomplete": "[0-9]* of 20000"' "cut-$name/manifest.json" || fail "manifest after $name"
    [ -z "$(find . -name '*.tmp')" ] || fail "a temporary file is left"
done

#!/bin/sh
# Signals at any moment: a forecast keeps whole parts, says how to go on and dies of the signal; ignored ones stay ignored, a
# second one ends it at once, a stopped one goes on. After each, also after SIGKILL, --resume ends with the same bytes.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! env --default-signal=INT,QUIT true 2>/dev/null; then
    echo "skipped: env can't undo that signals are ignored"
    exit 77
fi
# No core file of a program that dies of SIGQUIT.
# shellcheck disable=SC3045 # where the shell has it
ulimit -c 0
set -- forecast -q -m tutorial -n 230 --to 2028-12-31 --every year -j 2
expect 0 "$@" -o whole

# start COMMAND...: it runs, in the background, with signals as a shell in front has them.
start() {
    rm -rf made
    env --default-signal=INT,QUIT "$@" >"$scratch/out" 2>"$scratch/err" &
    child=$!
}

# ended STATUS...: the child ended with one of them; what it left is whole, and goes on to the same bytes.
ended() {
    status=0
    wait $child 2>/dev/null || status=$?
    case " $* " in
    *" $status "*) ;;
    *) fail "status $status, expected $*" ;;
    esac
    if [ -d made ]; then
        find made -name 'part-*.nc' >"$scratch/left"
        while IFS= read -r file; do
            cmp "$file" "whole/${file#made/}" >&2 || fail "$file is no whole part"
        done <"$scratch/left"
        [ "$status" -eq 137 ] || [ "$status" -eq 0 ] || [ -z "$(find made -name '*.tmp')" ] || fail "half a file is left"
    fi
    expect 0 forecast -q -m tutorial -n 230 --to 2028-12-31 --every year -o made --resume
    same whole made
}

# A sweep over moments. One that came before the program could take it, or after its end, is no fault.
for signal in INT:130 TERM:143 HUP:129 QUIT:131 KILL:137; do
    for moment in ${FAULTS:+0.01 0.02 0.04 0.06 0.1 0.12 0.16 0.25} 0.03 0.08 0.2; do
        start "$LAYERCAKE" "$@" -o made
        sleep "$moment"
        kill -s "${signal%:*}" $child 2>/dev/null || :
        ended "${signal#*:}" 0
    done
done

# Much to be done: the signal comes in the middle for sure.
long() {
    start "$@" -n 60000 -j 2 -o made
    until [ -f made/ensemble/part-00000.nc ]; do
        kill -0 $child 2>/dev/null || fail "it ended: $(cat "$scratch/err")"
    done
}
part() {
    cmp made/ensemble/part-00000.nc whole/ensemble/part-00000.nc || fail "no whole part after $1"
}
for signal in INT:130 QUIT:131; do
    long "$LAYERCAKE" "$@"
    kill -s "${signal%:*}" $child
    status=0
    wait $child || status=$?
    [ "$status" -eq "${signal#*:}" ] || fail "status $status after ${signal%:*}"
    says '^layercake: stopped: [0-9]* of 60000 replications are kept in made; the same command with --resume goes on$'
    grep -q '"incomplete": "[0-9]* of 60000"' made/manifest.json || fail "the manifest does not say what is there"
    part "${signal%:*}"
done

# A second one, in whatever it is doing about the first.
long "$LAYERCAKE" "$@"
kill -s INT $child
kill -s INT $child 2>/dev/null || :
status=0
wait $child || status=$?
[ "$status" -eq 130 ] || fail "status $status after a second SIGINT"
part 'a second SIGINT'

# What the parent ignores stays ignored; signals that mean nothing to it do no harm; what was stopped goes on.
long sh -c 'trap "" INT HUP; exec "$@"' sh "$LAYERCAKE" "$@"
for signal in INT HUP WINCH TSTP CONT; do
    kill -s $signal $child
    sleep 0.1
done
kill -0 $child || fail "it died of a signal that is ignored"
parts=$(find made -name 'part-*.nc' | wc -l)
tries=0
while [ "$(find made -name 'part-*.nc' | wc -l)" -le "$parts" ]; do
    sleep 0.1
    tries=$((tries + 1))
    [ $tries -lt 600 ] || fail "it does not go on after SIGCONT"
done
kill -s TERM $child
status=0
wait $child || status=$?
[ "$status" -eq 143 ] || fail "status $status after SIGTERM"
part SIGTERM

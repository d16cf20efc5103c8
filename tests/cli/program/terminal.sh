#!/bin/sh
# What a terminal shows: tables as wide as it is at 60, 80 and 120 columns, curves only where blocks can be shown, colour
# as --color, NO_COLOR and TERM say, progress in place. A pipe gets none of it. Skipped without Python.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! python3 -c 'import pty' 2>/dev/null; then
    echo "skipped: no python3 with pseudo-terminals"
    exit 77
fi
cat >"$scratch/terminal.py" <<'END'
import fcntl
import os
import pty
import struct
import sys
import termios

pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, int(sys.argv[1]), 0, 0))
    if sys.argv[2] != "-":
        os.dup2(os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.execvp(sys.argv[3], sys.argv[3:])
out = b""
while True:
    try:
        part = os.read(fd, 65536)
    except OSError:  # the other end is closed
        break
    if not part:
        break
    out += part
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(out.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status))
END

unset NO_COLOR
LC_ALL=C.UTF-8
export LC_ALL
escape=$(printf '\033')

# terminal COLUMNS FILE WORD...: what a terminal of that width shows is then in $scratch/out, and without colours in
# $scratch/plain. Standard error goes to the file, or to the terminal too: -.
terminal() {
    width=$1
    errors=$2
    shift 2
    python3 "$scratch/terminal.py" "$width" "$errors" "$LAYERCAKE" "$@" >"$scratch/out" 2>"$scratch/failed" ||
        fail "on a terminal of $width columns: layercake $*"
    sed "s/$escape\[[0-9]*m//g" "$scratch/out" >"$scratch/plain"
}

screen() {
    width=$1
    shift
    terminal "$width" "$scratch/err" "$@"
}

# fits COLUMNS: no line is longer.
fits() {
    python3 -c '
import sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
sys.exit(max(map(len, lines)) > int(sys.argv[2]))' "$scratch/plain" "$1" || fail "a line of more than $1 columns"
}

has_curve() {
    grep -q '^AI power, GW .*[▁▂▃▄▅▆▇█]\{9\}' "$scratch/out"
}

has_color() {
    grep -q "$escape\[[012]m" "$scratch/out"
}

expect 0 forecast -q -m tutorial -n 20 --every year -o made
merge() {
    columns=$1
    shift
    screen "$columns" merge --force made -o again "$@"
    fits "$columns"
}

export TERM=xterm
merge 120
has_curve || fail "no curve at 120 columns"
grep -q '^median, p10..p90  *2026  *2028  *2030  *2035  *2040 2026-2040$' "$scratch/plain" || fail "years at 120 columns"
merge 80
has_curve || fail "no curve at 80 columns"
grep -q '^median, p10..p90  *2026  *2030  *2040 2026-2040$' "$scratch/plain" || fail "years at 80 columns"
merge 60
grep -q '^median, p10..p90 .* 2040$' "$scratch/plain" || fail "years at 60 columns"
merge 30
LC_ALL=C merge 120
! has_curve || fail "a curve where blocks can't be shown"
has_color || fail "no colour in the C locale"

# Colour.
merge 80
has_color || fail "no colour on a terminal"
NO_COLOR='' merge 80
has_color || fail "an empty NO_COLOR counts"
NO_COLOR=1 merge 80
! has_color || fail "colour against NO_COLOR"
NO_COLOR=1 merge 80 --color always
has_color || fail "NO_COLOR beats --color always"
merge 80 --color never
! has_color || fail "colour against --color never"
TERM=dumb merge 80
! has_color || fail "colour on a dumb terminal"
TERM='' merge 80
! has_color || fail "colour on a terminal without a name"

# In a pipe nothing hangs on the terminal.
expect 0 merge --force made -o again
cp "$scratch/out" "$scratch/pipe"
! has_color || fail "colour in a pipe"
! grep -q '[▁▂▃▄▅▆▇█]' "$scratch/out" || fail "a curve in a pipe"
grep -q '^median, p10..p90  *2026  *2028  *2030  *2035  *2040$' "$scratch/out" || fail "years in a pipe"
TERM=dumb LC_ALL=C COLUMNS=40 expect 0 merge --force made -o again
cmp "$scratch/out" "$scratch/pipe" || fail "the environment shows in a pipe"
expect 0 merge --force --color always made -o again
has_color || fail "no colour in a pipe that asks for it"
sed "s/$escape\[[0-9]*m//g" "$scratch/out" | cmp - "$scratch/pipe" || fail "more than colour is added"

# Listings fit, and hold all that a pipe gets.
for what in parameters series scenarios regions events levers applications technologies tables forecasts; do
    expect 0 show $what
    tr -s ' ' '\n' <"$scratch/out" | sort -u >"$scratch/words"
    for columns in 60 80 120 160; do
        screen $columns show $what --color always
        fits $columns
    done
    # At 160 columns no word is cut; names of columns may have become labels.
    tr -s ' ' '\n' <"$scratch/plain" | sed 'p; s/:$//' | sort -u | comm -23 "$scratch/words" - >"$scratch/lost"
    [ ! -s "$scratch/lost" ] || fail "words of show $what are lost: $(head -n 12 "$scratch/lost" | tr '\n' ' ')"
done
screen 80 compare -q fast-permits -n 2 --to 2026-12-31 -o compared
screen 80 compare fast-permits -n 2 --to 2026-12-31 --force -o compared --progress never
fits 80
screen 60 compare fast-permits -n 2 --to 2026-12-31 --force -o compared --progress never
fits 60

# Progress stays on its line, which it leaves clean.
terminal 50 - forecast -m tutorial -n 400 -j 1 --color never -o long
tr '\r' '\n' <"$scratch/out" | sed "s/$escape\[K//g" >"$scratch/plain"
grep -q '[0-9]* of 400' "$scratch/plain" || fail "no progress on a terminal"
grep -v '^layercake: ' "$scratch/plain" >"$scratch/lines"
mv "$scratch/lines" "$scratch/plain"
fits 50
terminal 50 - forecast -m tutorial -n 400 -j 1 --progress never -o none
! grep -q ' of 400' "$scratch/out" || fail "progress against --progress never"
expect 0 forecast -m tutorial -n 20 --progress always -o lines
says '^layercake: 20 of 20 replications'
! grep -q "$escape" "$scratch/err" || fail "what drives a terminal in a pipe"

# -v tells on standard error what it took, and where it is; files are the same.
expect 0 forecast -m tutorial -n 20 --every year -v -o told
says '^layercake: 20 replications in [0-9.e-]* s with [0-9]* threads, [0-9.e-]* s each; [0-9]* events each$'
says '^layercake: in told: assumptions.csv, .*, manifest.json, '
same made told
expect 0 forecast -m tutorial -n 20 --every year -q -o quiet
[ -z "$(cat "$scratch/err" "$scratch/out")" ] || fail "-q says something"
same made quiet

#!/bin/sh
# A report that may not write a large file leaves nothing half made behind, and what the manifest names is what is there.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 forecast -m tutorial -n 4 --to 2030-12-31 --every month -q -o made
cp -r made again

# Without a word of the caller about SIGXFSZ: it is a failed write.
status=0
(
    small_files 1
    exec "$LAYERCAKE" report -q again
) 2>"$scratch/err" || status=$?
[ $status -eq 1 ] || fail "status $status where files may not be larger"
says "again/datapackage.json: can.t write: "
same made again

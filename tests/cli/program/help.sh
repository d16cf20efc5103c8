#!/bin/sh
# Help, version and usage.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'Usage: layercake'
expect 0 --help
prints 'Usage: layercake'
[ ! -s "$scratch/err" ] || fail "help speaks on standard error"
expect 0 --version
prints '^layercake '
expect 0 --help --nonsense
expect 0 forecast --help --nonsense
prints '--replications=N'
for command in forecast run check show; do
    expect 0 $command --help
    prints "Usage: layercake $command"
done

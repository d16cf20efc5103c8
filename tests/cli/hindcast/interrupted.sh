#!/bin/sh
# A hindcast that is stopped dies of its signal and leaves nothing behind: half an ensemble is not scored.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

stopped hindcast -q -n 4000 -j 2 -o cut

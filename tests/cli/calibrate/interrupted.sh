#!/bin/sh
# A calibration that is stopped dies of its signal and leaves nothing behind: half an ensemble is not weighed.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

stopped calibrate -q -n 20000 -j 2 -o cut

#!/bin/sh
# The cake conserves money, downloads are CSV without formulas, numbers are shown as people read them.
# shellcheck source=tests/page/lib.sh
. "$LAYERCAKE_SRCDIR/tests/page/lib.sh"

"$node" "$here/parts.mjs"

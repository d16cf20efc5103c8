#!/bin/sh
# The page that the program makes of a folder of its own is drawn in a browser like any other.
# shellcheck source=tests/page/lib.sh
. "$LAYERCAKE_SRCDIR/tests/page/lib.sh"
need_browser

cd "$scratch"
"$LAYERCAKE" forecast -q -m tutorial -n 20 -o forecast
"$LAYERCAKE" compare -q -m tutorial -n 20 fast-permits --package fast-permits+carbon-price -o compare
timeout 200 "$node" "$here/own.mjs" "$scratch/forecast/report.html" "$scratch/compare/report.html"

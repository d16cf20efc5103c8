#!/bin/sh
# Markup and script in the titles, sources and notes of a model are text on the page: no dialog, no complaint of the browser,
# and every figure is drawn.
# shellcheck source=tests/page/lib.sh
. "$LAYERCAKE_SRCDIR/tests/page/lib.sh"
need_browser
command -v python3 >/dev/null || skip "python3 is not installed"

cd "$scratch"
LAYERCAKE_DATA=$scratch/data
export LAYERCAKE_DATA
mkdir "$LAYERCAKE_DATA"
cp -r "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$PAGE" "$LAYERCAKE_DATA"
chmod -R u+w "$LAYERCAKE_DATA"
for folder in models/tutorial data; do
    python3 "$LAYERCAKE_SRCDIR/tests/cli/trust/hostile_make.py" "$LAYERCAKE_DATA/$folder" >made
    [ "$(cat made)" -gt 20 ] || exit 1
done
mv "$LAYERCAKE_DATA/models/tutorial" "$LAYERCAKE_DATA/models/<img src=x onerror=alert(1)>"
model="$LAYERCAKE_DATA/models/<img src=x onerror=alert(1)>"
"$LAYERCAKE" forecast -q -m "$model" -n 20 -o forecast
"$LAYERCAKE" compare -q -m "$model" -n 4 fast-permits --package fast-permits+carbon-price -o compare
grep -q 'onerror=alert' forecast/report.html || exit 1
timeout 200 "$node" "$here/own.mjs" "$scratch/forecast/report.html" "$scratch/compare/report.html"

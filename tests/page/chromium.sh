#!/bin/sh
# In a browser, from a file and without a network: every chart is drawn, on a desktop and on a phone, light and dark, in
# print; tables and downloads hold the data; keys reach the controls; a hostile name stays text.
# shellcheck source=tests/page/lib.sh
. "$LAYERCAKE_SRCDIR/tests/page/lib.sh"
need_browser

timeout 300 "$node" "$here/chromium.mjs" "$scratch"

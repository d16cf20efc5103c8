#!/bin/sh
# The page is one file that asks for nothing: one marker for the data, a policy that names its own script alone.
# shellcheck source=tests/page/lib.sh
. "$LAYERCAKE_SRCDIR/tests/page/lib.sh"
need_page

"$node" "$here/template.mjs"
for file in LICENSE NOTICE; do
    grep -q Apache "$build/echarts/$file" || {
        echo "FAIL: echarts/$file is not beside the page"
        exit 1
    }
done

#!/bin/sh
# Makes page.html, and echarts/ with the licence and the notice of what it holds, in the current folder from the sources in
# SOURCE, or copies them where SOURCE/built has them and no source is newer. What can't be made is left out with a
# sentence: that is no failure of the build.
# usage: NODE=... NPM=... sh make.sh SOURCE
set -eu
source=$1
built=$source/built

leave_out()
{
    if [ -f "$built/page.html" ]; then
        echo "page: $1; the one of the tarball is taken, which is older than its sources" >&2
        copy_built
    else
        echo "page: $1; report.html is left out (make page tries again)" >&2
        rm -f page.html
    fi
    exit 0
}

copy_built()
{
    cp "$built/page.html" page.html
    cp "$built/echarts/LICENSE" "$built/echarts/NOTICE" echarts/
}

# The packages lie in the build tree, never among the sources; they are fetched again only when the list of them changed.
fetch()
{
    if cmp -s "$source/package-lock.json" page-modules/package-lock.json && [ -f page-modules/fetched ]; then
        return 0
    fi
    mkdir -p page-modules
    rm -f page-modules/fetched
    for name in package.json package-lock.json; do
        cat "$source/$name" >"page-modules/$name"
    done
    (cd page-modules && "$NPM" ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 >npm.log 2>&1) || return 1
    echo fetched >page-modules/fetched
}

mkdir -p echarts
if [ -f "$built/page.html" ] && [ -z "$(find "$source" -name built -prune -o -type f -newer "$built/page.html" -print)" ]; then
    copy_built
    exit 0
fi
if [ -z "${NODE-}" ] || [ -z "${NPM-}" ]; then
    leave_out "node 18 or npm is missing"
fi
fetch || leave_out "npm could not fetch what it is made with: see page-modules/npm.log"
"$NODE" "$source/build.mjs" page-modules/node_modules page.html
cat page-modules/node_modules/echarts/LICENSE >echarts/LICENSE
cat page-modules/node_modules/echarts/NOTICE >echarts/NOTICE

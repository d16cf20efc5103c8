# Helpers of the tests of the page of results, which need what made it: node, its packages, and for most a Chromium.
# shellcheck shell=sh

set -eu
LAYERCAKE_SRCDIR=$(cd "$LAYERCAKE_SRCDIR" && pwd)
build=$(cd "$(dirname "$LAYERCAKE")" && pwd)
PAGE=$build/page.html
PAGE_MODULES=$build/page-modules/node_modules
here=$LAYERCAKE_SRCDIR/tests/page
export LAYERCAKE_SRCDIR PAGE PAGE_MODULES here
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

skip() {
    echo "skipped: $*"
    exit 77
}

node=$(command -v node || command -v nodejs) || skip "node is not installed"
export node

need_page() {
    [ -f "$PAGE" ] || skip "the page was not made (see src/page/make.sh)"
}

need_browser() {
    need_page
    [ -d "$PAGE_MODULES/playwright-core" ] || skip "the driver of the browser is not there"
    CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || skip "no Chromium is installed"
    HOME=$scratch
    export CHROMIUM HOME
}

#!/bin/sh
# Shell scripts pass shellcheck. Skipped where it is not installed.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
if ! command -v shellcheck >/dev/null 2>&1; then
    echo "skipped: shellcheck is not installed"
    exit 77
fi
find tests bench -name '*.sh' -exec shellcheck -x {} +
shellcheck bootstrap .ci/run man/*.sh src/page/*.sh doc/recipes/*.sh

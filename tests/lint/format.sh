#!/bin/sh
# C files are laid out as .clang-format says. Skipped without clang-format 14, for versions differ in taste.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    echo "skipped: clang-format 14 is not installed"
    exit 77
fi
find src tests bench -name '*.[ch]' ! -name '*_reference.h' -exec clang-format --dry-run -Werror {} +

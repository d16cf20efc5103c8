#!/bin/sh
# The recipe for SQLite prints AI power by region. Skipped without sqlite3.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need sqlite3
expect 0 forecast -n 4 --to 2027-12-31 -q -o base
recipe SQL
power=$(awk -F , '$2 == "ai_power_gw" && $3 == "world" && $5 == "2026-12-31" { printf "%.1f", $12 }' base/quantiles.csv)
prints "^AI power|world|$power|GW$"

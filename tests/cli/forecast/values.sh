#!/bin/sh
# Values of options are read strictly.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'replications needs a value' forecast --replications=
refuse 'replications needs a value' forecast --replications
refuse 'needs a value' forecast -n
for value in -1 1.5 1e3 5x ' 5' +5 0x10 010 '5 000' 1_000 ５ ''; do
    refuse replications forecast "--replications=$value"
done
refuse 'out of range, expected 1 to' forecast -n 0
refuse 'out of range' forecast -n 99999999999999999999
for value in -1 text 18446744073709551616 1.0 ''; do
    refuse seed forecast "--seed=$value"
done
for value in 0 -1 100000 two; do
    refuse threads forecast -j "$value"
done
for value in 2026-02-30 2026-13-01 26-1-1 2026 2026-W53-1 2026-01-01T24:00 tomorrow; do
    refuse 'expected a date' forecast --from "$value"
    refuse 'expected a date' forecast --to "$value"
done
refuse 'lies before' forecast --to 2025-12-31
refuse 'expected one of' forecast --every week
refuse 'expected one of' forecast --progress sometimes
refuse 'out of range' run --replication 10000000

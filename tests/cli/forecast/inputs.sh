#!/bin/sh
# A start without an initial state is refused with those that there are.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse '2026-01-01' forecast -m tutorial --from 2026-01-02
refuse '2026-01-01' check -m tutorial --from 2031-07-01 "$LAYERCAKE_SRCDIR/models/scenarios/carbon-price.csv"
refuse 'no model' forecast -m nowhere
refuse 'did you mean tutorial' forecast -m tutoril
refuse 'no model folder' forecast -m ./tutorial
refuse 'carbon-price' forecast -m tutorial -s carbon-pric

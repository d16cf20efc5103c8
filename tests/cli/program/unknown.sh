#!/bin/sh
# Unknown words and options are refused with the nearest name; options are not abbreviated.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'did you mean forecast' forcast
refuse 'unknown command' xyzzy
refuse 'the command comes first' --seed 1 forecast
refuse 'did you mean --replications' forecast --replicatons 5
refuse 'did you mean --scenario' forecast --scenarios open
refuse 'unknown option' forecast --rep 5
refuse 'unknown option' forecast --thr=2
refuse 'unknown option' forecast -x
refuse 'takes no option --threads' run --threads 2
refuse 'takes no value' forecast --force=yes
refuse 'takes no word' forecast baseline
refuse 'exclude each other' forecast -q -v
refuse "unknown option '--\\\\x1b\\[31m'" forecast "$(printf -- '--\033[31m')"

#!/bin/sh
# What is no option or value of this command is refused; --force writes over an earlier hindcast.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'takes no option --from' hindcast --from 2023-01-01
refuse 'takes no option --every' hindcast --every month
refuse 'takes no option --as-of' forecast --as-of 2022-12-31
refuse 'takes no option --after' run --after 2023-12-31
refuse 'needs two' hindcast -n 1
refuse 'takes no option --replication' hindcast --replication 3
refuse 'takes no word' hindcast reference
refuse "no scenario 'nosuch'" hindcast -s nosuch
refuse "no model" hindcast -m nowhere
refuse 'is not a number' hindcast --set hurdle_rate=x
refuse 'more than this machine has; ask for fewer$' hindcast -n 10000000

expect 0 hindcast -q -n 2 --to 2023-12-31 -o result
cp -r result before
expect 2 hindcast -q -n 2 --to 2023-12-31 -o result
says '--force'
diff -r before result >&2 || fail "wrote into a folder that exists"
expect 0 hindcast -q -n 3 -s moratorium --to 2023-12-31 -o result --force
grep -q -e '-s moratorium -n 3' result/manifest.json || fail "--force writes nothing"
! cmp -s before/hindcast.csv result/hindcast.csv || fail "the hindcast is the one before"

# A refusal comes before anything is taken away.
cp -r result before-refusal
expect 2 hindcast -q -n 2 --to 2023-01-02 -o result --force
diff -r before-refusal result >&2 || fail "a refused hindcast touched the folder"

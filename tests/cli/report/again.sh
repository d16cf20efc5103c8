#!/bin/sh
# What people look at of a folder is made anew from its tables, byte for byte, and the manifest stays what it was.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

# A page of the test's own, so that one is made whether or not the build has its script.
LAYERCAKE_DATA=$scratch/data
mkdir "$LAYERCAKE_DATA"
ln -s "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$LAYERCAKE_DATA"
printf '<html><script type="application/json">@LAYERCAKE_DATA@</script></html>\n' >"$LAYERCAKE_DATA/page.html"

expect 0 forecast -m tutorial --to 2027-12-31 -n 4 -q -o made
cp -r made kept
rm made/report.html
expect 0 report made
same kept made
expect 0 report made -q # of one that has them
same kept made
grep -q '"example_replication": [0-3]' made/manifest.json || fail "no example"
grep -q '^0,factory,' made/projects.csv || fail "no project"
expect 0 reproduce made
prints 'files reproduced, byte for byte'

# Another page: the views are others, the tables the same.
printf '<html>new <script type="application/json">@LAYERCAKE_DATA@</script></html>\n' >"$LAYERCAKE_DATA/page.html"
expect 0 reproduce made
says 'report.html: not compared'
expect 0 report made
cmp -s made/report.html kept/report.html && fail "the old page"
expect 0 reproduce made
grep -q 'report.html' "$scratch/err" && fail "not compared"

# Without a page what is there stays, and that is said.
cp -r made before
rm "$LAYERCAKE_DATA/page.html"
expect 0 report made
says "report.html is left out: there is no $LAYERCAKE_DATA/page.html"
same before made
printf '<html></html>\n' >"$LAYERCAKE_DATA/page.html"
expect 0 report made -q # that is no page either
says 'page.html: not a page of this program; report.html is left out'
same before made
rm "$LAYERCAKE_DATA/page.html"

# A page that is gone, or was changed, and can't be made again is no longer named.
for change in 'rm lost/report.html' 'echo more >>lost/report.html'; do
    cp -r made lost
    eval "$change"
    expect 0 report lost -q
    ! grep -q report.html lost/manifest.json || fail "names a page that is not there: $change"
    rm -r lost
done
rm -r made
expect 0 forecast -m tutorial --to 2027-12-31 -n 4 -o made
says "report.html is left out: there is no $LAYERCAKE_DATA/page.html"
[ ! -e made/report.html ] || fail "a page"
expect 0 reproduce kept
says 'report.html: not compared'

# A comparison has views too.
printf '<html><script type="application/json">@LAYERCAKE_DATA@</script></html>\n' >"$LAYERCAKE_DATA/page.html"
expect 0 compare fast-permits -m tutorial --to 2027-12-31 -n 4 -q -o pairs
grep -q '"kind":"compare"' pairs/report.html || fail "no page of the comparison"
cp -r pairs kept-pairs
expect 0 report pairs
same kept-pairs pairs

#!/bin/sh
# A folder whose views can't vouch for its numbers is refused and left as it is.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

refuse 'report needs a folder' report
refuse 'manifest.json: can.t be read' report "$scratch/none"
refuse 'takes no word' report "$scratch/a" "$scratch/b"
refuse 'report takes no option --model\|--model: report' report -m tutorial "$scratch/a"

expect 0 forecast -m tutorial --to 2027-12-31 -n 4 -q -o made
expect 0 run -m tutorial --to 2027-12-31 -q -o single
spare 'neither a forecast nor a comparison' single report single
cp -r made changed
sed 's/^ai_power_gw,world,GW,2026,/&9/' made/summary.csv >changed/summary.csv
spare 'summary.csv: not the file that the manifest names' changed report changed
cp -r made short
rm short/quantiles.csv
spare 'quantiles.csv: can.t be read' short report short
cp -r made unfinished
sed 's/"complete": true/"complete": false/' made/manifest.json >unfinished/manifest.json
spare 'is incomplete' unfinished report unfinished

# A manifest that vouches for what is no table.
cp -r made mad
printf 'series\n"open\n' >mad/summary.csv
vouch mad summary.csv
digests mad | grep -v manifest >"$scratch/tables"
expect 1 report mad
says 'summary.csv:2:1: not a table'
digests mad | grep -v manifest | diff "$scratch/tables" - >&2 || fail "a half-made view"
cp made/manifest.json mad/manifest.json

# A row without end is told, and so are more years than a sheet has columns for.
cp -r made mad-long
awk 'NR == 2 { for (i = 0; i < 300000; i++) printf "a" } { print }' made/definitions.csv >mad-long/definitions.csv
vouch mad-long definitions.csv
expect 1 report mad-long
says 'definitions.csv:2:1: a row that is too long'
cp -r made mad-wide
awk -F , -v OFS=, 'NR == 2 { for (i = 2026; i < 8026; i++) { $4 = i; print } next } { print }' made/summary.csv >mad-wide/summary.csv
vouch mad-wide summary.csv
expect 1 report mad-wide
says 'forecast.xlsx: can.t write: File too large'
[ -z "$(find mad-wide -name '*.tmp')" ] || fail "left behind: $(ls mad-wide)"

# A name that leads out of the folder is refused.
cp -r made away
sed 's|"binding.csv"|"../away.csv"|' made/manifest.json >away/manifest.json
spare 'away/manifest.json:1:1: names a file that' away report away
[ ! -e away.csv ] || fail "wrote outside"

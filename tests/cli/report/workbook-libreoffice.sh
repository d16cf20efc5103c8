#!/bin/sh
# LibreOffice opens the workbook, calculates every formula to the value that it holds, calculates anew when a number
# changes, finds all text as it is, and prints it in landscape with no number too wide for its column. Skipped without
# LibreOffice or openpyxl.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need soffice
need_python openpyxl

# A profile of the test's own, in which a workbook is always calculated when it is opened.
mkdir -p "$scratch/profile/user"
cat >"$scratch/profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END

# convert FORMAT FILE: into the folder "as-FORMAT".
convert() {
    soffice --headless "-env:UserInstallation=file://$scratch/profile" --convert-to "$1" --outdir "as-$1" "$2" \
        >"$scratch/out" 2>"$scratch/err" || fail "soffice --convert-to $1 $2"
    [ -s "as-$1/$(basename "$2" .xlsx).$1" ] || fail "LibreOffice made no $1 of $2"
}

expect 0 forecast -m reference -n 20 --to 2030-12-31 --every year -q -o forecast
expect 0 compare fast-permits --package fast-permits+flexible-loads -m reference --to 2027-12-31 -n 4 -q -o pairs

cat >"$scratch/check.py" <<'END'
import sys

import openpyxl

ours, theirs = (openpyxl.load_workbook(p, data_only=True) for p in sys.argv[1:3])
formulas = openpyxl.load_workbook(sys.argv[1])
assert ours.sheetnames == theirs.sheetnames
n = 0
for sheet in ours:
    for row in sheet.iter_rows():
        for cell in row:
            other = theirs[sheet.title][cell.coordinate].value
            if cell.data_type == "s" or cell.value is None:
                # openpyxl drops what marks a code as text in one of the two
                assert (other or "") == (cell.value or ""), (sheet.title, cell.coordinate, cell.value, other)
            elif isinstance(cell.value, (int, float)):
                near = abs(other - cell.value) <= 1e-9 * max(abs(other), abs(cell.value)) + 1e-9
                assert near, (sheet.title, cell.coordinate, cell.value, other)
            else:
                assert other == cell.value, (sheet.title, cell.coordinate, cell.value, other)
            n += formulas[sheet.title][cell.coordinate].data_type == "f"
print(n, "formulas")
END
for book in forecast/forecast.xlsx pairs/comparison.xlsx; do
    convert xlsx $book
    "$python" -W ignore "$scratch/check.py" $book "as-xlsx/$(basename $book)" >"$scratch/out" 2>"$scratch/err" || fail "$book"
    prints '^[1-9][0-9][0-9]* formulas'
    convert pdf $book
done

# A thousand more in a cell: sums and what is made of them go along, and the check says no.
cat >"$scratch/change.py" <<'END'
import openpyxl

book = openpyxl.load_workbook("forecast/forecast.xlsx")
sheet = book["Capital to date"]
sheet.cell(sheet.max_row, 2).value += 1000
book.save("changed.xlsx")
END
cat >"$scratch/changed.py" <<'END'
import openpyxl

before = openpyxl.load_workbook("forecast/forecast.xlsx", data_only=True)
after = openpyxl.load_workbook("as-xlsx/changed.xlsx", data_only=True)


def grown(sheet, column):
    row = max(c.row for c in before[sheet]["A"] if c.value is not None)
    return after[sheet].cell(row, column).value - before[sheet].cell(row, column).value


assert abs(grown("Capital to date", 7) - 1000) < 1e-6, grown("Capital to date", 7)
assert abs(grown("Capital by year", 2) - 1000) < 1e-6
assert abs(grown("Capital by year", 7) - 1000) < 1e-6
agree = {before["Checks"].cell(r, 1).value: [b["Checks"].cell(r, 5).value for b in (before, after)]
         for r in range(5, before["Checks"].max_row + 1)}
assert [k for k, v in agree.items() if v == [1, 0]] == \
    ["Physical capital to date: energy, chips and infrastructure are all of it"], agree
END
"$python" -W ignore "$scratch/change.py" >"$scratch/out" 2>"$scratch/err" || fail "changing the workbook"
convert xlsx changed.xlsx
"$python" -W ignore "$scratch/changed.py" >"$scratch/out" 2>"$scratch/err" || fail "the changed workbook"

if command -v pdftotext >/dev/null 2>&1; then
    for pdf in as-pdf/forecast.pdf as-pdf/comparison.pdf; do
        pdfinfo -f 1 -l 999 $pdf >"$scratch/out"
        pages=$(sed -n 's/^Pages: *//p' "$scratch/out")
        [ "$(grep -c 'size: *84[12][.0-9]* x 59[0-9.]*' "$scratch/out")" -eq "$pages" ] || fail "$pdf: not all in landscape"
        pdftotext -layout $pdf "$scratch/text"
        grep -n '##' "$scratch/text" >&2 && fail "$pdf: a column is too narrow"
        grep -q 'Err:\|#NAME\|#REF\|#VALUE\|#DIV' "$scratch/text" && fail "$pdf: an error in a cell"
    done
fi
exit 0

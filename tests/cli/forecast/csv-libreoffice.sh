#!/bin/sh
# LibreOffice reads every table with numbers as numbers and dates as dates, also where the user's decimal mark is a comma,
# when it is told that the numbers are English (the options that layercake-recipes(7) tells). Skipped without LibreOffice.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! command -v soffice >/dev/null 2>&1 || ! python3 -c '' 2>/dev/null; then
    echo "skipped: no soffice, or no python3"
    exit 77
fi
cat >"$scratch/check.py" <<'END'
import csv
import json
import math
import os
import sys
import xml.etree.ElementTree
import zipfile

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
KINDS = {"number": "float", "integer": "float", "year": "float", "date": "date"}
folder, sheets = sys.argv[1:]


def cells_of(row):
    cells = []
    for cell in row.findall(TABLE + "table-cell"):
        kind = cell.get(OFFICE + "value-type")
        text = cell.get(OFFICE + "value") or cell.get(OFFICE + "date-value") or "".join(cell.itertext())
        assert not cell.get(TABLE + "formula"), text
        cells += [(kind, text)] * min(int(cell.get(TABLE + "number-columns-repeated", "1")), 1000)
    return cells


def check(resource):
    with open(os.path.join(folder, resource["path"]), encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    with zipfile.ZipFile(os.path.join(sheets, resource["name"] + ".ods")) as f:
        tree = xml.etree.ElementTree.fromstring(f.read("content.xml"))
    read = [cells_of(row) for row in tree.iter(TABLE + "table-row")]
    n = 0
    for row, cells in zip(rows[1:], read[1:], strict=True):
        for text, cell, field in zip(row, cells, resource["schema"]["fields"]):
            kind = KINDS.get(field["type"])
            if not text or not kind:
                continue
            assert cell[0] == kind, (resource["path"], field["name"], text, cell)
            same = cell[1] == text if kind == "date" else math.isclose(float(cell[1]), float(text), rel_tol=1e-14)
            assert same, (resource["path"], field["name"], text, cell)
            n += 1
    return n


with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as f:
    resources = json.load(f)["resources"]
# Of the long tables, parameters by replication are enough, and what a spreadsheet is for.
n = sum(check(r) for r in resources if r["name"] not in ("quantiles", "pull-through"))
print(len(resources), "tables,", n, "cells")
END
filter=$(sed -n "s/.*--infilter='\([^']*\)'.*/\1/p" "$LAYERCAKE_SRCDIR/man/layercake-recipes.7" | head -n 1)
[ -n "$filter" ] || fail "layercake-recipes(7) tells no filter"
expect 0 forecast -q -n 20 --to 2027-12-31 --every year --wide --iamc -o forecast

# sheets LOCALE: every table becomes a sheet under that locale, and is checked.
sheets() {
    LC_ALL=$1 soffice --headless "-env:UserInstallation=file://$scratch/profile" \
        --infilter="$filter" \
        --convert-to ods --outdir "sheets-$1" forecast/*.csv >"$scratch/out" 2>"$scratch/err" ||
        fail "soffice under $1"
    python3 "$scratch/check.py" forecast "sheets-$1" >"$scratch/out" 2>"$scratch/err" || fail "read under $1"
    prints '^1[5-9] tables, [0-9]\{4,\} cells'
}

sheets C.UTF-8
if german; then
    sheets de_DE.UTF-8
else
    echo "not tried under a locale with a decimal comma"
fi

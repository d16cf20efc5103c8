#!/bin/sh
# The workbook holds the numbers of the tables, typed, named and charted; its formulas are those that the program makes and
# have their values, and text that looks like a formula stays text. Read with openpyxl; skipped without it.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need_python openpyxl

# Sources and notes that a spreadsheet would calculate, or that XLSX itself would read as something else.
mkdir models
cp -r "$LAYERCAKE_SRCDIR/models/reference" models/hostile
cp -r "$LAYERCAKE_SRCDIR/models/scenarios" models
chmod -R u+w models
awk 'NR == 2 { sub(/,"judgement.*/, ",=1+2,_x0041_ <b>\\&amp;,") } { print }' \
    models/hostile/parameters.csv >"$scratch/parameters"
cp "$scratch/parameters" models/hostile/parameters.csv
expect 0 forecast -m models/hostile -n 40 --to 2030-12-31 -q -o forecast
expect 0 compare fast-permits --package fast-permits+flexible-loads -m reference --to 2027-12-31 -n 4 -q -o pairs

cat >"$scratch/check.py" <<'END'
import csv
import datetime
import re
import sys
import zipfile

import openpyxl

folder, name, kind = sys.argv[1:]
path = folder + "/" + name
book = openpyxl.load_workbook(path)
values = openpyxl.load_workbook(path, data_only=True)


def rows(table):
    with open(folder + "/" + table + ".csv", newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


SHEETS = {
    "forecast": ["Cover", "Headline", "AI power", "Electricity", "Compute", "Tokens", "Spend", "Capital to date",
                 "Capital by year", "Cost lines", "Regions, AI power", "Regions, electricity", "Applications",
                 "Applications by year", "Workforce", "Constraints", "Held back", "Overbuild", "Episodes", "Drivers",
                 "Drivers, shares", "Published forecasts", "Published, counted", "History", "Assumptions", "Definitions",
                 "Checks"],
    "compare": ["Cover", "Charts", "Differences", "Wedges", "Wedges by year", "Expectations", "Assumptions", "Definitions",
                "Checks"],
}
WITHOUT_TABLE = {"Cover", "Drivers", "Charts", "Wedges"}
missing = [s for s in SHEETS[kind] if s not in book.sheetnames]
may_lack = {"Assumptions", "Definitions"} if kind == "compare" else set()
assert set(missing) <= may_lack, missing
assert [s for s in SHEETS[kind] if s in book.sheetnames] == book.sheetnames, book.sheetnames
assert all(len(s) <= 31 for s in book.sheetnames)

# Every table: its header stays in sight and is printed on each page, in landscape, as wide as the page.
for sheet in book:
    if sheet.title in WITHOUT_TABLE:
        continue
    assert sheet.freeze_panes == "B5", (sheet.title, sheet.freeze_panes)
    assert sheet.print_title_rows == "$4:$4", (sheet.title, sheet.print_title_rows)
    assert sheet.auto_filter.ref.startswith("A4:"), sheet.title
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToWidth in (None, 1), sheet.title
    assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
    assert sheet["A1"].value and sheet["A2"].value and sheet["A4"].value, sheet.title

# Formulas are of a few kinds, and each carries its value; what is text is no formula.
CELL = r"(?:'[^'!]+'!|\w+!)?\$?[A-Z]{1,2}\$?[0-9]+(?::\$?[A-Z]{1,2}\$?[0-9]+)?"
FORMULA = re.compile(
    r"=(?:%s(?:[-/]%s)?|(?:SUM|AVERAGE)\(%s\)|SUM\(cost_lines_all\)\*1000|COUNTIF\(%s,%s\)|IF\(ABS\(%s-%s\)<=1e-05\*MAX\(ABS\(%s\),ABS\(%s\)\),1,0\))"
    % ((CELL,) * 9))
kinds = {"f": 0, "n": 0, "d": 0, "s": 0}
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            assert cell.data_type in kinds, (sheet.title, cell.coordinate, cell.data_type)
            kinds[cell.data_type] += 1
            if cell.data_type == "f":
                assert FORMULA.fullmatch(cell.value), (sheet.title, cell.coordinate, cell.value)
                cached = values[sheet.title][cell.coordinate].value
                assert isinstance(cached, (int, float)), (sheet.title, cell.coordinate, cached)
            elif cell.data_type == "d":
                assert cell.number_format == "yyyy-mm-dd", (sheet.title, cell.coordinate, cell.number_format)
            elif cell.data_type == "n":
                assert cell.number_format != "General", (sheet.title, cell.coordinate)
assert all(n > 0 for k, n in kinds.items() if kind == "forecast" or k != "d"), kinds

# Named ranges are of cells that have values.
names = {d.name: d.attr_text for d in book.defined_names.definedName}
cells = {}
for key, text in names.items():
    assert re.fullmatch(r"[a-z_][a-z0-9_]*", key) and len(key) < 128, key
    (title, address), = book.defined_names[key].destinations
    block = values[title][address]
    block = block if isinstance(block, tuple) else ((block,),)
    cells[key] = [c.value for line in block for c in (line if isinstance(line, tuple) else (line,))]
    assert any(v is not None for v in cells[key]), key


def near(a, b):
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def column(sheet, header):
    found = [c for c in values[sheet][4] if c.value == header]
    assert len(found) == 1, (sheet, header, [c.value for c in values[sheet][4]])
    return [values[sheet].cell(r, found[0].column).value for r in range(5, values[sheet].max_row + 1)]


checks = column("Checks", "agrees (1) or not (0)")
assert checks and set(checks) == {1}, checks

if kind == "forecast":
    track = [r for r in rows("quantiles") if r["series"] == "ai_power_gw" and r["region"] == "world"]
    assert cells["ai_power_date"] == [datetime.datetime.fromisoformat(r["date"]) for r in track]
    for key in ("p05", "p10", "p25", "p50", "p75", "p90", "p95", "mean"):
        assert all(map(near, cells["ai_power_" + key], [float(r[key]) for r in track])), key
    headline = [r for r in rows("summary") if r["region"] == "world"]
    one = [r for r in headline if r["year"] == "2028"]
    assert len(cells["headline_2028_p50"]) == len(one) > 10
    assert all(map(near, cells["headline_2028_p50"], [float(r["p50"]) for r in one]))
    assert all(near(a / b, c) for a, b, c in zip(cells["headline_2028_p50"], cells["headline_2026_p50"],
                                                  column("Headline", "p50 2028 over 2026 (times)")))
    lines = {}
    for r in rows("pull-through"):
        if r["region"] == "world" and r["unit"] == "M2024$" and r["year"] == "2027":
            lines[r["cost_line"]] = lines.get(r["cost_line"], 0) + float(r["mean"]) / 1000
    shown = dict(zip(column("Cost lines", "cost line"), column("Cost lines", "2027 (G2024$)")))
    for line, value in lines.items():
        assert near(shown[line], value), (line, shown[line], value)
    assert near(shown["all lines"], sum(lines.values()))
    binding = [float(r["probability"]) for r in rows("binding")
               if r["region"] == "world" and r["constraint"] == "power" and r["detail"] == ""]
    assert all(map(near, column("Constraints", "power (probability)"), binding))
    assert book["Constraints"].conditional_formatting, "no colours"
    share = list(zip(*(column("Workforce", "electricians " + what) for what in
                       ("employed (workers)", "in the pool (workers)", "employed of pool"))))
    assert share and all(near(a / b, c) for a, b, c in share)
    assert sum(column("Published, counted", "number of figures")) == len(rows("published"))
    assumptions = rows("assumptions")
    assert column("Assumptions", "parameter") == [r["parameter"] for r in assumptions]
    assert assumptions[0]["source"] == "'=1+2" == column("Assumptions", "source")[0]
    assert column("Assumptions", "note")[0] == "_x0041_ <b>&amp;", column("Assumptions", "note")[0]
    definitions = rows("definitions")
    assert column("Definitions", "definition") == [r["definition"] for r in definitions]
    drivers = rows("drivers")
    assert sorted(column("Drivers, shares", "parameter")) == sorted(r["parameter"] for r in drivers)
    first = max((r for r in drivers if r["series"] == drivers[0]["series"] and r["year"] == drivers[0]["year"]),
                key=lambda r: float(r["share"]))
    assert column("Drivers, shares", "parameter")[0] == first["parameter"]
    assert near(column("Drivers, shares", "share of the spread")[0], float(first["share"]))
    links = [c.hyperlink.location for r in book["Cover"].iter_rows() for c in r if c.hyperlink]
    assert links == ["'%s'!A1" % s for s in book.sheetnames[1:]], links
    text = " ".join(str(c.value) for r in book["Cover"].iter_rows() for c in r)
    assert "layercake forecast " in text and "40 finished, 0 failed" in text
else:
    one = {(r["scenario"], r["year"]): r for r in rows("compare")
           if r["series"] == "ai_power_gw" and r["region"] == "world" and r["measure"] == "year"}
    n = 0
    for title, scenario, year, difference, low, share in zip(*(column("Differences", h) for h in (
            "quantity (world)", "scenario", "year", "median difference", "difference p10", "share of pairs above zero"))):
        if title in ("AI power", "ai_power_gw"):
            r = one[scenario, str(year)]
            assert near(difference, float(r["median_difference"])) and near(low, float(r["p10"]))
            assert near(share, float(r["probability_positive"]))
            n += 1
    assert n == len(one), (n, len(one))
    assert len(column("Expectations", "reason")) == len(rows("expected"))

# Charts: each has series, whose cells are of a sheet that is there and hold something; axes have titles.
with zipfile.ZipFile(path) as z:
    assert z.testzip() is None
    assert all(i.date_time[0] == 1980 for i in z.infolist())
    core = z.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-01-01T00:00:00Z"}, core
    charts = [z.read(n).decode() for n in z.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
for chart in charts:
    references = re.findall(r"<c:f>([^<]*)</c:f>", chart)
    assert references and chart.count("<c:title>") == 3, references
    for reference in references:
        title, address = re.fullmatch(r"'?([^'!]+)'?!(.*)", reference).groups()
        block = values[title][address.replace("$", "")]
        block = block if isinstance(block, tuple) else ((block,),)
        filled = [c.value for line in block for c in (line if isinstance(line, tuple) else (line,))]
        assert any(v is not None for v in filled), reference
fans = [c for c in charts if ">below p10<" in c]
for fan in fans:
    assert [int(x) for x in re.findall(r'<c:legendEntry><c:idx val="(\d+)"/><c:delete', fan)] == [0, 4, 5]
assert len(fans) == (5 if kind == "forecast" else 0)
print(len(book.sheetnames), "sheets,", len(charts), "charts,", len(names), "names,", kinds["f"], "formulas")
assert len(charts) >= 15
END
for kind in forecast compare; do
    folder=forecast
    book=forecast.xlsx
    [ $kind = forecast ] || { folder=pairs; book=comparison.xlsx; }
    "$python" -W ignore "$scratch/check.py" $folder $book $kind >"$scratch/out" 2>"$scratch/err" || fail "$book"
    cat "$scratch/out"
done

# A first or last year of which there is a part alone: every sheet says so, and none where all years are whole.
cat >"$scratch/years.py" <<'YEARS'
import sys

import openpyxl

path, expected = sys.argv[1:]
for sheet in openpyxl.load_workbook(path):
    said = str(sheet["A2"].value).partition(": amounts of ")[2]
    assert said == (expected + " are of a part of the year." if expected else ""), (sheet.title, said)
YEARS
years() {
    "$python" -W ignore "$scratch/years.py" "$1" "$2" >"$scratch/out" 2>"$scratch/err" || fail "years of $1: $2"
}
years forecast/forecast.xlsx ''
years pairs/comparison.xlsx ''
expect 0 forecast -m tutorial -n 1 --to 2027-07-15 -q -o last
years last/forecast.xlsx 2027
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" models/april
chmod -R u+w models/april
mv models/april/initial/2025-12-31 models/april/initial/2026-03-31
expect 0 forecast -m models/april -n 1 --from 2026-04-01 --to 2027-07-15 -q -o both
years both/forecast.xlsx '2026 and of 2027'
expect 0 forecast -m models/april -n 1 --from 2026-04-01 --to 2026-07-15 -q -o same
years same/forecast.xlsx 2026

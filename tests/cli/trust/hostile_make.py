"""Makes every cell of free text in the tables of a folder nasty: formulas, markup, shell, format characters.

usage: hostile_make.py FOLDER, whose tables are written anew, each cell with another text of the list in turn.
"""

import csv
import pathlib
import re
import sys

NASTY = [
    "=1+1",
    '=HYPERLINK("http://127.0.0.1/","x")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|'x'!A1",
    "-2+3",
    "@SUM(1,2)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<!-- <script>",
    "]]>&amp;&#x3c;b&gt;",
    "javascript:alert(3)",
    "\"><svg onload='alert(4)'>",
    "%n%s%99999d%p",
    "$(touch stolen); `touch stolen` | touch stolen & touch stolen",
    "\\\" \\N{x} \\",
    "'; DROP TABLE x; --",
    "two\nlines, =1+1\r\n-three",
    "../../../etc/passwd",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{LINE SEPARATOR}x",
    "{{constructor.constructor('alert(5)')()}} ${alert(6)} __proto__",
    "a" * 300,
    "1e999",
    "NaN",
    "e\N{COMBINING ACUTE ACCENT}" * 20,
]
DATED = re.compile(r"published \d{4}(-\d{2})?;? ?")
FREE = ("title", "source", "note", "why")


def spoil(path, at):
    with open(path, newline="", encoding="utf-8") as file:
        lines = file.readlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    for row in rows[1:]:
        for column, name in enumerate(rows[0]):
            if name in FREE and (row[column] or name == "note"):
                dated = DATED.match(row[column])  # the program reads the date of publication there
                row[column] = (dated.group() if dated else "") + NASTY[at % len(NASTY)]
                at += 1
            elif name.startswith("source_"):  # of whom a row is, is told by how this begins
                row[column] += NASTY[at % len(NASTY)]
                at += 1
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.writelines(comments)
        csv.writer(file, lineterminator="\n").writerows(rows)
    return at


made = 0
for table in sorted(pathlib.Path(sys.argv[1]).rglob("*.csv")):
    made = spoil(table, made)
print(made)

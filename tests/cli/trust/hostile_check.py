"""What the program wrote of a nasty model is harmless: tables, workbook, page and JSON of the folders named.

usage: hostile_check.py PAGE FOLDER..., the page being the one without data
"""

import csv
import io
import json
import pathlib
import re
import sys
import xml.dom.minidom
import zipfile

import openpyxl

PLAIN = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
csv.field_size_limit(1 << 30)
cells = formulas = texts = 0


def check_csv(path):
    global cells
    text = path.read_bytes().decode("utf-8")
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", text), f"{path}: a control character"
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        assert len(row) == len(rows[0]), f"{path}: {len(row)} cells in {row}"
        for cell in row:
            cells += 1
            assert PLAIN.fullmatch(cell) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"{path}: {cell}"


def check_workbook(path):
    global formulas, texts
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                document = xml.dom.minidom.parseString(parts.read(name))
                for link in document.getElementsByTagName("Relationship"):
                    assert link.getAttribute("TargetMode") != "External", f"{path}: {link.toxml()}"
            assert "external" not in name.lower() and "vba" not in name.lower(), name
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    assert not re.search(r"HYPERLINK|cmd|DDE|WEBSERVICE|\|", str(cell.value)), cell.value
                elif cell.data_type == "s":
                    texts += 1
                assert cell.hyperlink is None or not cell.hyperlink.target, cell.coordinate


def check_page(path, template):
    text = path.read_text(encoding="utf-8")
    before, after = template.read_text(encoding="utf-8").split("@LAYERCAKE_DATA@")
    assert text.startswith(before) and text.endswith(after), f"{path}: not the page"
    data = text[len(before) : len(text) - len(after)]
    assert "<" not in data, f"{path}: a sign that can end the element"
    json.loads(data, parse_constant=lambda word: sys.exit(f"{path}: {word}"))


def once(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), names
    return dict(pairs)


template = pathlib.Path(sys.argv[1])
for folder in sys.argv[2:]:
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix == ".csv":
            check_csv(path)
        elif path.suffix == ".xlsx":
            check_workbook(path)
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
        elif path.suffix == ".html":
            check_page(path, template)
print(f"{cells} cells of CSV; {formulas} formulas and {texts} texts of workbooks")
assert cells > 1000 and texts > 100

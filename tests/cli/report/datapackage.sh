#!/bin/sh
# datapackage.json is a valid Tabular Data Package: every table is in it, with its size and digest; every column has a type
# that every cell of it reads as; primary keys have no two rows alike. Skipped without Python.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! python3 -c '' 2>/dev/null; then
    echo "skipped: no python3"
    exit 77
fi
cat >"$scratch/check.py" <<'END'
import csv
import datetime
import hashlib
import json
import os
import re
import sys

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
folder = sys.argv[1]
with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as f:
    package = json.load(f)
with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
    manifest = json.load(f)


def parses(text, field):
    kind = field["type"]
    if kind == "string":
        return True
    if kind == "number":
        return NUMBER.fullmatch(text) is not None
    if kind == "integer":
        return re.fullmatch(r"-?[0-9]+", text) is not None
    if kind == "year":
        return re.fullmatch(r"[0-9]{4}", text) is not None
    if kind == "date":
        return datetime.date.fromisoformat(text).isoformat() == text
    if kind == "boolean":
        return text in field["trueValues"] or text in field["falseValues"]
    raise SystemExit(f"{field['name']}: no type of a table schema: {kind}")


def check(resource):
    path = os.path.join(folder, resource["path"])
    with open(path, "rb") as f:
        content = f.read()
    digest = hashlib.sha256(content).hexdigest()
    where = resource["path"]
    assert resource["profile"] == "tabular-data-resource", where
    assert resource["name"] + ".csv" == where and "/" not in where and ".." not in where, where
    assert resource["bytes"] == len(content), where
    assert resource["hash"] == "sha256:" + digest == "sha256:" + manifest["files"][where], where
    assert (resource["format"], resource["mediatype"], resource["encoding"]) == ("csv", "text/csv", "utf-8"), where
    assert resource["description"], where
    dialect = resource["dialect"]
    assert b"\r" not in content and dialect["lineTerminator"] == "\n", where
    schema = resource["schema"]
    assert schema["missingValues"] == [""], where
    rows = list(csv.reader(content.decode(resource["encoding"]).splitlines(keepends=True),
                           delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"],
                           doublequote=dialect["doubleQuote"], strict=True))
    fields = schema["fields"]
    names = [field["name"] for field in fields]
    assert rows[0] == names and len(set(names)) == len(names), where
    for i, field in enumerate(fields):
        assert field["description"], (where, field["name"])
        assert field.get("unit") != "", (where, field["name"])
        cells = [row[i] for row in rows[1:] if row[i]]
        for cell in cells:
            assert parses(cell, field), (where, field["name"], field["type"], cell)
        # What is called text is not made of numbers alone.
        assert field["type"] != "string" or not cells or not all(NUMBER.fullmatch(cell) for cell in cells), \
            (where, field["name"])
    assert all(len(row) == len(names) for row in rows), where
    key = schema.get("primaryKey", [])
    keys = [tuple(row[names.index(name)] for name in key) for row in rows[1:]]
    assert not key or len(set(keys)) == len(keys), (where, key)
    assert all(all(k) for k in keys), (where, key)
    return len(rows)


assert package["profile"] == "tabular-data-package"
assert re.fullmatch(r"[-a-z0-9._]+", package["name"]), package["name"]
assert package["title"] and all(source["title"] for source in package["sources"])
assert all(re.fullmatch(r"[-a-z0-9._/]+", r["name"]) for r in package["resources"])
n = sum(check(r) for r in package["resources"])
tables = sorted(name for name in os.listdir(folder) if name.endswith(".csv"))
assert tables == sorted(r["path"] for r in package["resources"]), tables
draws = {r["name"]: r for r in package["resources"]}.get("draws")
if draws:
    assert all(field.get("unit") for field in draws["schema"]["fields"][1:]), "units of parameters"
print(len(tables), "tables,", n, "rows")
END

check() {
    python3 "$scratch/check.py" "$1" >"$scratch/out" 2>"$scratch/err" || fail "$1: datapackage.json"
    digest=$(sha256sum "$1/datapackage.json" | cut -d ' ' -f 1)
    grep -q "\"datapackage.json\": \"$digest\"" "$1/manifest.json" || fail "$1: not in the manifest"
}

expect 0 forecast -q -n 30 --to 2030-12-31 --wide --iamc -o forecast
check forecast
prints '^1[5-9] tables, [0-9]\{4,\}'
expect 0 compare -q fast-permits carbon-price --package fast-permits+carbon-price -n 5 --to 2028-12-31 -o compare
check compare
expect 0 forecast -q -s fast-permits -s carbon-price -n 3 --to 2026-12-31 -o two
check two

# Made again from the folder it is the same.
cp -r forecast again
expect 0 report -q again
same forecast again

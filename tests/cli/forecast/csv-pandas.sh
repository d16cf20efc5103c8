#!/bin/sh
# pandas reads every table with the types that datapackage.json tells, without being told anything but which columns are
# dates; iamc.csv has the shape that pyam takes, and the numbers of summary.csv. Skipped without pandas.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need_python pandas
expect 0 forecast -q -n 20 --to 2027-12-31 --wide --iamc -o forecast
cat >"$scratch/read.py" <<'END'
import json

import pandas

with open("forecast/datapackage.json", encoding="utf-8") as f:
    resources = json.load(f)["resources"]
tables = {}
for resource in resources:
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    dates = [name for name, kind in types.items() if kind == "date"]
    table = pandas.read_csv("forecast/" + resource["path"], parse_dates=dates)
    assert list(table.columns) == list(types), resource["path"]
    for name, kind in types.items():
        if table[name].isna().all():
            continue  # of an empty column nothing can be told
        where = resource["path"], name, kind, table[name].dtype
        if kind == "date":
            assert pandas.api.types.is_datetime64_any_dtype(table[name]), where
        elif kind in ("integer", "year"):
            assert pandas.api.types.is_integer_dtype(table[name]), where
        elif kind == "number":
            assert pandas.api.types.is_numeric_dtype(table[name]), where
        else:
            assert table[name].dtype == object, where
    tables[resource["name"]] = table

# No text is taken for a gap: constraint "none", for instance.
quantiles, wide, iamc = tables["quantiles"], tables["wide"], tables["iamc"]
assert not quantiles[["scenario", "series", "region", "unit", "date", "p50"]].isna().any().any()
assert "none" in set(tables["binding"]["constraint"])

# wide.csv holds what quantiles.csv holds.
long = wide.melt(["scenario", "series", "title", "region", "unit", "statistic"], var_name="date")
long["date"] = pandas.to_datetime(long["date"])
long = long.pivot(index=["series", "region", "date"], columns="statistic", values="value").sort_index()
there = quantiles.set_index(["series", "region", "date"]).sort_index()[list(long.columns)]
assert len(long.columns) == 8 and len(long) > 1000
assert long.index.equals(there.index) and (long.values == there.values).all()

# iamc.csv: five index columns, years as whole numbers, one row each, no gap, units everywhere.
index = ["Model", "Scenario", "Region", "Variable", "Unit"]
assert list(iamc.columns) == index + ["2026", "2027"]
assert not iamc[index].isna().any().any()
assert not iamc.duplicated(index[:4]).any()
assert iamc[["2026", "2027"]].notna().all().all()
assert iamc["Variable"].str.count(r"\|").min() >= 2
assert set(iamc["Variable"].str.rsplit("|", n=1).str[1]) == {"Mean"} | {
    f"{p}.0th Percentile" for p in (5, 10, 25, 50, 75, 90, 95)}
assert not iamc["Unit"].str.contains("[$]|/year").any()
titles = tables["definitions"].set_index("series")
for row in tables["summary"].itertuples():
    title = titles.loc[row.series, "title"].split(", ")
    path = "|".join([titles.loc[row.series, "layer"].capitalize(), *title, "50.0th Percentile"])
    region = " ".join(w if w == "of" else w.capitalize() for w in row.region.split("-"))
    found = iamc[(iamc["Variable"] == path) & (iamc["Region"] == region)]
    assert len(found) == 1 and found[str(row.year)].iloc[0] == row.p50, row
print(len(tables), "tables")
END
"$python" -W error::FutureWarning "$scratch/read.py" >"$scratch/out" 2>"$scratch/err" || fail "what is read with pandas"
prints '^1[5-9] tables'

#!/bin/sh
# Any reader of NetCDF finds the ensemble labelled, with units, and the numbers that the tables are made of. Read with
# xarray; skipped without it.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need_python dask netCDF4 numpy xarray
expect 0 forecast -q -n 105 --to 2026-12-31 -o forecast
cd forecast
cat >"$scratch/read.py" <<'END'
import csv

import numpy
import xarray

d = xarray.open_mfdataset("ensemble/part-*.nc", combine="nested", concat_dim="replication", data_vars="minimal",
                          coords="minimal", compat="override")


def rows(name):
    with open(name, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def near(a, b):
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b)) + 1e-12


quantiles = rows("quantiles.csv")
assert d.sizes["replication"] == 105, d.sizes
assert list(d.replication.values) == list(range(105))
assert int(d.failed.sum()) == 0
assert numpy.issubdtype(d.date.dtype, numpy.datetime64), d.date.dtype
dates = sorted({row["date"] for row in quantiles})
assert [str(x)[:10] for x in d.date.values] == dates, d.date.values
assert list(d.year.values) == [2026]
for name, v in d.data_vars.items():
    assert v.attrs.get("long_name"), name
    if name not in ("failed", "draws"):
        assert v.attrs.get("units"), name
        assert v.dtype == numpy.float32, (name, v.dtype)
    assert v.dims[0] == "replication", (name, v.dims)

# Every series of the table, at every date: its variable has the members in its last dimension.
d = d.load()
variables = {}
for name, v in d.data_vars.items():
    dimension = v.dims[-1]
    if name.startswith("pull_through_") or name in ("failed", "draws", "held_back_mw_years"):
        continue
    if dimension == "date":
        variables[name, "world"] = v
    elif dimension == "region":
        for region in v.region.values:
            variables[name, str(region)] = v.sel(region=region)
    else:
        for member in v[dimension].values:
            filled = name.replace("by_" + dimension, str(member).replace("-", "_"))
            variables[filled, "world"] = v.sel({dimension: member})
seen = set()
for row in quantiles:
    key = row["series"], row["region"]
    values = variables[key].values[:, dates.index(row["date"])].astype(float)
    seen.add(key)
    assert row["n"] == "105"
    for p, q in zip(("p05", "p50", "p90"), numpy.quantile(values, (0.05, 0.5, 0.9))):
        assert near(q, float(row[p])), (key, row["date"], p, q, row[p])
    assert near(values.mean(), float(row["mean"])), (key, row["date"])
assert seen == set(variables), seen ^ set(variables)
assert len(seen) > 100 and any(region not in ("world",) for _, region in seen)

# What was pulled through, over regions and by region.
count = 0
applications, regions = list(d.application.values), list(d.place.values)
for row in rows("pull-through.csv"):
    v = d["pull_through_" + row["cost_line"].replace("-", "_")]
    assert v.dims == ("replication", "year", "place", "application")
    v = v.values[:, int(row["year"]) - 2026, :, applications.index(row["application"])].astype(float)
    mean = (v.sum(axis=1) if row["region"] == "world" else v[:, regions.index(row["region"])]).mean()
    assert abs(mean - float(row["mean"])) <= 1e-5 * abs(mean) + 1e-9, (row, mean)
    count += 1
assert count > 100, count

# Draws, to the last digit.
table = rows("draws.csv")
draws = {str(name): d.draws.values[:, i] for i, name in enumerate(d.parameter.values)}
for i, row in enumerate(table):
    for name, text in row.items():
        if name != "replication":
            value = draws[name][i]
            assert value == float(text), (i, name, value, text)
assert len(table) == 105
print(len(variables), "series,", count, "rows of pull-through")
END
"$python" -W ignore "$scratch/read.py" >"$scratch/out" 2>"$scratch/err" || fail "what is read with xarray"

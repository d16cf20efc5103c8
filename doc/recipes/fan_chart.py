#!/usr/bin/env python3
"""A chart of one's own from the whole ensemble: fan_chart.py FOLDER SERIES REGION CHART.png

Needs xarray with netCDF4 and dask, and matplotlib.
"""
import sys

import matplotlib
import xarray

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402 (the line above must come first)

folder, series, region, chart = sys.argv[1:]
ensemble = xarray.open_mfdataset(f"{folder}/ensemble/part-*.nc")
values = ensemble[series].sel(region=region).load()

bands = values.quantile([0.05, 0.25, 0.5, 0.75, 0.95], "replication")
date = values.date.values
pyplot.fill_between(date, bands[0], bands[4], color="0.9", label="90 %")
pyplot.fill_between(date, bands[1], bands[3], color="0.75", label="50 %")
pyplot.plot(date, bands[2], color="black", label="median")
pyplot.plot(date, values[:5].T, color="tab:blue", linewidth=0.5)  # five single futures
pyplot.title(f"{values.long_name}\n{region}", fontsize="medium")
pyplot.ylabel(values.units)
pyplot.ylim(bottom=0)
pyplot.legend()
pyplot.savefig(chart, dpi=150, metadata={"Software": None})

# What the tables don't have: the chance that it doubles within the forecast.
doubles = float((values[:, -1] > 2 * values[:, 0]).mean())
print(f"{series} in {region} doubles from {str(date[0])[:10]} to {str(date[-1])[:10]} in {doubles:.0%} of replications")

#!/usr/bin/env python3
"""Tables of a finished forecast in pandas: read_pandas.py FOLDER"""
import sys

import pandas

folder = sys.argv[1]
quantiles = pandas.read_csv(f"{folder}/quantiles.csv", parse_dates=["date"])
definitions = pandas.read_csv(f"{folder}/definitions.csv", index_col="series")

# AI power by region: a row a date, a column a region.
power = quantiles[quantiles.series == "ai_power_gw"]
title, unit = definitions.loc["ai_power_gw", ["title", "unit"]]
print(f"{title}, {unit}, median at the end of the year")
by_region = power.pivot(index="date", columns="region", values="p50")
print(by_region[by_region.index.month == 12].round(1).to_string())

# What binds most often in each region, on average over the forecast. Rows with a detail are parts of those without.
binding = pandas.read_csv(f"{folder}/binding.csv")
whole = binding[binding.detail.isna() & (binding.constraint != "none")]
share = whole.groupby(["region", "constraint"]).probability.mean()
print("\nwhat binds most often, share of the time")
print(share.groupby("region", group_keys=False).nlargest(1).round(2).to_string())

# The draw of each replication, and so what goes with what.
draws = pandas.read_csv(f"{folder}/draws.csv", index_col="replication")
print(f"\n{len(draws)} replications of {draws.shape[1]} parameters")

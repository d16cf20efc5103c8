# Ten policies, each forecast by itself and all against the baseline:
#
#     make -f study.mk -j 2            1,000 replications each, two forecasts at a time
#     make -f study.mk N=50            a quick look
#
# Every forecast is a folder. What is done is not done again, what was stopped goes on. Two tables are made of them:
# power.csv, AI power of the world in every forecast, and policies/compare.csv, the differences replication by
# replication, which tell more than those of two medians.

LAYERCAKE = layercake
N = 1000
OPTIONS =
SCENARIOS = fast-permits flexible-loads queue-reform apprenticeship-surge carbon-price \
	moratorium export-controls-tightened gas-turbine-shortage safety-review capital-squeeze
FORECASTS = baseline $(SCENARIOS)

all: power.csv policies/manifest.json

power.csv: $(FORECASTS:%=%/summary.csv)
	{ echo scenario,series,region,unit,year,p10,p50,p90; \
	for s in $(FORECASTS); do sed -n "s/^ai_power_gw,world,/$$s,&/p" $$s/summary.csv; done; } >$@

# One thread each: make -j says how many run at once.
$(FORECASTS:%=%/summary.csv): %/summary.csv:
	$(LAYERCAKE) forecast -s $* -n $(N) $(OPTIONS) -j 1 -q --resume -o $*

# The manifest is written last, so when it is there all is.
policies/manifest.json:
	$(LAYERCAKE) compare $(SCENARIOS) -n $(N) $(OPTIONS) -q --force -o policies

.PHONY: all
.DELETE_ON_ERROR:

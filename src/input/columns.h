/* Every column of every input table, once: from these lists come the parser's checks, the
 * enumerators by which the world reads a cell, `layercake show`, and the tables of
 * layercake-model(5).
 *
 * One row: enumerator, column name, type, lowest, highest, unit, what a reference or choice refers
 * to, meaning. Types: KEY (name of the row; two KEYs make a compound key together with REF_KEYs),
 * REF (a row of another table), REF_KEY (a reference that is part of the key), CHOICE (one of
 * "a|b|c"), LIST (names apart by blanks), TEXT, DATE, NUMBER, OPTIONAL (a number that may be left
 * empty), FLAG (0 or 1). Only NUMBER and FLAG cells can be moved by --set, scenarios and
 * parameters. Every table also has the columns `source` (required) and `note` (may be empty).
 */
#ifndef LC_INPUT_COLUMNS_H
#define LC_INPUT_COLUMNS_H

#define LC_BIG 1e12 /* no upper bound that a sensible input meets */

/* clang-format off */
#define LC_COLUMNS_MARKETS(_) \
 _(LC_MARKET_NAME, "name", KEY, 0, 0, "", "", "compute market: tokens trade inside it, chips between markets only as export rules allow") \
 _(LC_MARKET_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_MARKET_IMPORT_SHARE_CAP, "import_share_cap", NUMBER, 0, 1, "share", "", "largest share of the other markets' chip output that may be shipped to this market's builders (export rules)")

#define LC_COLUMNS_REGIONS(_) \
 _(LC_REGION_NAME, "name", KEY, 0, 0, "", "", "region") \
 _(LC_REGION_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_REGION_MARKET, "market", REF, 0, 0, "", "markets", "compute market it belongs to") \
 _(LC_REGION_DEMAND_SHARE, "demand_share", NUMBER, 0, 1, "share", "", "share of each application's world potential; sums to 1 over regions") \
 _(LC_REGION_ADOPTION_SPEED, "adoption_speed", NUMBER, 0, 10, "ratio", "", "multiplies the adoption hazard of every application here") \
 _(LC_REGION_CLOSED_ACCESS_SHARE, "closed_access_share", NUMBER, 0, 1, "share", "", "share of adopters who can use closed frontier models; the others depend on open weights") \
 _(LC_REGION_PERMIT_MONTHS, "permit_months", NUMBER, 0, 240, "months", "", "median time from site to permit of an AI factory") \
 _(LC_REGION_STUDY_MONTHS, "study_months", NUMBER, 0, 240, "months", "", "median time of the interconnection study of a large load or plant") \
 _(LC_REGION_CONNECTION_USD_PER_KW, "connection_usd_per_kw", NUMBER, 0, 10000, "2024$/kW", "", "substation and network upgrades for a connected MW") \
 _(LC_REGION_BUILD_COST_INDEX, "build_cost_index", NUMBER, 0.01, 10, "ratio", "", "construction cost relative to the United States") \
 _(LC_REGION_PUE, "pue", NUMBER, 1, 3, "ratio", "", "power usage effectiveness of a new AI factory in this climate") \
 _(LC_REGION_POWER_PRICE_USD_PER_MWH, "power_price_usd_per_mwh", NUMBER, 0, 1000, "2024$/MWh", "", "delivered price to a large data centre while headroom is ample") \
 _(LC_REGION_GRID_ADDITIONS_MW_PER_YEAR, "grid_additions_mw_per_year", NUMBER, 0, LC_BIG, "MW/year", "", "headroom that utilities' own programmes open to AI loads each year") \
 _(LC_REGION_RESERVE_MW, "reserve_mw", NUMBER, 1, LC_BIG, "MW", "", "headroom below which scarcity lifts the power price") \
 _(LC_REGION_FLEXIBLE_SHARE, "flexible_share", NUMBER, 0, 1, "share", "", "share of new load that accepts curtailment of a few hours a year") \
 _(LC_REGION_GRID_CO2_KG_PER_MWH, "grid_co2_kg_per_mwh", NUMBER, 0, 2000, "kg/MWh", "", "CO2 of power taken from the grid") \
 _(LC_REGION_CARBON_PRICE_USD_PER_T, "carbon_price_usd_per_t", NUMBER, 0, 5000, "2024$/t", "", "carbon price on power") \
 _(LC_REGION_FUEL_PRICE_INDEX, "fuel_price_index", NUMBER, 0.01, 20, "ratio", "", "gas price relative to Henry Hub at 3.7 $/MMBtu") \
 _(LC_REGION_MORATORIUM_SHARE, "moratorium_share", NUMBER, 0, 1, "share", "", "share of proposed AI factories that are refused here") \
 _(LC_REGION_BLOCK_PROBABILITY, "block_probability", NUMBER, 0, 1, "probability", "", "probability that local opposition ends a project at its permit") \
 _(LC_REGION_INCENTIVE_MUSD_PER_MW, "incentive_musd_per_mw", NUMBER, -100, 100, "M2024$/MW", "", "subsidy to a site, as builders value it when they choose") \
 _(LC_REGION_WAGE_INDEX, "wage_index", NUMBER, 0.01, 10, "ratio", "", "trades' wages relative to the United States")

#define LC_COLUMNS_FAMILIES(_) \
 _(LC_FAMILY_NAME, "name", KEY, 0, 0, "", "", "model family") \
 _(LC_FAMILY_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_FAMILY_ALGORITHM_INDEX, "algorithm_index", NUMBER, 0, 10, "ratio", "", "algorithmic progress of the family relative to language models")

#define LC_COLUMNS_APPLICATIONS(_) \
 _(LC_APPLICATION_NAME, "name", KEY, 0, 0, "", "", "application") \
 _(LC_APPLICATION_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_APPLICATION_FAMILY, "family", REF, 0, 0, "", "families", "model family it runs on") \
 _(LC_APPLICATION_POTENTIAL_BUSD_PER_YEAR, "potential_busd_per_year", NUMBER, 0, 100000, "G2024$/year", "", "world spend on models and compute when all seats have adopted and spend per adopter is saturated") \
 _(LC_APPLICATION_THRESHOLD_LOG10_FLOP, "threshold_log10_flop", NUMBER, 10, 40, "log10 FLOP", "", "effective training compute at which the application starts to be usable") \
 _(LC_APPLICATION_BASS_P_PER_YEAR, "bass_p_per_year", NUMBER, 0, 10, "1/year", "", "Bass coefficient of innovation") \
 _(LC_APPLICATION_BASS_Q_PER_YEAR, "bass_q_per_year", NUMBER, 0, 20, "1/year", "", "Bass coefficient of imitation") \
 _(LC_APPLICATION_PRICE_RESPONSE, "price_response", NUMBER, 0, 10, "ratio", "", "its (price elasticity - 1) relative to the parameter spend_growth_from_price") \
 _(LC_APPLICATION_CHURN_PER_YEAR, "churn_per_year", NUMBER, 0, 20, "1/year", "", "hazard of leaving for an adopter none of whose demand is served") \
 _(LC_APPLICATION_ARRIVAL_RATE_PER_YEAR, "arrival_rate_per_year", NUMBER, 0, 10, "1/year", "", "hazard of being invented; 0: it exists at the start") \
 _(LC_APPLICATION_REVENUE_RATIO, "revenue_ratio", NUMBER, 0, 100, "ratio", "", "end users' spend per dollar of models and compute") \
 _(LC_APPLICATION_SURPLUS_RATIO, "surplus_ratio", NUMBER, 0, 100, "ratio", "", "value made beyond what end users pay, per dollar that they pay") \
 _(LC_APPLICATION_INTEGRATION_RATIO, "integration_ratio", NUMBER, 0, 100, "ratio", "", "one-off outlay of an adopter (software, process, training) per dollar of yearly spend that it takes up") \
 _(LC_APPLICATION_SECTOR_WORKERS_MILLION, "sector_workers_million", NUMBER, 0, 10000, "million", "", "world employment of the occupation or sector it works in, 2024") \
 _(LC_APPLICATION_EXPOSURE_SHARE, "exposure_share", NUMBER, 0, 1, "share", "", "share of the sector's tasks that it can take part in") \
 _(LC_APPLICATION_PRODUCTIVITY_GAIN, "productivity_gain", NUMBER, 0, 10, "ratio", "", "gain of labour productivity on exposed tasks at full adoption") \
 _(LC_APPLICATION_DEMAND_ELASTICITY, "demand_elasticity", NUMBER, 0, 5, "elasticity", "", "eta: elasticity of demand for the sector's output; employment grows where it exceeds 1") \
 _(LC_APPLICATION_RAW_PRICE_USD_PER_MTOK, "raw_price_usd_per_mtok", NUMBER, 0.00001, 10000, "2024$/Mtoken", "", "price paid for a million raw tokens at the start")

#define LC_COLUMNS_LABS(_) \
 _(LC_LAB_NAME, "name", KEY, 0, 0, "", "", "lab") \
 _(LC_LAB_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_LAB_MARKET, "market", REF, 0, 0, "", "markets", "compute market in which it rents") \
 _(LC_LAB_OPEN, "open", FLAG, 0, 1, "", "", "1: releases its weights") \
 _(LC_LAB_RD_SHARE, "rd_share", NUMBER, 0, 1, "share", "", "share of the market's training and research budget; sums to 1 over the labs of a market")

#define LC_COLUMNS_PROGRAMMES(_) \
 _(LC_PROGRAMME_LAB, "lab", REF_KEY, 0, 0, "", "labs", "lab") \
 _(LC_PROGRAMME_FAMILY, "family", REF_KEY, 0, 0, "", "families", "family it trains") \
 _(LC_PROGRAMME_BUDGET_SHARE, "budget_share", NUMBER, 0, 1, "share", "", "share of the lab's budget; sums to 1 over a lab's programmes") \
 _(LC_PROGRAMME_CADENCE_MONTHS, "cadence_months", NUMBER, 0.5, 120, "months", "", "mean pause between the end of one training run and the start of the next")

#define LC_COLUMNS_BUILDERS(_) \
 _(LC_BUILDER_NAME, "name", KEY, 0, 0, "", "", "builder and owner of AI factories") \
 _(LC_BUILDER_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_BUILDER_KIND, "kind", CHOICE, 0, 0, "", "hyperscaler|neocloud|sovereign", "hyperscalers build from cash flow, neoclouds on debt, sovereigns at home and with less regard to returns") \
 _(LC_BUILDER_MARKET, "market", REF, 0, 0, "", "markets", "compute market that it serves") \
 _(LC_BUILDER_HOME, "home", REF, 0, 0, "", "regions", "home region") \
 _(LC_BUILDER_HOME_PREFERENCE_MUSD_PER_MW, "home_preference_musd_per_mw", NUMBER, 0, 1000, "M2024$/MW", "", "what a MW at home is worth more to it than elsewhere, in the choice of site") \
 _(LC_BUILDER_DEMAND_SHARE, "demand_share", NUMBER, 0, 1, "share", "", "share of the market's capacity gap and of its cash; sums to 1 over the builders of a market") \
 _(LC_BUILDER_SIZE_MEDIAN_MW, "size_median_mw", NUMBER, 1, 10000, "MW", "", "median facility power of a project") \
 _(LC_BUILDER_SIZE_SIGMA, "size_sigma", NUMBER, 0, 2, "ln", "", "spread of the logarithm of project size") \
 _(LC_BUILDER_HURDLE_ADD, "hurdle_add", NUMBER, -0.5, 0.5, "1/year", "", "added to the hurdle rate") \
 _(LC_BUILDER_STRATEGIC_SHARE, "strategic_share", NUMBER, 0, 1, "share", "", "share of its proposals that it funds whatever the return") \
 _(LC_BUILDER_VENDOR, "vendor", REF, 0, 0, "", "vendors", "house chip vendor") \
 _(LC_BUILDER_VENDOR_SHARE, "vendor_share", NUMBER, 0, 1, "share", "", "share of its orders that go to the house vendor; the rest goes to merchants")

#define LC_COLUMNS_VENDORS(_) \
 _(LC_VENDOR_NAME, "name", KEY, 0, 0, "", "", "designer of chips") \
 _(LC_VENDOR_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_VENDOR_MARKET, "market", REF, 0, 0, "", "markets", "market whose chip lines make its chips") \
 _(LC_VENDOR_MERCHANT_SHARE, "merchant_share", NUMBER, 0, 1, "share", "", "share of orders that go to no house vendor; sums to 1 over the vendors of a market")

#define LC_COLUMNS_CHIPS(_) \
 _(LC_CHIP_NAME, "name", KEY, 0, 0, "", "", "chip generation") \
 _(LC_CHIP_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_CHIP_VENDOR, "vendor", REF, 0, 0, "", "vendors", "designer") \
 _(LC_CHIP_VOLUME_DATE, "volume_date", DATE, 0, 0, "", "", "first volume shipments, as planned") \
 _(LC_CHIP_SLIP_MONTHS, "slip_months", NUMBER, 0, 60, "months", "", "mean slip of that date while it lies in the future (exponential)") \
 _(LC_CHIP_H100E_PER_UNIT, "h100e_per_unit", NUMBER, 0.001, 10000, "H100e", "", "dense FP8 operations relative to one H100") \
 _(LC_CHIP_IT_KW_PER_UNIT, "it_kw_per_unit", NUMBER, 0.01, 1000, "kW", "", "IT power of a unit with its share of server, network and storage") \
 _(LC_CHIP_IT_COST_KUSD_PER_UNIT, "it_cost_kusd_per_unit", NUMBER, 0.1, 100000, "k2024$", "", "IT cost of a unit with its share of server, network and storage, before scarcity") \
 _(LC_CHIP_VENDOR_REVENUE_SHARE, "vendor_revenue_share", NUMBER, 0, 1, "share", "", "share of the IT cost that is the chip vendor's revenue") \
 _(LC_CHIP_WAFERS_PER_KUNIT, "wafers_per_kunit", NUMBER, 0, 10000, "wafers/1000", "", "good leading-edge wafers for a thousand units") \
 _(LC_CHIP_INTERPOSERS_PER_KUNIT, "interposers_per_kunit", NUMBER, 0, 10000, "wafers/1000", "", "advanced-packaging wafers for a thousand units") \
 _(LC_CHIP_HBM_GB_PER_UNIT, "hbm_gb_per_unit", NUMBER, 0, 100000, "GB", "", "high-bandwidth memory of a unit") \
 _(LC_CHIP_RACKS_PER_KUNIT, "racks_per_kunit", NUMBER, 0, 10000, "racks/1000", "", "racks assembled for a thousand units")

#define LC_COLUMNS_STAGES(_) \
 _(LC_STAGE_NAME, "name", KEY, 0, 0, "", "", "stage of chip making") \
 _(LC_STAGE_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_STAGE_NEED, "need", CHOICE, 0, 0, "", "wafers|interposers|hbm|racks", "which column of the chips table it supplies") \
 _(LC_STAGE_PROJECT, "project", CHOICE, 0, 0, "", "fab|packaging|memory|assembly", "kind of project that expands it") \
 _(LC_STAGE_CAPEX_MUSD_PER_UNIT, "capex_musd_per_unit", NUMBER, 0, 100000, "M2024$", "", "capital for one more unit of capacity a month (thousand wafers, million GB, thousand racks)") \
 _(LC_STAGE_PROJECT_UNITS, "project_units", NUMBER, 0.0001, 1e6, "units/month", "", "largest expansion project") \
 _(LC_STAGE_GROWTH_CAP_PER_YEAR, "growth_cap_per_year", NUMBER, 0, 10, "1/year", "", "most that may be started in a year, relative to capacity") \
 _(LC_STAGE_YIELD_SHARE, "yield_share", NUMBER, 0.01, 1, "share", "", "good output per unit of capacity") \
 _(LC_STAGE_STOCK_MONTHS, "stock_months", NUMBER, 0, 24, "months", "", "months of unused output that it can keep")

#define LC_COLUMNS_LINES(_) \
 _(LC_LINE_NAME, "name", KEY, 0, 0, "", "", "production site of a stage") \
 _(LC_LINE_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_LINE_STAGE, "stage", REF, 0, 0, "", "stages", "stage") \
 _(LC_LINE_MARKET, "market", REF, 0, 0, "", "markets", "market whose orders it fills first") \
 _(LC_LINE_REGION, "region", REF, 0, 0, "", "regions", "where it stands and hires") \
 _(LC_LINE_EXPANSION_SHARE, "expansion_share", NUMBER, 0, 1, "share", "", "share of the stage's expansion that is built here; sums to 1 over the lines of a stage and market") \
 _(LC_LINE_COST_INDEX, "cost_index", NUMBER, 0.01, 10, "ratio", "", "capital cost of expansion relative to the stage's") \
 _(LC_LINE_GROWTH_INDEX, "growth_index", NUMBER, 0, 10, "ratio", "", "multiplies the stage's growth cap (access to equipment)") \
 _(LC_LINE_AVAILABILITY_SHARE, "availability_share", NUMBER, 0, 1, "share", "", "share of capacity that can work (1 but for shocks)")

#define LC_COLUMNS_PHASES(_) \
 _(LC_PHASE_KIND, "kind", CHOICE_KEY, 0, 0, "", "factory|refit|plant|fab|packaging|memory|assembly", "kind of project") \
 _(LC_PHASE_NAME, "phase", KEY, 0, 0, "", "", "phase") \
 _(LC_PHASE_AFTER, "after", LIST, 0, 0, "", "phases", "phases of the same kind that must have ended; empty: starts with the project") \
 _(LC_PHASE_MIN_MONTHS, "min_months", NUMBER, 0, 240, "months", "", "shortest duration at the reference size, before overrun; plants' permit and build phases add their technology's months") \
 _(LC_PHASE_REFERENCE_SIZE, "reference_size", NUMBER, 0.001, 1e6, "MW or M$", "", "size at which min_months holds") \
 _(LC_PHASE_SIZE_EXPONENT, "size_exponent", NUMBER, 0, 1, "exponent", "", "min_months grows with (size / reference_size) to this power") \
 _(LC_PHASE_WITHDRAW_PER_YEAR, "withdraw_per_year", NUMBER, 0, 10, "1/year", "", "hazard that the project is given up while in this phase") \
 _(LC_PHASE_GATE, "gate", CHOICE, 0, 0, "", "none|permit|power|equipment|chips", "what else the phase waits for")

#define LC_COLUMNS_WORK(_) \
 _(LC_WORK_KIND, "kind", CHOICE_KEY, 0, 0, "", "factory|refit|plant|fab|packaging|memory|assembly", "kind of project") \
 _(LC_WORK_PHASE, "phase", KEY, 0, 0, "", "phases", "phase of that kind") \
 _(LC_WORK_TRADE, "trade", REF_KEY, 0, 0, "", "trades", "trade") \
 _(LC_WORK_WORKER_MONTHS_PER_UNIT, "worker_months_per_unit", NUMBER, 0, 100000, "worker-months", "", "work content per MW (factories, refits; plants: share of the technology's work) or per M$ (lines); of a permanent trade: workers per MW")

#define LC_COLUMNS_COST_LINES(_) \
 _(LC_COST_LINE_NAME, "name", KEY, 0, 0, "", "", "cost line of the ledger") \
 _(LC_COST_LINE_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_COST_LINE_LAYER, "layer", CHOICE, 0, 0, "", "energy|chips|infrastructure|models|applications", "layer that receives the capital") \
 _(LC_COST_LINE_KIND, "kind", CHOICE, 0, 0, "", "factory|refit|plant|fab|packaging|memory|assembly|it|grid|research|integration", "kind of project or outlay that pays it") \
 _(LC_COST_LINE_PHASE, "phase", TEXT, 0, 0, "", "", "phase at whose end it is paid; empty where the kind has no phases") \
 _(LC_COST_LINE_SHARE, "share", NUMBER, 0, 1, "share", "", "share of the capital of its kind; sums to 1 over a kind") \
 _(LC_COST_LINE_CONSTRUCTION_SHARE, "construction_share", NUMBER, 0, 1, "share", "", "share of the line that statistics of construction spending on data centres count; 0 but for factories and refits")

#define LC_COLUMNS_TECHNOLOGIES(_) \
 _(LC_TECHNOLOGY_NAME, "name", KEY, 0, 0, "", "", "power technology") \
 _(LC_TECHNOLOGY_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_TECHNOLOGY_MAKER, "maker", REF, 0, 0, "", "makers", "equipment maker whose slots it needs") \
 _(LC_TECHNOLOGY_OVERNIGHT_USD_PER_KW, "overnight_usd_per_kw", NUMBER, 0, 100000, "2024$/kW", "", "overnight cost per nameplate kW") \
 _(LC_TECHNOLOGY_RUNNING_USD_PER_MWH, "running_usd_per_mwh", NUMBER, 0, 1000, "2024$/MWh", "", "fuel and O&M at the reference gas price") \
 _(LC_TECHNOLOGY_FUEL_SHARE, "fuel_share", NUMBER, 0, 1, "share", "", "share of the running cost that follows the region's fuel price index") \
 _(LC_TECHNOLOGY_CO2_KG_PER_MWH, "co2_kg_per_mwh", NUMBER, 0, 2000, "kg/MWh", "", "CO2 per MWh made") \
 _(LC_TECHNOLOGY_CAPACITY_FACTOR, "capacity_factor", NUMBER, 0.01, 1, "share", "", "capacity factor") \
 _(LC_TECHNOLOGY_FIRM_SHARE, "firm_share", NUMBER, 0.01, 1, "share", "", "firm MW per nameplate MW") \
 _(LC_TECHNOLOGY_PERMIT_MONTHS, "permit_months", NUMBER, 0, 240, "months", "", "licensing, air permit and site") \
 _(LC_TECHNOLOGY_BUILD_MONTHS, "build_months", NUMBER, 0, 240, "months", "", "construction after equipment is delivered") \
 _(LC_TECHNOLOGY_UNIT_MW, "unit_mw", NUMBER, 0.1, 10000, "MW", "", "smallest plant worth proposing") \
 _(LC_TECHNOLOGY_BEHIND_METER, "behind_meter", FLAG, 0, 1, "", "", "1: may stand on the factory's site without an interconnection study") \
 _(LC_TECHNOLOGY_AVAILABLE_FROM, "available_from", DATE, 0, 0, "", "", "first date at which it can be ordered") \
 _(LC_TECHNOLOGY_EXPERIENCE_RATE, "experience_rate", NUMBER, 0, 0.9, "share", "", "fall of overnight cost per doubling of cumulative capacity") \
 _(LC_TECHNOLOGY_CUMULATIVE_GW, "cumulative_gw", NUMBER, 0.001, 1e6, "GW", "", "cumulative world capacity at the start, for the experience curve") \
 _(LC_TECHNOLOGY_WORLD_ADDITIONS_GW_PER_YEAR, "world_additions_gw_per_year", NUMBER, 0, 1e5, "GW/year", "", "additions outside the model, which also teach") \
 _(LC_TECHNOLOGY_WACC, "wacc", NUMBER, 0, 0.5, "1/year", "", "real weighted cost of capital") \
 _(LC_TECHNOLOGY_LIFE_YEARS, "life_years", NUMBER, 1, 100, "years", "", "life") \
 _(LC_TECHNOLOGY_WORK_MONTHS_PER_MW, "work_months_per_mw", NUMBER, 0, 1000, "worker-months/MW", "", "construction work content per nameplate MW") \
 _(LC_TECHNOLOGY_SUPPORT_USD_PER_MWH, "support_usd_per_mwh", NUMBER, -1000, 1000, "2024$/MWh", "", "subsidy on what it makes (policy lever)")

#define LC_COLUMNS_SITES(_) \
 _(LC_SITE_TECHNOLOGY, "technology", REF_KEY, 0, 0, "", "technologies", "technology") \
 _(LC_SITE_REGION, "region", REF_KEY, 0, 0, "", "regions", "region") \
 _(LC_SITE_LIMIT_MW, "limit_mw", NUMBER, 0, LC_BIG, "MW nameplate", "", "most that can be built for AI; a pair that is not listed has no sites")

#define LC_COLUMNS_MAKERS(_) \
 _(LC_MAKER_NAME, "name", KEY, 0, 0, "", "", "makers of one kind of power equipment, as a line of slots") \
 _(LC_MAKER_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_MAKER_GROWTH_MIN_PER_YEAR, "growth_min_per_year", NUMBER, -1, 2, "1/year", "", "growth of output without a queue") \
 _(LC_MAKER_GROWTH_MAX_PER_YEAR, "growth_max_per_year", NUMBER, -1, 5, "1/year", "", "fastest growth of output") \
 _(LC_MAKER_RESPONSE, "response", NUMBER, 0, 10, "1/year2", "", "growth per year of waiting beyond one year") \
 _(LC_MAKER_LAG_YEARS, "lag_years", NUMBER, 0, 20, "years", "", "from a decision to expand to the first slot") \
 _(LC_MAKER_DELIVERY_MONTHS, "delivery_months", NUMBER, 0, 120, "months", "", "shortest time from a slot to delivery")

#define LC_COLUMNS_TRADES(_) \
 _(LC_TRADE_NAME, "name", KEY, 0, 0, "", "", "trade") \
 _(LC_TRADE_TITLE, "title", TEXT, 0, 0, "", "", "name in tables and charts") \
 _(LC_TRADE_WAGE_KUSD_PER_YEAR, "wage_kusd_per_year", NUMBER, 0, 1000, "k2024$/year", "", "median pay in the United States before any premium") \
 _(LC_TRADE_APPRENTICE_YEARS, "apprentice_years", NUMBER, 0.1, 10, "years", "", "length of an apprenticeship") \
 _(LC_TRADE_COMPLETION_SHARE, "completion_share", NUMBER, 0, 1, "share", "", "probability that an apprentice finishes") \
 _(LC_TRADE_INTAKE_PER_YEAR, "intake_per_year", NUMBER, 0, 1, "share/year", "", "apprentices taken in a year per worker, at no premium") \
 _(LC_TRADE_EXIT_PER_YEAR, "exit_per_year", NUMBER, 0, 1, "1/year", "", "hazard of retiring or leaving the trade") \
 _(LC_TRADE_ENTRY_PER_YEAR, "entry_per_year", NUMBER, 0, 1, "share/year", "", "trained workers who come from elsewhere, per worker, at no premium") \
 _(LC_TRADE_HIRE_DAYS, "hire_days", NUMBER, 0, 1000, "days", "", "mean time to hire a crew once workers are free") \
 _(LC_TRADE_PERMANENT, "permanent", FLAG, 0, 1, "", "", "1: stays with the plant in operation")

#define LC_COLUMNS_ADOPTION(_) \
 _(LC_ADOPTION_APPLICATION, "application", REF_KEY, 0, 0, "", "applications", "application") \
 _(LC_ADOPTION_REGION, "region", REF_KEY, 0, 0, "", "regions", "region") \
 _(LC_ADOPTION_ADOPTED_SHARE, "adopted_share", NUMBER, 0, 1, "share", "", "share of potential seats that have adopted") \
 _(LC_ADOPTION_SPEND_BUSD_PER_YEAR, "spend_busd_per_year", NUMBER, 0, 10000, "G2024$/year", "", "spend on models and compute (imputed for in-house use)")

#define LC_COLUMNS_FRONTIER(_) \
 _(LC_FRONTIER_FAMILY, "family", REF_KEY, 0, 0, "", "families", "model family") \
 _(LC_FRONTIER_CLOSED_LOG10_FLOP, "closed_log10_flop", NUMBER, 10, 40, "log10 FLOP", "", "best closed model, effective training compute") \
 _(LC_FRONTIER_OPEN_LOG10_FLOP, "open_log10_flop", NUMBER, 10, 40, "log10 FLOP", "", "best open-weights model")

/* The start makes an entity of each plant, so facility power has a bound for the sake of memory:
 * 1e6 MW in one row is some ten times all data centres of 2025. */
#define LC_COLUMNS_FLEET(_) \
 _(LC_FLEET_BUILDER, "builder", REF_KEY, 0, 0, "", "builders", "owner") \
 _(LC_FLEET_REGION, "region", REF_KEY, 0, 0, "", "regions", "where") \
 _(LC_FLEET_CHIP, "chip", REF_KEY, 0, 0, "", "chips", "what it is filled with") \
 _(LC_FLEET_FACILITY_MW, "facility_mw", NUMBER, 0, 1e6, "MW", "", "facility power in operation") \
 _(LC_FLEET_AGE_YEARS, "age_years", NUMBER, 0, 30, "years", "", "mean age of the chips; ages spread evenly from 0 to twice it")

#define LC_COLUMNS_PIPELINE(_) \
 _(LC_PIPELINE_BUILDER, "builder", REF_KEY, 0, 0, "", "builders", "owner") \
 _(LC_PIPELINE_REGION, "region", REF_KEY, 0, 0, "", "regions", "where") \
 _(LC_PIPELINE_PHASE, "phase", KEY, 0, 0, "", "phases", "factory phase under way; the phases before it are done") \
 _(LC_PIPELINE_FACILITY_MW, "facility_mw", NUMBER, 0, 1e6, "MW", "", "facility power being built")

#define LC_COLUMNS_HALLS(_) \
 _(LC_HALL_BUILDER, "builder", REF_KEY, 0, 0, "", "builders", "owner or tenant") \
 _(LC_HALL_REGION, "region", REF_KEY, 0, 0, "", "regions", "where") \
 _(LC_HALL_FACILITY_MW, "facility_mw", NUMBER, 0, 1e6, "MW", "", "facility power of its data centres for conventional servers")

#define LC_COLUMNS_GRID(_) \
 _(LC_GRID_REGION, "region", REF_KEY, 0, 0, "", "regions", "region") \
 _(LC_GRID_HEADROOM_MW, "headroom_mw", NUMBER, 0, LC_BIG, "MW", "", "firm power that AI loads could be granted at once") \
 _(LC_GRID_QUEUE_MW, "queue_mw", NUMBER, 0, LC_BIG, "MW", "", "other loads ahead in the queue")

#define LC_COLUMNS_LINE_STATE(_) \
 _(LC_LINE_STATE_LINE, "line", REF_KEY, 0, 0, "", "lines", "line") \
 _(LC_LINE_STATE_CAPACITY_PER_MONTH, "capacity_per_month", NUMBER, 0, LC_BIG, "units/month", "", "capacity for AI chips (thousand wafers, million GB, thousand racks)") \
 _(LC_LINE_STATE_BUILDING_PER_MONTH, "building_per_month", NUMBER, 0, LC_BIG, "units/month", "", "expansion permitted and under way at the start, spread evenly over its first phase")

#define LC_COLUMNS_WORKFORCE(_) \
 _(LC_WORKFORCE_REGION, "region", REF_KEY, 0, 0, "", "regions", "region") \
 _(LC_WORKFORCE_TRADE, "trade", REF_KEY, 0, 0, "", "trades", "trade") \
 _(LC_WORKFORCE_WORKERS, "workers", NUMBER, 0, 1e9, "workers", "", "workers that the build-out can reach (employed on it or free to move to it)")

#define LC_COLUMNS_MAKER_STATE(_) \
 _(LC_MAKER_STATE_MAKER, "maker", REF_KEY, 0, 0, "", "makers", "maker") \
 _(LC_MAKER_STATE_OUTPUT_MW_PER_YEAR, "output_mw_per_year", NUMBER, 0, LC_BIG, "MW/year", "", "slots a year that AI projects can get") \
 _(LC_MAKER_STATE_BACKLOG_MW, "backlog_mw", NUMBER, 0, LC_BIG, "MW", "", "orders already ahead in those slots")

#define LC_COLUMNS_CAPITAL(_) \
 _(LC_CAPITAL_MARKET, "market", REF_KEY, 0, 0, "", "markets", "compute market") \
 _(LC_CAPITAL_OPERATING_CASH_BUSD_PER_YEAR, "operating_cash_busd_per_year", NUMBER, 0, 100000, "G2024$/year", "", "incumbents' operating cash flow outside AI") \
 _(LC_CAPITAL_RESEARCH_BUSD_PER_YEAR, "research_busd_per_year", NUMBER, 0, 100000, "G2024$/year", "", "compute spend of labs on training and research, at least: they also use what inference leaves idle of the fleet at the start") \
 _(LC_CAPITAL_RENT_RATIO, "rent_ratio", NUMBER, 0.01, 10, "ratio", "", "rental price of compute relative to its long-run cost") \
 _(LC_CAPITAL_GROWTH_PER_YEAR, "growth_per_year", NUMBER, -1, 5, "ln/year", "", "growth of demand that builders expect")

#define LC_COLUMNS_OUTSIDE(_) \
 _(LC_OUTSIDE_QUANTITY, "quantity", CHOICE_KEY, 0, 0, "", "data-centre-electricity|data-centre-construction|electricians|capital-outlays|turbine-orders|data-centre-power|data-centre-outlays", "what is counted outside the model, so that totals speak the units of published figures") \
 _(LC_OUTSIDE_MEMBER, "member", KEY, 0, 0, "", "", "builder (capital outlays), maker (turbine orders) or region (all others)") \
 _(LC_OUTSIDE_LEVEL, "level", NUMBER, 0, LC_BIG, "TWh/year, G2024$/year, workers, GW/year or GW", "", "at the start, without what the model itself counts") \
 _(LC_OUTSIDE_GROWTH_PER_YEAR, "growth_per_year", NUMBER, -1, 1, "ln/year", "", "growth from then on")

#define LC_COLUMNS_REALISED(_) \
 _(LC_REALISED_NAME, "name", KEY, 0, 0, "", "", "one value") \
 _(LC_REALISED_INPUT, "input", TEXT, 0, 0, "", "", "what --realised calls it; all rows of an input are taken together") \
 _(LC_REALISED_TARGET, "target", TEXT, 0, 0, "", "", "parameter, or table.row.column, as for --set") \
 _(LC_REALISED_VALUE, "value", NUMBER, -LC_BIG, LC_BIG, "as the target", "", "what it turned out to be")

#define LC_COLUMNS_MAPPING(_) \
 _(LC_MAPPING_NAME, "name", KEY, 0, 0, "", "", "one part of what stands for an observed series; parts of the same observed series add up") \
 _(LC_MAPPING_OBSERVED, "observed", TEXT, 0, 0, "", "", "series of data/observed.csv") \
 _(LC_MAPPING_SERIES, "series", TEXT, 0, 0, "", "", "series of the model, as listed by show series") \
 _(LC_MAPPING_REGION, "region", TEXT, 0, 0, "", "", "world or a region") \
 _(LC_MAPPING_FACTOR, "factor", NUMBER, -1e15, 1e15, "ratio", "", "observed units for one unit of the model's series (of flows: a year's)") \
 _(LC_MAPPING_MEASURE, "measure", CHOICE, 0, 0, "", "level|rate|sum|increment|index|record", "level: the state at the date; rate: yearly rate over the period; sum: what happened in the period; increment: the observed series is cumulative and its steps are compared; index: relative to the first observation after the start; record: highest value so far, at ends of years") \
 _(LC_MAPPING_GATHER, "gather", CHOICE, 0, 0, "", "none|quarter|year", "observations of a sum are added up, steps of an increment taken, over these before they are compared") \
 _(LC_MAPPING_MONEY, "money", CHOICE, 0, 0, "", "none|nominal|2021|2023|2025", "dollars of the observations: those of the day or of a year; they are turned into 2024 dollars") \
 _(LC_MAPPING_LEAST, "least", NUMBER, 1e-9, 1e30, "as observed", "", "smallest value that is told apart from nothing") \
 _(LC_MAPPING_ERROR_LN, "error_ln", NUMBER, 0, 3, "ln", "", "standard deviation of the logarithm of observation over what the model's series stand for: measurement, scope, shares") \
 _(LC_MAPPING_DISCREPANCY_LN, "discrepancy_ln", NUMBER, 0, 3, "ln", "", "the same for what the model leaves out, a year after the start; its variance grows with time") \
 _(LC_MAPPING_COUNTS, "counts", FLAG, 0, 1, "", "", "0: overlaps with another series and is scored without being counted")

#define LC_COLUMNS_PUBLISHED(_) \
 _(LC_PUBLISHED_NAME, "name", KEY, 0, 0, "", "", "one part of what stands for published figures; parts with the same published and publisher add up, and the first of them tells why") \
 _(LC_PUBLISHED_PUBLISHED, "published", TEXT, 0, 0, "", "", "series of data/forecasts.csv") \
 _(LC_PUBLISHED_PUBLISHER, "publisher", TEXT, 0, 0, "", "", "how the titles of the sources begin that the row is for (the longest that fits counts), or an asterisk for those that no other row is for") \
 _(LC_PUBLISHED_SERIES, "series", TEXT, 0, 0, "", "", "series of the model, as listed by show series") \
 _(LC_PUBLISHED_REGION, "region", TEXT, 0, 0, "", "", "world or a region") \
 _(LC_PUBLISHED_FACTOR, "factor", NUMBER, -1e15, 1e15, "ratio", "", "published units for one unit of the model's series (of flows: a year's)") \
 _(LC_PUBLISHED_MEASURE, "measure", CHOICE, 0, 0, "", "level|rate|sum|last", "level: the state at the end of the period; rate: yearly rate over the period; sum: what happens in the period; last: yearly rate over its last twelve months") \
 _(LC_PUBLISHED_MONEY, "money", CHOICE, 0, 0, "", "none|nominal|published", "dollars of the published figure: those of its own period, or of the year in which it was published, which its note tells") \
 _(LC_PUBLISHED_BEFORE, "before", NUMBER, -1e15, 1e15, "as published", "", "added to the model's value: what of a period had come about before the start; less than 0 takes off what was there, where additions or growth are published") \
 _(LC_PUBLISHED_WHY, "why", TEXT, 0, 0, "", "", "what sets the published figure apart from the model's: scope, method, date or assumption")

#define LC_COLUMNS_EASING(_) \
 _(LC_EASING_NAME, "name", KEY, 0, 0, "", "", "what is eased") \
 _(LC_EASING_CONSTRAINT, "constraint", CHOICE, 0, 0, "", "power|equipment|chips|labour|capital|permits|capability|demand", "constraint that it is about") \
 _(LC_EASING_DETAIL, "detail", TEXT, 0, 0, "", "", "stage, trade, maker or region, where it is one of them") \
 _(LC_EASING_TARGET, "target", TEXT, 0, 0, "", "", "parameter, or table.row.column with * for any row") \
 _(LC_EASING_OPERATION, "operation", CHOICE, 0, 0, "", "multiply|add", "what is done to it, from the start and for good") \
 _(LC_EASING_VALUE, "value", NUMBER, -LC_BIG, LC_BIG, "any", "", "factor, or what is added") \
 _(LC_EASING_AMOUNT, "amount", NUMBER, 0, LC_BIG, "any", "", "how many units that is: the gain is given per unit") \
 _(LC_EASING_UNIT, "unit", TEXT, 0, 0, "", "", "one of them")

/* Tables: enumerator suffix, name, folder (MODEL or INITIAL), fewest rows, meaning. */
#define LC_TABLES(_) \
 _(MARKETS, "markets", MODEL, 1, "compute markets") \
 _(REGIONS, "regions", MODEL, 1, "regions") \
 _(FAMILIES, "families", MODEL, 1, "model families") \
 _(APPLICATIONS, "applications", MODEL, 1, "applications") \
 _(LABS, "labs", MODEL, 1, "labs") \
 _(PROGRAMMES, "programmes", MODEL, 1, "what each lab trains") \
 _(VENDORS, "vendors", MODEL, 1, "chip designers") \
 _(CHIPS, "chips", MODEL, 1, "chip generations") \
 _(STAGES, "stages", MODEL, 1, "stages of chip making") \
 _(LINES, "lines", MODEL, 1, "chip fabs, packaging, memory and assembly sites") \
 _(BUILDERS, "builders", MODEL, 1, "builders of AI factories") \
 _(PHASES, "phases", MODEL, 1, "phase graphs of projects") \
 _(TRADES, "trades", MODEL, 1, "construction and operating trades") \
 _(WORK, "work", MODEL, 0, "work content of phases by trade") \
 _(COST_LINES, "cost-lines", MODEL, 1, "cost lines of the ledger") \
 _(MAKERS, "makers", MODEL, 1, "makers of power equipment") \
 _(TECHNOLOGIES, "technologies", MODEL, 1, "power technologies") \
 _(SITES, "sites", MODEL, 0, "where a technology can be built, and how much") \
 _(ADOPTION, "adoption", INITIAL, 0, "adoption at the start") \
 _(FRONTIER, "frontier", INITIAL, 1, "frontier models at the start") \
 _(FLEET, "fleet", INITIAL, 0, "AI factories in operation at the start") \
 _(PIPELINE, "pipeline", INITIAL, 0, "AI factories being built at the start") \
 _(HALLS, "halls", INITIAL, 0, "data centres for conventional servers at the start, of which AI may take over a part as servers retire") \
 _(GRID, "grid", INITIAL, 1, "power available at the start") \
 _(LINE_STATE, "line-capacity", INITIAL, 1, "chip capacity at the start") \
 _(WORKFORCE, "workforce", INITIAL, 0, "workers at the start") \
 _(MAKER_STATE, "maker-output", INITIAL, 1, "equipment slots at the start") \
 _(CAPITAL, "capital", INITIAL, 1, "cash, research, rent and expectations at the start") \
 _(OUTSIDE, "outside", INITIAL, 0, "what lies outside the model and is only added to totals") \
 _(REALISED, "realised", INITIAL, 0, "inputs as they turned out after the start") \
 _(MAPPING, "mapping", MODEL, 0, "which series stand for which observations") \
 _(PUBLISHED, "published", MODEL, 0, "which series stand for which forecasts that others published") \
 _(EASING, "easing", MODEL, 0, "by how much each constraint is eased to find what a unit of it is worth")
/* clang-format on */

#endif

/* The series that a replication reports, once: enumerator, name, title, unit, layer, scope, kind,
 * definition.
 *
 * scope  WORLD: one column; REGION: the world (region "world") and one column a region; LAYER,
 * TRADE, TECHNOLOGY, APPLICATION, FAMILY, STAGE, MARKET, VENDOR, MAKER, BUILDER, CONSTRAINT: one
 * column a member, region "world"; %s in name, title and definition stands for it (in the name its
 * hyphens become underscores). kind STOCK: the state at the report's date; FLOW: what happened
 * since the last report, per year; MEAN: time average since then.
 */
#ifndef LC_OBSERVE_SERIES_H
#define LC_OBSERVE_SERIES_H

#include "base/time.h"
#include "input/model.h"
#include "world/layers.h"

#include <stdint.h>

/* clang-format off */
#define LC_SERIES(_) \
 _(AI_POWER, "ai_power_gw", "AI power", "GW", "infrastructure", REGION, STOCK, "facility power of AI factories that are energised and in operation") \
 _(DC_POWER, "data_centre_power_gw", "Power of all data centres", "GW", "infrastructure", REGION, STOCK, "facility power of all data centres in operation: AI factories and the rest, which is an input") \
 _(ELECTRICITY, "electricity_twh_per_year", "Electricity of AI", "TWh/year", "energy", REGION, FLOW, "electricity drawn by AI factories") \
 _(COMPUTE, "compute_million_h100e", "Compute installed", "million H100e", "infrastructure", REGION, STOCK, "installed compute, failed and retired chips taken off") \
 _(TOKENS, "tokens_trillion_per_day", "Tokens served", "trillion/day", "applications", WORLD, STOCK, "raw tokens served") \
 _(FIRMS_ADOPTED, "firms_adopted_share", "Adoption at work", "share", "applications", REGION, STOCK, "adopted share of seats at work, weighted by the workers of their sectors") \
 _(REVENUE, "revenue_busd_per_year", "End users' spend", "G2024$/year", "applications", REGION, STOCK, "what end users pay for applications") \
 _(MODEL_REVENUE, "model_revenue_busd_per_year", "Revenue of models", "G2024$/year", "models", WORLD, STOCK, "what applications pay for models, in-house use imputed") \
 _(INFERENCE_SPEND, "inference_spend_busd_per_year", "Spend on inference", "G2024$/year", "models", WORLD, STOCK, "compute rented for inference") \
 _(RESEARCH_SPEND, "research_spend_busd_per_year", "Spend on training and research", "G2024$/year", "models", WORLD, STOCK, "compute rented for training and research") \
 _(RESEARCH_SHARE, "research_share", "Research share of compute spend", "share", "models", WORLD, STOCK, "share of compute spend on training and research") \
 _(SURPLUS, "surplus_busd_per_year", "Surplus of users", "G2024$/year", "applications", WORLD, STOCK, "value made for users beyond what they pay") \
 _(CAPITAL_REGION, "capital_physical_busd_per_year", "Physical capital", "G2024$/year", "capital", REGION, FLOW, "capital of energy, chips and infrastructure, where it is built") \
 _(CAPITAL_LAYER, "capital_%s_busd_per_year", "Capital of %s", "G2024$/year", "capital", LAYER, FLOW, "capital that the layer takes; models: capitalised research, which pays rent to infrastructure; applications: integration by adopters") \
 _(CAPITAL_LAYER_TOTAL, "capital_%s_cumulative_busd", "Capital of %s to date", "G2024$", "capital", LAYER, STOCK, "capital that the layer has taken since the start") \
 _(CAPITAL_TOTAL, "capital_physical_cumulative_busd", "Physical capital to date", "G2024$", "capital", WORLD, STOCK, "capital of energy, chips and infrastructure since the start") \
 _(IT_SPEND, "it_spend_busd_per_year", "Spend on servers and chips", "G2024$/year", "infrastructure", WORLD, FLOW, "servers, chips and their network") \
 _(DC_OUTLAYS, "data_centre_outlays_busd_per_year", "Outlays on all data centres", "G2024$/year", "infrastructure", WORLD, FLOW, "capital outlays on all data centres with their IT: AI factories and the rest, which is an input") \
 _(OUTLAYS_BUILDER, "outlays_%s_busd_per_year", "Outlays of %s", "G2024$/year", "infrastructure", BUILDER, FLOW, "capital outlays of the builder, AI and other: outlays outside AI are an input") \
 _(CONSTRUCTION, "construction_spending_busd_per_year", "Construction spending on data centres", "G2024$/year", "infrastructure", REGION, FLOW, "construction spending on data centres as statistics count it: AI factories and, where it is an input, the rest") \
 _(CHIP_REVENUE, "chip_revenue_busd_per_year", "Revenue of chip vendors", "G2024$/year", "chips", WORLD, FLOW, "revenue of chip vendors") \
 _(CHIP_REVENUE_VENDOR, "chip_revenue_%s_busd_per_year", "Chip revenue of %s", "G2024$/year", "chips", VENDOR, FLOW, "revenue of the vendor") \
 _(COMPUTE_SHIPPED, "compute_shipped_million_h100e_per_year", "Compute shipped", "million H100e/year", "chips", WORLD, FLOW, "compute shipped to builders") \
 _(COMPUTE_SHIPPED_VENDOR, "compute_shipped_%s_million_h100e_per_year", "Compute shipped by %s", "million H100e/year", "chips", VENDOR, FLOW, "compute shipped to builders by the vendor") \
 _(IT_POWER_SHIPPED, "it_power_shipped_gw_per_year", "IT power shipped", "GW/year", "chips", WORLD, FLOW, "IT power of the servers shipped") \
 _(BEST_CHIP, "best_chip_h100e_per_kw", "Best chip on sale", "H100e/kW", "chips", WORLD, STOCK, "compute per IT power of the best chip on sale") \
 _(CHIP_BACKLOG, "chip_backlog_%s_months", "Chip backlog in %s", "months", "chips", MARKET, STOCK, "order book of market %s's chip lines over last month's shipments") \
 _(CHIP_PRICE, "chip_price_ratio", "Scarcity mark-up on chips", "ratio", "chips", WORLD, STOCK, "scarcity mark-up on chips in the largest market (1: none)") \
 _(STAGE_CAPACITY, "capacity_%s_per_month", "Capacity of %s", "units/month", "chips", STAGE, STOCK, "capacity of the stage, in its own unit") \
 _(STAGE_SLACK, "slack_%s_share", "Slack of %s", "share", "chips", STAGE, MEAN, "share of the stage's capacity that was not needed") \
 _(FRONTIER_CLOSED, "frontier_%s_log10_flop", "Closed frontier, %s", "log10 FLOP", "models", FAMILY, STOCK, "effective training compute of the best closed model") \
 _(FRONTIER_OPEN, "frontier_open_%s_log10_flop", "Open frontier, %s", "log10 FLOP", "models", FAMILY, STOCK, "effective training compute of the best open-weights model") \
 _(RELEASES, "model_releases_per_year", "Model releases", "1/year", "models", WORLD, FLOW, "model releases, open and closed") \
 _(OPEN_SHARE, "open_share", "Tokens that could run on open weights", "share", "models", WORLD, STOCK, "share of tokens that could run on open weights of sufficient capability") \
 _(LARGEST_RUN, "largest_run_log10_flop", "Largest training run", "log10 FLOP", "models", WORLD, STOCK, "physical compute of the largest training run so far") \
 _(PRICE_QUALITY, "quality_price_index", "Price of quality-adjusted tokens", "ratio", "models", WORLD, STOCK, "price of a quality-adjusted language token, start = 1") \
 _(RENT, "rent_usd_per_h100e_hour", "Rent of compute", "2024$/H100e-hour", "infrastructure", WORLD, STOCK, "rental price of compute in the largest market") \
 _(RENT_RATIO, "rent_%s_ratio", "Rent over long-run cost, %s", "ratio", "infrastructure", MARKET, STOCK, "rental price in market %s over its long-run user cost") \
 _(UTILISATION, "utilisation_%s_share", "Utilisation, %s", "share", "infrastructure", MARKET, STOCK, "share of energised compute in use in market %s") \
 _(UTILISATION_RATIO, "utilisation_%s_ratio", "Utilisation over plan, %s", "ratio", "infrastructure", MARKET, STOCK, "share of energised compute in use in market %s over the share that builders plan for") \
 _(UNSERVED, "unserved_%s_share", "Unserved demand, %s", "share", "applications", MARKET, STOCK, "share of compute demand unserved in market %s") \
 _(DEMAND_NOTIONAL, "demand_busd_per_year", "Compute demand at the long-run price", "G2024$/year", "infrastructure", WORLD, STOCK, "compute demand at the long-run price") \
 _(ADOPTED, "adopted_share", "Adoption", "share", "applications", REGION, STOCK, "adopted seats, weighted by potential spend") \
 _(SPEND_APPLICATION, "spend_%s_busd_per_year", "Spend on models by %s", "G2024$/year", "applications", APPLICATION, STOCK, "spend on models and compute") \
 _(REVENUE_APPLICATION, "revenue_%s_busd_per_year", "End users' spend on %s", "G2024$/year", "applications", APPLICATION, STOCK, "what end users pay for the application") \
 _(ADOPTED_APPLICATION, "adopted_%s_share", "Adoption of %s", "share", "applications", APPLICATION, STOCK, "adopted share of seats") \
 _(EMPLOYMENT_APPLICATION, "employment_%s_index", "Employment of the sector of %s", "ratio", "applications", APPLICATION, STOCK, "employment of the sector relative to what it would be without") \
 _(EMPLOYMENT, "employment_effect_million", "Employment effect", "million", "applications", WORLD, STOCK, "sum of sector employment effects") \
 _(ADOPTION_GAP, "adoption_gap", "Adoption gap between regions", "ratio", "applications", WORLD, STOCK, "highest over lowest adopted share among regions") \
 _(CAPACITY_HHI, "capacity_hhi", "Concentration of AI power", "index", "infrastructure", WORLD, STOCK, "Herfindahl index of AI power over regions, 0 to 1") \
 _(OPERATING_FACTORIES, "factories_operating", "AI factories in operation", "factories", "infrastructure", REGION, STOCK, "AI factories in operation") \
 _(COMMISSIONED, "commissioned_gw_per_year", "Power commissioned", "GW/year", "infrastructure", REGION, FLOW, "facility power commissioned") \
 _(RETIRED, "retired_gw_per_year", "Power retired", "GW/year", "infrastructure", WORLD, FLOW, "facility power whose chips retired") \
 _(VACANT, "vacant_gw", "Vacant power", "GW", "infrastructure", WORLD, STOCK, "facility power that stands empty and waits for a refit") \
 _(PIPELINE, "pipeline_gw", "Power in the pipeline", "GW", "infrastructure", REGION, STOCK, "facility power of funded projects that are not yet in operation") \
 _(DEFERRED, "deferred_gw", "Power left unfunded", "GW", "capital", WORLD, STOCK, "capacity gap left unfunded at builders' last reviews") \
 _(CANCELLED, "cancelled_gw_per_year", "Power cancelled", "GW/year", "infrastructure", WORLD, FLOW, "facility power of projects given up") \
 _(LEAD_TIME, "lead_time_years", "Lead time", "years", "infrastructure", WORLD, STOCK, "smoothed time from proposal to operation") \
 _(RETURN_RATIO, "tobin_q_%s", "Tobin's q, %s", "ratio", "capital", MARKET, STOCK, "value of new compute over its cost in market %s") \
 _(RETURN_MARKET, "return_%s_per_year", "Return on capital, %s", "1/year", "capital", MARKET, STOCK, "infrastructure income in market %s after operations and depreciation, over the capital in place") \
 _(RETURN_SECTOR, "sector_return", "Return of the sector", "1/year", "capital", WORLD, STOCK, "infrastructure income after operations over the capital in place") \
 _(RETURN_CUSTOMERS, "sector_return_without_research", "Return of the sector without own research", "1/year", "capital", WORLD, STOCK, "infrastructure income after operations, without rents that builders' own research pays, over the capital in place") \
 _(SENTIMENT, "sentiment_%s", "Mood of capital, %s", "state", "capital", MARKET, STOCK, "mood of capital in market %s: 0 expansion, 1 caution, 2 squeeze") \
 _(EXPECTED_GROWTH, "expected_growth_%s_per_year", "Growth expected by builders, %s", "ln/year", "capital", MARKET, STOCK, "growth of demand that builders in market %s expect") \
 _(FORECAST_ERROR, "forecast_error_%s", "Builders' forecast error, %s", "ln", "capital", MARKET, STOCK, "what builders in market %s once forecast for now over the demand of now; 0 until one has come due") \
 _(IMPAIRED, "impaired_%s_busd", "Impaired capital of %s", "G2024$", "capital", BUILDER, STOCK, "capital in place of the builder above what it would be worth new: the share by which Tobin's q is below 1") \
 _(SUNK, "sunk_%s_busd_per_year", "Sunk in abandoned projects of %s", "G2024$/year", "capital", LAYER, FLOW, "what had been paid for projects of the layer that were given up") \
 _(FUNDED_SHARE, "funded_share", "Share of proposals funded", "share", "capital", WORLD, MEAN, "share of proposed capacity that was funded") \
 _(COST_OF_CAPITAL, "cost_of_capital_%s", "Cost of capital, %s", "1/year", "capital", MARKET, STOCK, "required return in market %s") \
 _(DC_ELECTRICITY, "data_centre_electricity_twh_per_year", "Electricity of all data centres", "TWh/year", "energy", REGION, FLOW, "electricity drawn by all data centres: AI factories and the rest, which is an input") \
 _(HEADROOM, "headroom_gw", "Headroom of the grid", "GW", "energy", REGION, STOCK, "firm power that could be granted at once") \
 _(POWER_QUEUE, "power_queue_gw", "Interconnection queue", "GW", "energy", REGION, STOCK, "power asked for and not yet granted or built") \
 _(GRANTED, "power_granted_gw_per_year", "Power granted", "GW/year", "energy", REGION, FLOW, "firm power granted to AI factories from the grid and from new plants") \
 _(PLANTS, "plants_gw", "Power plants built for AI", "GW", "energy", REGION, STOCK, "nameplate of power plants built for AI since the start") \
 _(PLANT_TECHNOLOGY, "plants_%s_gw", "Power plants built for AI, %s", "GW", "energy", TECHNOLOGY, STOCK, "nameplate of power plants of the technology built for AI since the start") \
 _(ENERGY_WAIT, "power_wait_years", "Wait for power", "years", "energy", REGION, STOCK, "expected time to power for a new request") \
 _(POWER_PRICE, "power_price_usd_per_mwh", "Price of power", "2024$/MWh", "energy", REGION, STOCK, "delivered price of power to AI factories") \
 _(CO2, "co2_mt_per_year", "CO2 of AI electricity", "Mt/year", "energy", REGION, FLOW, "CO2 of the electricity drawn") \
 _(SLOT_WAIT, "equipment_wait_%s_years", "Wait for equipment, %s", "years", "energy", MAKER, STOCK, "wait for a slot at the maker (%s)") \
 _(SLOT_ORDERS, "equipment_orders_%s_gw_per_year", "Equipment orders, %s", "GW/year", "energy", MAKER, FLOW, "orders that the makers (%s) book, for AI and, where it is an input, for others") \
 _(WORKERS, "construction_workers", "Construction workers", "workers", "workforce", REGION, STOCK, "workers on construction of the build-out") \
 _(WORKERS_TRADE, "workers_%s", "%s on the build-out", "workers", "workforce", TRADE, STOCK, "employed on the build-out or in its operation") \
 _(POOL_TRADE, "pool_%s_workers", "Pool of %s", "workers", "workforce", TRADE, STOCK, "workers that the build-out can reach") \
 _(ELECTRICIANS, "electricians_employed", "Electricians employed", "workers", "workforce", REGION, STOCK, "electricians employed, on AI and, where it is an input, elsewhere") \
 _(ELECTRICIAN_WAGE, "electrician_wage_kusd_per_year", "Pay of electricians", "k2024$/year", "workforce", REGION, STOCK, "mean pay of these electricians; those on AI sites get the premium") \
 _(VACANCIES, "vacancies_workers", "Vacancies", "workers", "workforce", REGION, STOCK, "crews that wait in a trade's line") \
 _(PREMIUM, "wage_premium_share", "Wage premium on AI sites", "share", "workforce", REGION, STOCK, "wage premium on AI sites, mean over trades by stock") \
 _(APPRENTICES, "apprentices", "Apprentices", "workers", "workforce", WORLD, STOCK, "apprentices in training") \
 _(OPERATORS, "operators", "Operators of AI factories", "workers", "workforce", WORLD, STOCK, "operators of AI factories") \
 _(HELD_BACK, "held_back_%s_gw_years_per_year", "Held back by %s", "GW-years/year", "capital", CONSTRAINT, FLOW, "capacity held back by the constraint, MW-years in the period")
/* clang-format on */

enum lc_series_scope {
    LC_SCOPE_WORLD,
    LC_SCOPE_REGION,
    LC_SCOPE_LAYER,
    LC_SCOPE_TRADE,
    LC_SCOPE_TECHNOLOGY,
    LC_SCOPE_APPLICATION,
    LC_SCOPE_FAMILY,
    LC_SCOPE_STAGE,
    LC_SCOPE_MARKET,
    LC_SCOPE_VENDOR,
    LC_SCOPE_MAKER,
    LC_SCOPE_BUILDER,
    LC_SCOPE_CONSTRAINT
};
enum lc_series_kind { LC_KIND_STOCK, LC_KIND_FLOW, LC_KIND_MEAN };

#define LC_SERIES_ENUMERATOR(id, name, title, unit, layer, scope, kind, help) LC_S_##id,
enum lc_series_id { LC_SERIES(LC_SERIES_ENUMERATOR) LC_SERIES_COUNT };
#undef LC_SERIES_ENUMERATOR

struct lc_series {
    const char *name, *title, *unit, *layer, *help;
    enum lc_series_scope scope;
    enum lc_series_kind kind;
};

extern const char *const lc_scope_names[]; /* "world", "region" ...: by enum lc_series_scope */
extern const char *const lc_kind_names[];  /* "stock", "flow", "mean" */

const struct lc_series *lc_series_get(enum lc_series_id id);

#endif

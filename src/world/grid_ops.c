#include "world/grid_ops.h"

#include "base/units.h"
#include "laws/energy.h"
#include "laws/finance.h"

#include <math.h>

double lc_grid_headroom_mw(const struct lc_world *w, uint32_t region)
{
    const struct lc_grid *g = &w->grid[region];
    const double flexible = lc_param(w, LC_P_FLEXIBLE_HEADROOM) *
                            lc_value(w, LC_T_REGIONS, region, LC_REGION_FLEXIBLE_SHARE);
    return g->firm_total_mw * (1 + flexible) + g->plant_supply_mw - g->granted_mw;
}

double lc_maker_wait_years(const struct lc_world *w, uint32_t maker)
{
    return fmax(0, lc_years_between(lc_now(w), w->maker[maker].free_at));
}

lc_time lc_maker_book(struct lc_world *w, uint32_t maker, double mw)
{
    struct lc_maker *m = &w->maker[maker];
    const lc_time begin = m->free_at > lc_now(w) ? m->free_at : lc_now(w);
    w->flows.maker_orders_mw[maker] += mw;
    m->free_at = begin + lc_time_from_years(mw / fmax(1, m->output_mw_per_year));
    const double delivery = lc_value(w, LC_T_MAKERS, maker, LC_MAKER_DELIVERY_MONTHS);
    return m->free_at + lc_time_from_months(delivery);
}

void lc_maker_release(struct lc_world *w, uint32_t maker, double mw)
{
    struct lc_maker *m = &w->maker[maker];
    const lc_time earlier = m->free_at - lc_time_from_years(mw / fmax(1, m->output_mw_per_year));
    m->free_at = earlier > lc_now(w) ? earlier : m->free_at > lc_now(w) ? lc_now(w) : m->free_at;
}

uint32_t lc_grid_transformers(const struct lc_world *w)
{
    return w->n_makers - 1;
}

lc_time lc_transformers_book(struct lc_world *w, double mw)
{
    return lc_maker_book(w, lc_grid_transformers(w), mw * lc_param(w, LC_P_TRANSFORMER_MW_PER_MW));
}

void lc_transformers_release(struct lc_world *w, double mw)
{
    lc_maker_release(w, lc_grid_transformers(w), mw * lc_param(w, LC_P_TRANSFORMER_MW_PER_MW));
}

double lc_technology_years(const struct lc_world *w, uint32_t technology)
{
    const uint32_t maker = lc_ref(w->model, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_MAKER);
    const double permit = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_PERMIT_MONTHS);
    const double build = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_BUILD_MONTHS);
    const double delivery = lc_value(w, LC_T_MAKERS, maker, LC_MAKER_DELIVERY_MONTHS);
    const double equipped = lc_maker_wait_years(w, maker) + delivery / LC_MONTHS_PER_YEAR;
    return fmax(permit / LC_MONTHS_PER_YEAR, equipped) + build / LC_MONTHS_PER_YEAR;
}

double lc_technology_overnight(const struct lc_world *w, uint32_t technology, uint32_t region)
{
    const double years = lc_years_between(w->start, lc_now(w));
    const double start = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_CUMULATIVE_GW);
    const double outside =
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_WORLD_ADDITIONS_GW_PER_YEAR) *
        years;
    const double ratio = (start + outside + w->technology_built_gw[technology]) / start;
    return lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_OVERNIGHT_USD_PER_KW) *
           lc_experience(
               ratio, lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_EXPERIENCE_RATE)) *
           lc_value(w, LC_T_REGIONS, region, LC_REGION_BUILD_COST_INDEX);
}

double lc_technology_running(const struct lc_world *w, uint32_t technology, uint32_t region)
{
    const double running =
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_RUNNING_USD_PER_MWH);
    const double fuel = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_FUEL_SHARE);
    const double index = lc_value(w, LC_T_REGIONS, region, LC_REGION_FUEL_PRICE_INDEX);
    const double carbon = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_CO2_KG_PER_MWH) /
                          LC_KG_PER_T *
                          lc_value(w, LC_T_REGIONS, region, LC_REGION_CARBON_PRICE_USD_PER_T);
    const double support =
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_SUPPORT_USD_PER_MWH);
    return running * (1 - fuel + fuel * index) + carbon - support;
}

double lc_technology_cost(const struct lc_world *w, uint32_t technology, uint32_t region)
{
    return lc_levelised_cost_usd_per_mwh(
        lc_technology_overnight(w, technology, region),
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_WACC),
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_LIFE_YEARS),
        lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_CAPACITY_FACTOR),
        lc_technology_running(w, technology, region));
}

double lc_technology_sites_mw(const struct lc_world *w, uint32_t technology, uint32_t region)
{
    const uint32_t row = w->spec.site_row[technology][region];
    const struct lc_grid *g = &w->grid[region];
    return row == LC_NOBODY
               ? 0
               : lc_value(w, LC_T_SITES, row, LC_SITE_LIMIT_MW) -
                     g->plant_nameplate_mw[technology] - g->plant_pending_mw[technology];
}

/* From headroom: the study. Else the quicker of the queue (what stands ahead over what is opened a
 * year, and transformers) after the study, and the quickest plant. */
static double expected_wait(const struct lc_world *w, uint32_t region)
{
    const struct lc_grid *g = &w->grid[region];
    const double study =
        lc_value(w, LC_T_REGIONS, region, LC_REGION_STUDY_MONTHS) / LC_MONTHS_PER_YEAR;
    const double ahead = g->queue_mw + g->study_mw - lc_grid_headroom_mw(w, region);
    if (ahead <= 0) {
        return study;
    }
    const double opened =
        fmax(1, lc_value(w, LC_T_REGIONS, region, LC_REGION_GRID_ADDITIONS_MW_PER_YEAR));
    const uint32_t transformers = lc_grid_transformers(w);
    const double delivery =
        lc_maker_wait_years(w, transformers) +
        lc_value(w, LC_T_MAKERS, transformers, LC_MAKER_DELIVERY_MONTHS) / LC_MONTHS_PER_YEAR;
    double wait = study + fmax(ahead / opened, delivery);
    for (uint32_t t = 0; t < w->n_technologies; t++) {
        const bool is_on_site = lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_BEHIND_METER) > 0;
        if (lc_technology_sites_mw(w, t, region) > 0 &&
            lc_now(w) >=
                lc_date_cell(w->model, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_AVAILABLE_FROM)) {
            wait = fmin(wait, (is_on_site ? 0 : study) + lc_technology_years(w, t));
        }
    }
    return wait;
}

void lc_grid_refresh(struct lc_world *w, uint32_t region)
{
    struct lc_grid *g = &w->grid[region];
    double plant_mw = 0, plant_kg = 0, plant_cost = g->plant_capital_usd_per_hour;
    for (uint32_t t = 0; t < w->n_technologies; t++) {
        plant_mw += g->plant_firm_mw[t];
        plant_cost +=
            g->plant_firm_mw[t] > 0 ? g->plant_firm_mw[t] * lc_technology_running(w, t, region) : 0;
        plant_kg +=
            g->plant_firm_mw[t] * lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_CO2_KG_PER_MWH);
    }
    const double grid_mw = fmax(0, g->granted_mw - plant_mw);
    const double grid_kg = lc_value(w, LC_T_REGIONS, region, LC_REGION_GRID_CO2_KG_PER_MWH);
    const double carbon = lc_value(w, LC_T_REGIONS, region, LC_REGION_CARBON_PRICE_USD_PER_T);
    const double grid_price =
        lc_scarcity_price(lc_value(w, LC_T_REGIONS, region, LC_REGION_POWER_PRICE_USD_PER_MWH),
                          lc_param(w, LC_P_SCARCITY_PRICE), fmax(0, lc_grid_headroom_mw(w, region)),
                          lc_value(w, LC_T_REGIONS, region, LC_REGION_RESERVE_MW)) +
        carbon * grid_kg / LC_KG_PER_T;
    const double all_mw = grid_mw + plant_mw;
    g->price_usd_per_mwh = all_mw > 0 ? (grid_mw * grid_price + plant_cost) / all_mw : grid_price;
    g->co2_kg_per_mwh = all_mw > 0 ? (grid_mw * grid_kg + plant_kg) / all_mw : grid_kg;
    g->expected_wait_years = expected_wait(w, region);
}

#include "observe/read.h"

#include "base/units.h"
#include "observe/outside.h"

#include <math.h>

static double over_regions(const struct lc_world *w, const struct lc_reading *r,
                           double (*figure)(const struct lc_grid *))
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        sum += lc_reading_covers(r, i) ? figure(&w->grid[i]) : 0;
    }
    return sum;
}

static double energised_gw(const struct lc_grid *g)
{
    return g->live_mw * g->energised_share / LC_MW_PER_GW;
}

static double million_h100e(const struct lc_grid *g)
{
    return g->live_h100e / LC_UNITS_PER_MILLION;
}

static double operating(const struct lc_grid *g)
{
    return g->operating;
}

static double vacant_gw(const struct lc_world *w)
{
    double sum = 0;
    for (size_t i = 0; i < w->factories.vacant.n; i++) {
        sum += w->factories.items[w->factories.vacant.items[i]].facility_mw / LC_MW_PER_GW;
    }
    return sum;
}

static double pipeline_gw(const struct lc_grid *g)
{
    return (g->pipeline_mw + g->refit_mw) / LC_MW_PER_GW;
}

static double hhi(const struct lc_world *w)
{
    double all = 0, squares = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        all += w->grid[i].live_mw;
        squares += w->grid[i].live_mw * w->grid[i].live_mw;
    }
    return all > 0 ? squares / (all * all) : 0;
}

/* Mean over markets by power in operation. */
static double lead_years(const struct lc_world *w)
{
    double weight = 0, sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        weight += w->grid[i].live_mw;
        sum += w->grid[i].live_mw * w->market[lc_region_market(w, i)].lead_years;
    }
    return weight > 0 ? sum / weight : w->market[0].lead_years;
}

double lc_read_infrastructure(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_AI_POWER:
        return over_regions(w, r, energised_gw);
    case LC_S_DC_POWER:
        return over_regions(w, r, energised_gw) + lc_outside_now(w, LC_OUTSIDE_DC_POWER, r->member);
    case LC_S_COMPUTE:
        return over_regions(w, r, million_h100e);
    case LC_S_IT_SPEND:
        return w->flows.it_musd / LC_MUSD_PER_BUSD / r->years;
    case LC_S_DC_OUTLAYS:
        return w->flows.capital_musd[LC_LAYER_INFRASTRUCTURE] / LC_MUSD_PER_BUSD / r->years +
               lc_outside_now(w, LC_OUTSIDE_DC_OUTLAYS, r->member);
    case LC_S_OUTLAYS_BUILDER:
        return w->flows.builder_musd[r->member] / LC_MUSD_PER_BUSD / r->years +
               lc_outside_now(w, LC_OUTSIDE_OUTLAYS, r->member);
    case LC_S_CONSTRUCTION:
        return lc_reading_sum(w, r, w->flows.construction_musd) / LC_MUSD_PER_BUSD / r->years +
               lc_outside_now(w, LC_OUTSIDE_DC_CONSTRUCTION, r->member);
    case LC_S_RENT:
        return w->market[0].rent_usd_per_hour;
    case LC_S_RENT_RATIO: {
        const struct lc_market *m = &w->market[r->member];
        return m->rent_usd_per_hour / m->long_run_usd_per_hour;
    }
    case LC_S_UTILISATION:
        return w->market[r->member].utilisation;
    case LC_S_UTILISATION_RATIO:
        return w->market[r->member].utilisation / lc_param(w, LC_P_UTILISATION_TARGET);
    case LC_S_DEMAND_NOTIONAL: {
        double sum = 0;
        for (uint32_t m = 0; m < w->n_markets; m++) {
            sum += w->market[m].notional;
        }
        return sum;
    }
    case LC_S_CAPACITY_HHI:
        return hhi(w);
    case LC_S_OPERATING_FACTORIES:
        return over_regions(w, r, operating);
    case LC_S_COMMISSIONED:
        return lc_reading_sum(w, r, w->flows.commissioned_mw) / LC_MW_PER_GW / r->years;
    case LC_S_RETIRED:
        return w->flows.retired_mw / LC_MW_PER_GW / r->years;
    case LC_S_VACANT:
        return vacant_gw(w);
    case LC_S_PIPELINE:
        return over_regions(w, r, pipeline_gw);
    case LC_S_CANCELLED:
        return w->flows.cancelled_mw / LC_MW_PER_GW / r->years;
    case LC_S_LEAD_TIME:
        return lead_years(w);
    default:
        return NAN;
    }
}

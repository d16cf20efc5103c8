#include "observe/read.h"

#include "base/units.h"
#include "observe/outside.h"
#include "world/grid_ops.h"

#include <math.h>

static double headroom_mw(const struct lc_world *w, uint32_t region)
{
    return fmax(0, lc_grid_headroom_mw(w, region));
}

static double queue_mw(const struct lc_world *w, uint32_t region)
{
    const struct lc_grid *g = &w->grid[region];
    return g->study_mw + g->queue_mw + g->plant_wait_mw;
}

static double plants_mw(const struct lc_world *w, uint32_t region)
{
    double sum = 0;
    for (uint32_t t = 0; t < w->n_technologies; t++) {
        sum += w->grid[region].plant_nameplate_mw[t];
    }
    return sum;
}

static double gw(const struct lc_world *w, const struct lc_reading *r,
                 double (*figure)(const struct lc_world *, uint32_t))
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        sum += lc_reading_covers(r, i) ? figure(w, i) : 0;
    }
    return sum / LC_MW_PER_GW;
}

/* Mean over regions by power in operation. */
static double mean(const struct lc_world *w, const struct lc_reading *r,
                   double (*figure)(const struct lc_grid *))
{
    double weight = 0, sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        if (lc_reading_covers(r, i)) {
            weight += 1 + w->grid[i].live_mw;
            sum += (1 + w->grid[i].live_mw) * figure(&w->grid[i]);
        }
    }
    return sum / weight;
}

static double wait_years(const struct lc_grid *g)
{
    return g->expected_wait_years;
}

static double price(const struct lc_grid *g)
{
    return g->price_usd_per_mwh;
}

static double technology_gw(const struct lc_world *w, int32_t technology)
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        sum += w->grid[i].plant_nameplate_mw[technology];
    }
    return sum / LC_MW_PER_GW;
}

double lc_read_energy(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_ELECTRICITY:
        return lc_reading_sum(w, r, w->flows.electricity_mwh) / LC_MWH_PER_TWH / r->years;
    case LC_S_DC_ELECTRICITY:
        return lc_reading_sum(w, r, w->flows.electricity_mwh) / LC_MWH_PER_TWH / r->years +
               lc_outside_now(w, LC_OUTSIDE_DC_ELECTRICITY, r->member);
    case LC_S_HEADROOM:
        return gw(w, r, headroom_mw);
    case LC_S_POWER_QUEUE:
        return gw(w, r, queue_mw);
    case LC_S_GRANTED:
        return lc_reading_sum(w, r, w->flows.granted_mw) / LC_MW_PER_GW / r->years;
    case LC_S_PLANTS:
        return gw(w, r, plants_mw);
    case LC_S_PLANT_TECHNOLOGY:
        return technology_gw(w, r->member);
    case LC_S_ENERGY_WAIT:
        return mean(w, r, wait_years);
    case LC_S_POWER_PRICE:
        return mean(w, r, price);
    case LC_S_CO2:
        return lc_reading_sum(w, r, w->flows.co2_kg) / LC_KG_PER_T / LC_T_PER_MT / r->years;
    case LC_S_SLOT_WAIT:
        return lc_maker_wait_years(w, (uint32_t)r->member);
    case LC_S_SLOT_ORDERS:
        return w->flows.maker_orders_mw[r->member] / LC_MW_PER_GW / r->years +
               lc_outside_now(w, LC_OUTSIDE_ORDERS, r->member);
    default:
        return NAN;
    }
}

#include "observe/read.h"

#include "base/units.h"
#include "world/chip_ops.h"

#include <math.h>

static double vendor_revenue(const struct lc_world *w, const struct lc_reading *r)
{
    double sum = 0;
    for (uint32_t v = 0; v < w->n_vendors; v++) {
        sum += r->member < 0 || (uint32_t)r->member == v ? w->flows.vendor_revenue_musd[v] : 0;
    }
    return sum / LC_MUSD_PER_BUSD / r->years;
}

static double stage_capacity(const struct lc_world *w, uint32_t stage)
{
    double sum = 0;
    for (uint32_t m = 0; m < w->n_markets; m++) {
        sum += lc_stage_capacity(w, stage, m);
    }
    return sum;
}

/* Of the generations that can be bought now. */
static double best_h100e_per_kw(const struct lc_world *w)
{
    double best = 0;
    for (size_t i = 0; i < w->generations.n; i++) {
        const struct lc_generation *g = &w->generations.items[i];
        best = g->launched ? fmax(best, g->h100e / g->it_kw) : best;
    }
    return best;
}

double lc_read_chips(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_CHIP_REVENUE:
    case LC_S_CHIP_REVENUE_VENDOR:
        return vendor_revenue(w, r);
    case LC_S_COMPUTE_SHIPPED:
        return w->flows.shipped_h100e / LC_UNITS_PER_MILLION / r->years;
    case LC_S_COMPUTE_SHIPPED_VENDOR:
        return w->flows.vendor_h100e[r->member] / LC_UNITS_PER_MILLION / r->years;
    case LC_S_IT_POWER_SHIPPED:
        return w->flows.shipped_it_kw / LC_KW_PER_MW / LC_MW_PER_GW / r->years;
    case LC_S_BEST_CHIP:
        return best_h100e_per_kw(w);
    case LC_S_CHIP_BACKLOG:
        return lc_backlog_months(w, (uint32_t)r->member);
    case LC_S_CHIP_PRICE:
        return 1 + w->market[0].scarcity;
    case LC_S_STAGE_CAPACITY:
        return stage_capacity(w, (uint32_t)r->member);
    case LC_S_STAGE_SLACK: {
        const double made = w->flows.stage_output[r->member];
        return made > 0 ? 1 - w->flows.stage_used[r->member] / made : 1;
    }
    default:
        return NAN;
    }
}

#include "world/chip_ops.h"

#include "base/arena.h"
#include "base/units.h"

#include <math.h>

uint32_t lc_generation_add(struct lc_world *w, const struct lc_generation *g)
{
    struct lc_generations *all = &w->generations;
    LC_GROW(all->items, all->room, all->n + 1);
    all->items[all->n] = *g;
    return (uint32_t)all->n++;
}

void lc_generation_read(const struct lc_world *w, struct lc_generation *g)
{
    const uint32_t row = (uint32_t)g->row;
    g->h100e = lc_value(w, LC_T_CHIPS, row, LC_CHIP_H100E_PER_UNIT);
    g->it_kw = lc_value(w, LC_T_CHIPS, row, LC_CHIP_IT_KW_PER_UNIT);
    g->it_cost_kusd = lc_value(w, LC_T_CHIPS, row, LC_CHIP_IT_COST_KUSD_PER_UNIT);
    g->vendor_revenue_share = lc_value(w, LC_T_CHIPS, row, LC_CHIP_VENDOR_REVENUE_SHARE);
    static const uint32_t columns[LC_NEED_COUNT] = {[LC_NEED_WAFERS] = LC_CHIP_WAFERS_PER_KUNIT,
                                                    [LC_NEED_INTERPOSERS] =
                                                        LC_CHIP_INTERPOSERS_PER_KUNIT,
                                                    [LC_NEED_HBM] = LC_CHIP_HBM_GB_PER_UNIT,
                                                    [LC_NEED_RACKS] = LC_CHIP_RACKS_PER_KUNIT};
    for (int n = 0; n < LC_NEED_COUNT;
         n++) { /* thousand wafers or racks, million GB: a millionth either way */
        g->need[n] = lc_value(w, LC_T_CHIPS, row, columns[n]) / LC_UNITS_PER_MILLION;
    }
}

uint32_t lc_generation_at(const struct lc_world *w, uint32_t vendor, lc_time at)
{
    const struct lc_generations *all = &w->generations;
    uint32_t best = LC_NOBODY, first = LC_NOBODY;
    for (uint32_t i = 0; i < all->n; i++) {
        const struct lc_generation *g = &all->items[i];
        if (g->vendor != vendor) {
            continue;
        }
        if (first == LC_NOBODY || g->ordinal < all->items[first].ordinal) {
            first = i;
        }
        /* today's buyers know what is on sale; for later dates they trust the plan */
        const bool is_on_sale = at <= lc_now(w) ? g->launched : g->planned <= at;
        if (is_on_sale && (best == LC_NOBODY || g->ordinal > all->items[best].ordinal)) {
            best = i;
        }
    }
    return best == LC_NOBODY ? first : best;
}

uint32_t lc_leading_vendor(const struct lc_world *w, uint32_t market)
{
    uint32_t best = LC_NOBODY;
    for (uint32_t v = 0; v < w->n_vendors; v++) {
        if (lc_ref(w->model, LC_T_VENDORS, v, LC_VENDOR_MARKET) == market &&
            (best == LC_NOBODY || lc_value(w, LC_T_VENDORS, v, LC_VENDOR_MERCHANT_SHARE) >
                                      lc_value(w, LC_T_VENDORS, best, LC_VENDOR_MERCHANT_SHARE))) {
            best = v;
        }
    }
    return best;
}

double lc_market_pue(const struct lc_world *w, uint32_t market)
{
    double weight = 0, sum = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market) {
            sum += (1 + w->grid[r].live_mw) * lc_value(w, LC_T_REGIONS, r, LC_REGION_PUE);
            weight += 1 + w->grid[r].live_mw;
        }
    }
    return sum / weight;
}

static struct lc_mix of_generation(const struct lc_world *w, uint32_t generation, double pue)
{
    const struct lc_generation *g = &w->generations.items[generation];
    const double units_per_mw = LC_KW_PER_MW / (g->it_kw * pue);
    return (struct lc_mix){.h100e_per_mw = units_per_mw * g->h100e,
                           .it_musd_per_mw = units_per_mw * g->it_cost_kusd / LC_USD_PER_KUSD};
}

/* The one before it of the same vendor; itself when it is the first. */
static uint32_t previous_generation(const struct lc_world *w, uint32_t generation)
{
    const struct lc_generation *g = &w->generations.items[generation];
    for (uint32_t i = 0; i < w->generations.n; i++) {
        if (w->generations.items[i].vendor == g->vendor &&
            w->generations.items[i].ordinal + 1 == g->ordinal) {
            return i;
        }
    }
    return generation;
}

struct lc_mix lc_mix_at(const struct lc_world *w, uint32_t market, lc_time at)
{
    const uint32_t vendor = lc_leading_vendor(w, market);
    const double pue = lc_market_pue(w, market);
    const uint32_t newest = lc_generation_at(w, vendor, at);
    const struct lc_mix now = of_generation(w, newest, pue);
    const lc_time launch = w->generations.items[newest].planned;
    const uint32_t older = previous_generation(w, newest);
    const struct lc_mix before = of_generation(w, older, pue);
    const double ramp = lc_param(w, LC_P_GENERATION_RAMP_MONTHS) / LC_MONTHS_PER_YEAR;
    const double share =
        fmin(1, fmax(0, lc_years_between(launch, at)) / fmax(ramp, 1 / LC_DAYS_PER_YEAR));
    return (struct lc_mix){
        .h100e_per_mw = share * now.h100e_per_mw + (1 - share) * before.h100e_per_mw,
        .it_musd_per_mw = share * now.it_musd_per_mw + (1 - share) * before.it_musd_per_mw};
}

double lc_units_for(const struct lc_world *w, uint32_t generation, double it_mw)
{
    return it_mw * LC_KW_PER_MW / w->generations.items[generation].it_kw;
}

double lc_units_to_order(const struct lc_world *w, uint32_t generation, double it_mw)
{
    return fmax(1, lc_units_for(w, generation, it_mw));
}

static double stage_capacity(const struct lc_world *w, uint32_t stage, uint32_t market,
                             bool is_nominal)
{
    double sum = 0;
    for (uint32_t l = 0; l < w->n_lines; l++) {
        if (lc_ref(w->model, LC_T_LINES, l, LC_LINE_STAGE) == stage &&
            lc_ref(w->model, LC_T_LINES, l, LC_LINE_MARKET) == market) {
            const double working =
                is_nominal ? 1 : lc_value(w, LC_T_LINES, l, LC_LINE_AVAILABILITY_SHARE);
            sum += w->line_capacity[l] * working;
        }
    }
    return sum * lc_value(w, LC_T_STAGES, stage, LC_STAGE_YIELD_SHARE);
}

double lc_stage_capacity(const struct lc_world *w, uint32_t stage, uint32_t market)
{
    return stage_capacity(w, stage, market, false);
}

double lc_stage_nominal(const struct lc_world *w, uint32_t stage, uint32_t market)
{
    return stage_capacity(w, stage, market, true);
}

enum lc_need lc_stage_need(const struct lc_world *w, uint32_t stage)
{
    return (enum lc_need)lc_ref(w->model, LC_T_STAGES, stage, LC_STAGE_NEED);
}

double lc_backlog_months(const struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    return m->smoothed_shipments > 0 ? m->backlog_h100e / m->smoothed_shipments : 0;
}

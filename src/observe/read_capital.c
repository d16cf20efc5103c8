#include "observe/read.h"

#include "base/units.h"
#include "world/market_ops.h"
#include "world/mood.h"

#include <math.h>

static double physical_total_busd(const struct lc_world *w)
{
    double sum = 0;
    for (int layer = 0; layer <= LC_LAYER_INFRASTRUCTURE; layer++) {
        sum += w->totals.capital_musd[layer];
    }
    return sum / LC_MUSD_PER_BUSD;
}

/* Capital that has worn off to less than a dollar earns no return that could be told. */
static bool is_worn_off(double stock_busd)
{
    return !(stock_busd * LC_MUSD_PER_BUSD > LC_ROUNDING);
}

static double sector_return(const struct lc_world *w, bool with_research)
{
    double income = 0, stock = 0;
    for (uint32_t m = 0; m < w->n_markets; m++) {
        const struct lc_market *x = &w->market[m];
        income += x->income_busd_per_year - x->running_busd_per_year -
                  (with_research ? 0 : x->research_income_busd_per_year);
        stock += x->stock_musd / LC_MUSD_PER_BUSD;
    }
    return is_worn_off(stock) ? 0 : income / stock;
}

static double deferred_gw(const struct lc_world *w)
{
    double sum = 0;
    for (uint32_t b = 0; b < w->n_builders; b++) {
        sum += w->builders[b].deferred_mw;
    }
    return sum / LC_MW_PER_GW;
}

static double held_back(const struct lc_world *w, const struct lc_reading *r)
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        sum += w->flows.held_back_mwyears[i][r->member];
    }
    return sum / LC_MW_PER_GW / r->years;
}

/* The capital in place wears off over the life of chips, as it is counted. */
static double market_return(const struct lc_world *w, const struct lc_market *m)
{
    const double net = m->income_busd_per_year - m->running_busd_per_year;
    const double stock = m->stock_musd / LC_MUSD_PER_BUSD;
    return is_worn_off(stock) ? 0 : net / stock - 1 / lc_param(w, LC_P_CHIP_LIFE_YEARS);
}

/* Hayashi (1982): what is in place is worth q times what it cost. A builder's part of its market's
 * capital is that of the power that it runs: judgement. */
static double impaired_busd(const struct lc_world *w, uint32_t builder)
{
    const uint32_t market = lc_ref(w->model, LC_T_BUILDERS, builder, LC_BUILDER_MARKET);
    const struct lc_market *m = &w->market[market];
    double all_mw = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        all_mw += lc_region_market(w, i) == market ? w->grid[i].live_mw : 0;
    }
    const double own = all_mw > 0 ? w->builders[builder].live_mw / all_mw : 0;
    return fmax(0, 1 - m->q) * own * m->stock_musd / LC_MUSD_PER_BUSD;
}

double lc_read_capital(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_CAPITAL_REGION:
        return lc_reading_sum(w, r, w->flows.capital_region_musd) / LC_MUSD_PER_BUSD / r->years;
    case LC_S_CAPITAL_LAYER:
        return w->flows.capital_musd[r->member] / LC_MUSD_PER_BUSD / r->years;
    case LC_S_CAPITAL_LAYER_TOTAL:
        return w->totals.capital_musd[r->member] / LC_MUSD_PER_BUSD;
    case LC_S_CAPITAL_TOTAL:
        return physical_total_busd(w);
    case LC_S_DEFERRED:
        return deferred_gw(w);
    case LC_S_RETURN_RATIO:
        return w->market[r->member].q;
    case LC_S_RETURN_MARKET:
        return market_return(w, &w->market[r->member]);
    case LC_S_EXPECTED_GROWTH:
        return w->market[r->member].expected_growth_per_year;
    case LC_S_FORECAST_ERROR:
        return lc_mood_forecast_error(w, (uint32_t)r->member);
    case LC_S_IMPAIRED:
        return impaired_busd(w, (uint32_t)r->member);
    case LC_S_SUNK:
        return w->flows.sunk_musd[r->member] / LC_MUSD_PER_BUSD / r->years;
    case LC_S_RETURN_SECTOR:
        return sector_return(w, true);
    case LC_S_RETURN_CUSTOMERS:
        return sector_return(w, false);
    case LC_S_SENTIMENT:
        return (double)w->market[r->member].sentiment;
    case LC_S_FUNDED_SHARE:
        return w->flows.proposed_mw > 0 ? w->flows.funded_mw / w->flows.proposed_mw : 1;
    case LC_S_COST_OF_CAPITAL:
        return lc_required_return(w, (uint32_t)r->member);
    case LC_S_HELD_BACK:
        return held_back(w, r);
    default:
        return NAN;
    }
}

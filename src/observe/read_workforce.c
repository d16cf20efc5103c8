#include "observe/read.h"

#include "observe/outside.h"

#include <math.h>

enum figure { BUSY, BUILDING, POOL, WAITING, APPRENTICES, PERMANENT };

static double figure_of(const struct lc_labour *l, enum figure f)
{
    switch (f) {
    case BUSY:
        return (double)l->pool.busy;
    case BUILDING:
        return (double)(l->pool.busy - l->permanent);
    case POOL:
        return (double)l->pool.capacity;
    case WAITING:
        return (double)l->pool.waiting_want;
    case APPRENTICES:
        return l->apprentices;
    case PERMANENT:
        return (double)l->permanent;
    }
    return 0;
}

static double sum(const struct lc_world *w, const struct lc_reading *r, bool by_trade,
                  enum figure f)
{
    double total = 0;
    for (uint32_t i = 0; i < w->n_regions * w->n_trades; i++) {
        const struct lc_labour *l = &w->labour[i];
        const int32_t key = by_trade ? l->trade : l->region;
        total += r->member < 0 || key == r->member ? figure_of(l, f) : 0;
    }
    return total;
}

static double premium(const struct lc_world *w, const struct lc_reading *r)
{
    double stock = 0, total = 0;
    for (uint32_t i = 0; i < w->n_regions * w->n_trades; i++) {
        const struct lc_labour *l = &w->labour[i];
        if (lc_reading_covers(r, l->region)) {
            stock += (double)l->pool.capacity;
            total += (double)l->pool.capacity * l->premium_share;
        }
    }
    return stock > 0 ? total / stock : 0;
}

/* Employed or, with pay, their yearly pay in k$: those outside AI sites at the trade's own wage.
 * The trade is the one that the outside quantity is about. */
static double electricians(const struct lc_world *w, const struct lc_reading *r, bool with_pay)
{
    const int32_t trade = lc_row_find(w->model, LC_T_TRADES, "electricians");
    double total = 0;
    for (uint32_t region = 0; region < w->n_regions; region++) {
        if (!lc_reading_covers(r, region)) {
            continue;
        }
        double wage = 1, premium = 0, busy = 0;
        if (trade >= 0) {
            const struct lc_labour *l = &w->labour[region * w->n_trades + (uint32_t)trade];
            busy = (double)l->pool.busy;
            premium = l->premium_share;
            wage = lc_value(w, LC_T_TRADES, (uint32_t)trade, LC_TRADE_WAGE_KUSD_PER_YEAR) *
                   lc_value(w, LC_T_REGIONS, region, LC_REGION_WAGE_INDEX);
        }
        const double others = lc_outside_now(w, LC_OUTSIDE_ELECTRICIANS, (int32_t)region);
        total += with_pay ? wage * (others + busy * (1 + premium)) : others + busy;
    }
    return total;
}

static double electrician_wage(const struct lc_world *w, const struct lc_reading *r)
{
    const double employed = electricians(w, r, false);
    return employed > 0 ? electricians(w, r, true) / employed : 0;
}

double lc_read_workforce(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_WORKERS:
        return sum(w, r, false, BUILDING);
    case LC_S_WORKERS_TRADE:
        return sum(w, r, true, BUSY);
    case LC_S_POOL_TRADE:
        return sum(w, r, true, POOL);
    case LC_S_ELECTRICIANS:
        return electricians(w, r, false);
    case LC_S_ELECTRICIAN_WAGE:
        return electrician_wage(w, r);
    case LC_S_VACANCIES:
        return sum(w, r, false, WAITING);
    case LC_S_PREMIUM:
        return premium(w, r);
    case LC_S_APPRENTICES:
        return sum(w, r, false, APPRENTICES);
    case LC_S_OPERATORS:
        return sum(w, r, false, PERMANENT);
    default:
        return NAN;
    }
}

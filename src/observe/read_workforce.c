#include "observe/read.h"

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

double lc_read_workforce(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_WORKERS:
        return sum(w, r, false, BUILDING);
    case LC_S_WORKERS_TRADE:
        return sum(w, r, true, BUSY);
    case LC_S_POOL_TRADE:
        return sum(w, r, true, POOL);
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

#include "observe/read.h"

#include "base/units.h"
#include "world/market_ops.h"

#include <math.h>

static double application_value(const struct lc_world *w, const struct lc_seats *s, uint32_t column)
{
    return lc_value(w, LC_T_APPLICATIONS, s->application, column);
}

static double revenue(const struct lc_world *w, const struct lc_seats *s)
{
    return s->served_spend_busd_per_year * application_value(w, s, LC_APPLICATION_REVENUE_RATIO);
}

/* Raw tokens: spend over the price of a raw token. That price shows a part of the fall of the
 * quality-adjusted price; the rest goes into more capable models, which take more compute a token.
 */
static double tokens_trillion_per_day(const struct lc_world *w, const struct lc_seats *s)
{
    const double usd_per_mtok =
        application_value(w, s, LC_APPLICATION_RAW_PRICE_USD_PER_MTOK) *
        pow(w->price_index[s->family][s->market], lc_param(w, LC_P_RAW_PRICE_RESPONSE));
    if (!(usd_per_mtok > 0)) {
        return NAN; /* a price that no number holds: the replication fails */
    }
    return s->served_spend_busd_per_year * LC_USD_PER_BUSD / usd_per_mtok / LC_UNITS_PER_MILLION /
           LC_DAYS_PER_YEAR;
}

/* Sum of one figure over the seats of a region (or the world) or of an application. */
static double sum(const struct lc_world *w, const struct lc_reading *r, bool by_application,
                  double (*figure)(const struct lc_world *, const struct lc_seats *))
{
    double total = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        const int32_t key = by_application ? s->application : s->region;
        total += r->member < 0 || key == r->member ? figure(w, s) : 0;
    }
    return total;
}

static double spend(const struct lc_world *w, const struct lc_seats *s)
{
    (void)w;
    return s->served_spend_busd_per_year;
}

static double potential(const struct lc_world *w, const struct lc_seats *s)
{
    (void)w;
    return s->exists ? s->potential_busd_per_year : 0;
}

static double adopted(const struct lc_world *w, const struct lc_seats *s)
{
    return potential(w, s) * s->adopted_share;
}

static double surplus(const struct lc_world *w, const struct lc_seats *s)
{
    return revenue(w, s) * application_value(w, s, LC_APPLICATION_SURPLUS_RATIO);
}

static double employment_change_million(const struct lc_world *w, const struct lc_seats *s)
{
    return (s->employment_index - 1) *
           application_value(w, s, LC_APPLICATION_SECTOR_WORKERS_MILLION) *
           lc_value(w, LC_T_REGIONS, s->region, LC_REGION_DEMAND_SHARE);
}

static double employment_index(const struct lc_world *w, const struct lc_seats *s)
{
    return s->employment_index * lc_value(w, LC_T_REGIONS, s->region, LC_REGION_DEMAND_SHARE);
}

static double adoption_gap(const struct lc_world *w)
{
    double low = INFINITY, high = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        const struct lc_reading one = {.member = (int32_t)r};
        const double all = sum(w, &one, false, potential);
        const double share = all > 0 ? sum(w, &one, false, adopted) / all : 0;
        low = fmin(low, share);
        high = fmax(high, share);
    }
    return low > 0 ? high / low : 0;
}

static double workers(const struct lc_world *w, const struct lc_seats *s)
{
    return s->exists ? application_value(w, s, LC_APPLICATION_SECTOR_WORKERS_MILLION) *
                           lc_value(w, LC_T_REGIONS, s->region, LC_REGION_DEMAND_SHARE)
                     : 0;
}

static double workers_adopted(const struct lc_world *w, const struct lc_seats *s)
{
    return workers(w, s) * s->adopted_share;
}

static double firms_adopted(const struct lc_world *w, const struct lc_reading *r)
{
    const double all = sum(w, r, false, workers);
    return all > 0 ? sum(w, r, false, workers_adopted) / all : 0;
}

static double share_adopted(const struct lc_world *w, const struct lc_reading *r,
                            bool by_application)
{
    const double all = sum(w, r, by_application, potential);
    return all > 0 ? sum(w, r, by_application, adopted) / all : 0;
}

double lc_read_applications(const struct lc_world *w, const struct lc_reading *r)
{
    switch (r->series) {
    case LC_S_TOKENS:
        return sum(w, r, false, tokens_trillion_per_day);
    case LC_S_REVENUE:
        return sum(w, r, false, revenue);
    case LC_S_SURPLUS:
        return sum(w, r, false, surplus);
    case LC_S_ADOPTED:
        return share_adopted(w, r, false);
    case LC_S_FIRMS_ADOPTED:
        return firms_adopted(w, r);
    case LC_S_ADOPTED_APPLICATION:
        return share_adopted(w, r, true);
    case LC_S_REVENUE_APPLICATION:
        return sum(w, r, true, revenue);
    case LC_S_SPEND_APPLICATION:
        return sum(w, r, true, spend);
    case LC_S_EMPLOYMENT_APPLICATION:
        return sum(w, r, true, employment_index);
    case LC_S_EMPLOYMENT:
        return sum(w, r, false, employment_change_million);
    case LC_S_ADOPTION_GAP:
        return adoption_gap(w);
    case LC_S_UNSERVED:
        return w->market[r->member].unserved_share;
    default:
        return NAN;
    }
}

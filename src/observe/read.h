/* One value of one series for one member (region, layer, trade ...; -1: the world), in the series'
 * unit; flows per year.
 *
 * One reader a layer; each answers for its own series.
 */
#ifndef LC_OBSERVE_READ_H
#define LC_OBSERVE_READ_H

#include "observe/series.h"
#include "world/world.h"

struct lc_reading {
    enum lc_series_id series;
    int32_t member;
    double years; /* length of the period */
};

double lc_read_applications(const struct lc_world *w, const struct lc_reading *r);
double lc_read_models(const struct lc_world *w, const struct lc_reading *r);
double lc_read_infrastructure(const struct lc_world *w, const struct lc_reading *r);
double lc_read_chips(const struct lc_world *w, const struct lc_reading *r);
double lc_read_energy(const struct lc_world *w, const struct lc_reading *r);
double lc_read_workforce(const struct lc_world *w, const struct lc_reading *r);
double lc_read_capital(const struct lc_world *w, const struct lc_reading *r);

/* True when the member stands for the world or is that region. */
static inline bool lc_reading_covers(const struct lc_reading *r, uint32_t region)
{
    return r->member < 0 || (uint32_t)r->member == region;
}

/* Sum over the regions that a reading covers. */
static inline double lc_reading_sum(const struct lc_world *w, const struct lc_reading *r,
                                    const double *by_region)
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_regions; i++) {
        sum += lc_reading_covers(r, i) ? by_region[i] : 0;
    }
    return sum;
}

#endif

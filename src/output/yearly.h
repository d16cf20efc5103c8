/* Means over the reports of a calendar year, for a marketplace. */
#ifndef LC_OUTPUT_YEARLY_H
#define LC_OUTPUT_YEARLY_H

#include "output/episode.h"

/* What the values of a series are of: the marketplace, its regions, a layer of the world, or its
 * builders of a kind (those of regions and builders are summed). */
enum lc_source { LC_OF_MARKET, LC_OF_REGIONS, LC_OF_LAYER, LC_OF_BUILDERS };

struct lc_yearly {
    enum lc_source source;
    enum lc_series_id series;
    int member; /* layer or kind of builder */
};

/* Year of a report. */
int lc_year_of(const struct lc_layout *l, uint32_t date);

/* One value for each replication; spare: room for as many. False when there is no report of the
 * year. */
bool lc_yearly_get(double *values, double *spare, const struct lc_marketplace *p,
                   const struct lc_yearly *what, int year);

#endif

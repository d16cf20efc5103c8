/* The statistics that tables give of a cell over replications, once: the mean, then quantiles. */
#ifndef LC_OUTPUT_STATISTICS_H
#define LC_OUTPUT_STATISTICS_H

#include "output/result.h"
#include "output/summarise.h"

#define LC_QUANTILES  7
#define LC_STATISTICS (1 + LC_QUANTILES)

extern const double lc_probabilities[LC_QUANTILES];
extern const char *const lc_statistic_names[LC_STATISTICS]; /* "mean", "p05" ... */

/* The statistics of the values in s->values, which are left sorted. Returns how many of them are
 * finite; without any nothing is stored. */
uint32_t lc_statistics_get(double statistics[LC_STATISTICS], struct lc_scratch *s,
                           const struct lc_result *r);

#endif

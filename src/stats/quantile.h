/* Quantiles of a sample: type 7 of Hyndman and Fan (1996), linear between order statistics, as
 * numpy and R do by default: with h = (n - 1) p, the value h of the way along the sorted sample,
 * counted from 0.
 *
 * Invariant: the result depends on the values alone, not on their order. Values must be finite.
 */
#ifndef LC_STATS_QUANTILE_H
#define LC_STATS_QUANTILE_H

#include <stddef.h>

#define LC_QUANTILES_MAX 16 /* asked for at once */

/* Quantile p in [0, 1] of n sorted values; NAN when n is 0. */
double lc_quantile_sorted(const double *sorted, size_t n, double p);

/* Quantiles of n values for n_p ascending probabilities. Reorders the values, no further than is
 * needed; NAN for all when n is 0. */
void lc_quantiles(double *out, double *values, size_t n, const double *p, size_t n_p);

#endif

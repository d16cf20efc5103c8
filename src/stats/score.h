/* Scores of a forecast, given as a sample or as a normal law, against what was then observed.
 *
 * The continuous ranked probability score (Gneiting and Raftery 2007) is the integral over x of
 * (F(x) - [x >= y])^2, in the unit of y, lower is better; for a forecast without spread it is the
 * absolute error. The probability integral transform (PIT) is where y stands in the forecast, from
 * 0 to 1; over many good forecasts it is uniform.
 *
 * Invariant: a result depends on the values alone, not on their order. Values must be finite,
 * standard deviations at least 0.
 */
#ifndef LC_STATS_SCORE_H
#define LC_STATS_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* CRPS of n values, which get sorted in place:
 *   mean |x - y| - sum over pairs i < j of |x_i - x_j| / (n (n - 1)).
 * This is the fair form (Ferro 2014): its expectation is the score of the law the values were drawn
 * from, whatever n is. The plain form, with n^2, charges a sample for being finite, and so would
 * favour a forecast known in closed form, or the larger of two ensembles. The price is that a
 * single score may be a little below 0. One value: the absolute error; NAN when n is 0. */
double lc_crps_sample(double *values, size_t n, double y);

/* CRPS of a normal law (Gneiting and Raftery 2007, section 4.2); sd 0: the absolute error. */
double lc_crps_normal(double mean, double sd, double y);

/* PIT in n sorted values: (number below y + half the number equal to it + 1/2) / (n + 1). If y is
 * drawn as the values are, all n + 1 ranks are equally likely, and this is the middle of the cell
 * of its rank: inside (0, 1), with mean 1/2. */
double lc_pit_sample(const double *sorted, size_t n, double y);

/* Whether y lies in the central interval of the given level in [0, 1], its ends included. Of n
 * sorted values the ends are quantiles of type 7 (stats/quantile.h), which n + 1 exchangeable
 * values leave open a little more often than 1 - level: at level 0.8 and n = 100, 21.6 % of the
 * time. False when n is 0. */
bool lc_is_covered_sample(const double *sorted, size_t n, double y, double level);

/* Share of n PIT values in each of equal bins of [0, 1]. A bin holds its lower end; the last holds
 * 1 too. All 0 when n is 0. */
void lc_pit_histogram(double *share, size_t bins, const double *pit, size_t n);

#endif

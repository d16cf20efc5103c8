/* Two-parameter laws found from three quantiles by least squares.
 *
 * Minimised is the sum of squares of (quantile of the law - quantile given) over the 10th, 50th
 * and 90th percentile; both parameters stay positive because their logarithms are searched.
 */
#ifndef LC_RAND_FIT_H
#define LC_RAND_FIT_H

#include <stdbool.h>

/* Quantile of a law with two positive parameters. */
typedef double lc_law_quantile(double probability, double first, double second);

double lc_beta_quantile(double probability, double a, double b);          /* on [0, 1] */
double lc_gamma_quantile(double probability, double shape, double scale); /* on [0, inf) */

/* Sets fitted to the law nearest to the quantiles p10 < p50 < p90; at entry fitted holds a guess.
 * False when some quantile of the best law is more than a tenth of p90 - p10 off. */
bool lc_fit_quantiles(double fitted[2], lc_law_quantile *law, const double quantiles[3]);

#endif

/* Spearman's rank correlation: how steadily one column rises with another, whatever the curve.
 *
 * Equal values share the mean of their ranks (midranks; Kendall 1948), so the coefficient is
 * Pearson's of midranks and stays exact for discrete inputs. Invariant: neither the order of rows
 * nor a rising transform of either column changes it.
 */
#ifndef LC_STATS_RANK_CORRELATION_H
#define LC_STATS_RANK_CORRELATION_H

#include "stats/resample.h"

/* Rank correlation of n pairs of finite values with its bootstrap interval. 0 when either column is
 * constant: nothing rises. All NAN when n is below 3. */
void lc_rank_correlation(struct lc_estimate *rho, const double *x, const double *y, size_t n,
                         const struct lc_resampling *how);

#endif

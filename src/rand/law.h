/* The laws of distribution.h before any cut: quantile and distribution function and support.
 *
 * Called by distribution.c alone, with a struct whose arguments have been checked. Invariant: a law
 * whose support is one point is never asked for its quantile or distribution function.
 */
#ifndef LC_RAND_LAW_H
#define LC_RAND_LAW_H

#include "rand/distribution.h"

/* Probability in (0, 1). */
double lc_law_quantile_uncut(const struct lc_distribution *d, double probability);

/* Probability of at most x; continuous laws only. */
double lc_law_cdf_uncut(const struct lc_distribution *d, double x);

/* The least interval that holds all values; the ends may be infinite. */
void lc_law_support(const struct lc_distribution *d, double *low, double *high);

/* True for laws of single values, which can't be cut. */
bool lc_law_is_discrete(enum lc_law law);

/* Finds fitted[] for the laws that need it; false when no law is near the quantiles given. */
bool lc_law_fit(struct lc_distribution *d);

#endif

/* What observations have taught an ensemble of draws: weights, their effective number, and how far
 * each parameter has moved from its prior.
 *
 * Invariant: parameters are those of the model that are uncertain, in the model's order.
 */
#ifndef LC_EVIDENCE_POSTERIOR_H
#define LC_EVIDENCE_POSTERIOR_H

#include "evidence/fit.h"

#define LC_MARGINALS 3 /* p10, p50, p90 */

struct lc_marginal {
    uint32_t parameter; /* of the model */
    double prior[LC_MARGINALS], posterior[LC_MARGINALS];
    double distance;  /* largest difference of the distribution functions, 0 to 1 */
    bool is_informed; /* more than weights that know nothing of it would make it, in 99 of 100 cases
                       */
};

struct lc_posterior {
    double *weights; /* [n]; sum 1 */
    double effective;
    uint32_t n, n_kept; /* replications; those that are not implausible */
    struct lc_marginal *marginals;
    uint32_t n_marginals, n_informed;
    double **draws; /* [n_marginals][n] */
};

/* Weights the replications and looks at each uncertain parameter; arena-owned. When every
 * replication is implausible, effective is 0 and nothing else is meaningful. */
void lc_posterior_make(struct lc_posterior *p, struct lc_arena *a, const struct lc_model *m,
                       const struct lc_fit *fit, const struct lc_samples *samples);

/* Draws `count` replications by weight (systematic resampling); writes their positions in 0 to n
 * - 1. effective must be above 0. */
void lc_posterior_resample(uint32_t *out, uint32_t count, const struct lc_posterior *p,
                           uint64_t seed);

#endif

/* Amounts per unit of something else over the replications of an ensemble: the ratio of means, and
 * how the ratio is spread over replications.
 *
 * The ratio of means answers "so much of one for all of the other"; its Monte Carlo error is that
 * of the mean of y - R x over the mean of x (Cochran 1977, Sampling Techniques, section 6.4), with
 * errors of means as in stats/mcse.h.
 */
#ifndef LC_STATS_RATIO_H
#define LC_STATS_RATIO_H

#include <stddef.h>
#include <stdint.h>

#define LC_RATIO_QUANTILES 3 /* p10, p50, p90 */

struct lc_ratio {
    size_t n, n_bases; /* replications; those with a base above 0 */
    double mean, mcse_mean, quantiles[LC_RATIO_QUANTILES]; /* of the amounts */
    double ratio, mcse_ratio; /* mean amount / mean base; NAN unless the latter is above 0 */
    double ratio_quantiles[LC_RATIO_QUANTILES]; /* of amount / base where the base is above 0 */
};

/* n finite amounts and bases (>= 0). replications: the number of each, ascending. room: n doubles.
 * With n = 0 all is NAN. */
void lc_ratio_estimate(struct lc_ratio *out, double *room, const double *amounts,
                       const double *bases, const uint32_t *replications, size_t n);

#endif

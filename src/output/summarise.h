/* One cell of an ensemble in a few numbers: mean, its Monte Carlo error, quantiles.
 *
 * Used by every table, so that all of them leave out the same values (those that are not finite)
 * and use the same definitions (stats/quantile.h, stats/mcse.h).
 */
#ifndef LC_OUTPUT_SUMMARISE_H
#define LC_OUTPUT_SUMMARISE_H

#include "observe/samples.h"

#define LC_OUTPUT_DIGITS   9 /* of a result; more than the Monte Carlo error leaves meaning to */
#define LC_ENSEMBLE_DIGITS 7 /* of one from an ensemble on disk, which holds single precision */

/* Room for the values of one cell; make one a table, use it for every cell. */
struct lc_scratch {
    uint32_t n;             /* values that the room holds */
    double *values, *spare; /* n each */
    uint32_t *replications; /* of those in values */
};

struct lc_scratch lc_scratch_new(uint32_t n);
void lc_scratch_free(struct lc_scratch *s);

struct lc_summary {
    uint32_t n; /* finite values */
    double mean, mcse;
};

/* Summarises the n values in s->values (value i is that of all[i]) and leaves the finite ones
 * sorted; s->spare is overwritten. quantiles receives one for each of the n_p probabilities p. */
struct lc_summary lc_summarise(struct lc_scratch *s, double *quantiles, const double *p, size_t n_p,
                               const uint32_t *all);

/* True when all n values are zero. */
bool lc_is_all_zero(const double *values, uint32_t n);

#endif

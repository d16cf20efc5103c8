/* Monte Carlo errors: how far a mean or a quantile of an ensemble may be off because the number of
 * replications is finite.
 *
 * Replications of one Latin hypercube block (rand/latin.h) are not independent, blocks are. So the
 * error of a mean comes from the means of blocks once LC_MCSE_BLOCKS of them are there (a block
 * counts when at least half of its replications do), and from the spread of single replications
 * before that, which is too large rather than too small for a Latin sample. The error of a quantile
 * is that of Maritz and Jarrett (1978): the standard deviation of the order statistic under the
 * empirical distribution, with beta weights of shapes p (n + 1) and (1 - p) (n + 1); it treats
 * replications as independent and is therefore on the large side as well.
 */
#ifndef LC_STATS_MCSE_H
#define LC_STATS_MCSE_H

#include <stddef.h>
#include <stdint.h>

#define LC_MCSE_BLOCKS 5 /* fewer tell little about their own spread */

/* Arithmetic mean, added in the order given; NAN when n is 0. */
double lc_mean(const double *values, size_t n);

/* Standard error of the mean. replications: the number of each value's replication, ascending. NAN
 * when n is less than 2. */
double lc_mcse_mean(const double *values, const uint32_t *replications, size_t n);

/* Degrees of freedom of that error, for an interval by Student's t: one less than the blocks, or
 * the single replications, that it comes from. From five to ten blocks the normal interval would be
 * too narrow by three tenths to an eighth. 0 when n is less than 2. */
double lc_mcse_freedom(const uint32_t *replications, size_t n);

/* Weights of the n order statistics in the error of quantile p in (0, 1); they depend on n and p
 * alone, so work them out once. */
void lc_mcse_weights(double *weights, size_t n, double p);

/* Standard error of the quantile whose weights are given, of n sorted values; NAN when n is less
 * than 2. */
double lc_mcse_quantile(const double *sorted, const double *weights, size_t n);

#endif

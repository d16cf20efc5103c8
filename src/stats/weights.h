/* Importance weights of an ensemble: how much each replication counts once observations are known,
 * and how far that moves what was assumed.
 *
 * Weights are at least 0 and need not sum to 1, except where normalised ones are made. A value of
 * weight 0 counts for nothing. Values must be finite.
 */
#ifndef LC_STATS_WEIGHTS_H
#define LC_STATS_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

/* Weights proportional to exp(log_w), with sum 1; w_out may be log_w. A logarithm may be -INFINITY,
 * not NAN or INFINITY. Returns the effective number of values, 1 / sum w^2 (Kish 1965), from 1 to
 * n. When all logarithms are -INFINITY, or n is 0, all weights are 0 and so is the result. */
double lc_weights_normalise(double *w_out, const double *log_w, size_t n);

/* Weighted arithmetic mean; NAN when no weight is above 0. */
double lc_weighted_mean(const double *values, const double *w, size_t n);

/* Quantile p in [0, 1]: type 7 carried over to weights (Akinshin 2023). With Kish's effective
 * number m of values, it is the mean of the inverse of the weighted distribution function over
 * [(m - 1) p / m, ((m - 1) p + 1) / m]. It moves continuously with the weights, stays inside the
 * range of the values that have weight, and equals lc_quantile_sorted (but for rounding) when all
 * weights are equal. NAN when no weight is above 0. */
double lc_weighted_quantile(const double *values, const double *w, size_t n, double p);

/* Systematic resampling (Kitagawa 1996): m indices, ascending, of n weighted values; value i comes
 * m w_i / sum w times, rounded down or up. u in [0, 1) is the one random number it takes. At least
 * one weight must be above 0, and n below 2^32. */
void lc_resample_systematic(uint32_t *out, size_t m, const double *w, size_t n, double u);

/* Largest distance between the weighted and the unweighted empirical distribution function of the
 * same values (Kolmogorov and Smirnov's): how far the weights have moved one parameter, from 0 to
 * 1. NAN when no weight is above 0. */
double lc_ks_weighted(const double *values, const double *w, size_t n);

/* Implausibility of history matching (Craig et al. 1997; Vernon, Goldstein and Bower 2010):
 * |observed - expected| / sqrt(sum of variances), of the observation's error, the model's
 * discrepancy and the ensemble's mean. Above 3 is the usual ground to rule out. Without any
 * variance: 0 if the two are equal, else INFINITY. */
double lc_implausibility(double observed, double expected, double var_observation,
                         double var_discrepancy, double var_ensemble);

#endif

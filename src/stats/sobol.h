/* Variance-based sensitivity by design: first-order and total indices of independent inputs.
 *
 * The first-order index is the share of an output's variance that an input explains by itself; the
 * total index is the share that would be left if all others were known, interactions included
 * (Sobol 1993; Homma and Saltelli 1996). n base points each ask for k + 2 runs (Saltelli et al.
 * 2010, Computer Physics Communications 181, 259-270): the point of matrix A, that of matrix B, and
 * for each input i that of A with column i taken from B (A_B^i).
 *
 * The points are those of stats/sobol_points.h; the inputs go by twenties, of which each has its
 * columns of A and then those of B in one set. Columns of A and B in sets of their own, or next to
 * each other, do worse. n may be anything, a power of two is best.
 */
#ifndef LC_STATS_SOBOL_H
#define LC_STATS_SOBOL_H

#include "stats/resample.h"

/* Design over k inputs. Owned by the arena. */
struct lc_sobol_design {
    size_t n, k;
    double *a, *b; /* n x k each */
};

struct lc_arena;
struct lc_sobol_design *lc_sobol_design_new(struct lc_arena *arena, size_t n, size_t k,
                                            uint64_t seed);

/* Inputs u[k] of a run, in [0, 1]. Run j (k + 2) + m belongs to base point j: A for m = 0, B for 1,
 * A_B^i for m = 2 + i. There are n (k + 2) runs; the first are the same for any n. */
void lc_sobol_run(double *u, const struct lc_sobol_design *design, size_t run);

/* Indices of k inputs each from the finite outputs of all runs, y[n * (k + 2)] in the order above,
 * with bootstrap intervals over base points (Archer, Saltelli and Sobol 1997). With a, b and c the
 * outputs of A, B and A_B^i:
 *
 *   total  T = mean (a - c)^2 / 2 over the mean variance of a and c (Jansen 1999);
 *   first  S = (cov(b, c) - (1 - T) cov(b, a)) over the mean variance of b and c.
 *
 * Without its second term S is Jansen's first-order estimator, 1 - mean (b - c)^2 / 2 / variance,
 * with the variance of the very pairs that it compares, which is what makes it efficient (Janon et
 * al. 2014). cov(b, a) is 0 but for sampling. It varies as the first term does when the input
 * matters little, for then c is nearly a, and taking it off in whole is the estimator of Saltelli
 * et al. 2010 (table 2 b); 1 - T is the correlation of a and c, so the right share of it for
 * either.
 *
 * Both are at most 1. All 0 when y is constant; NAN when n is below 2. */
void lc_sobol_indices(struct lc_estimate *first, struct lc_estimate *total, const double *y,
                      size_t n, size_t k, const struct lc_resampling *how);

#endif

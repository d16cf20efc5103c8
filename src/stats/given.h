/* First-order sensitivity from a given sample: the share of an output's variance that one input
 * explains, Var(E[y | x]) / Var(y), without a design and without a new run.
 *
 * It is the share by which the variance would shrink, on average, if x were known. It holds for
 * correlated inputs as well; then it is what x tells, by itself and by what it goes along with, and
 * shares need not add up to 1.
 *
 * E[y | x] is fitted over pieces of equal probability (stats/pieces.h; Plischke, Borgonovo and
 * Smith 2013, European Journal of Operational Research 226, 536-550). Fitting p numbers to noise
 * explains (p - 1) / (n - 1) of it, which is taken off: 1 - (left over / (n - p)) / (total / (n -
 * 1)), the adjusted share of Ezekiel (1930). So an input without effect scatters about 0, below it
 * as often as above, and how far is told by the floor: the same estimate after y was put in random
 * order.
 *
 * Invariant: neither the order of rows nor a rising transform of x changes a bit of the result.
 */
#ifndef LC_STATS_GIVEN_H
#define LC_STATS_GIVEN_H

#include "stats/resample.h"

struct lc_given {
    struct lc_estimate share; /* at most 1; slightly negative when there is nothing */
    double floor;             /* 95 % of inputs without effect show less: below it is noise */
};

/* Index of y for one input from n pairs of finite values, with its bootstrap interval and as many
 * permutations for the floor. When y is constant or x is, the share is 0, for nothing is
 * explained. All NAN when n is below LC_PIECES_ROWS_MIN. */
void lc_given_index(struct lc_given *out, const double *x, const double *y, size_t n,
                    const struct lc_resampling *how);

#endif

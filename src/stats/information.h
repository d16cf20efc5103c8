/* What knowing more would be worth to a decision between two options.
 *
 * d is the net benefit of option A less that of option B, in whatever unit the decision counts, one
 * number a replication. Who must choose now takes A when the mean of d is above 0. Who knew all
 * could choose in every replication; who knew one input x could choose by E[d | x].
 */
#ifndef LC_STATS_INFORMATION_H
#define LC_STATS_INFORMATION_H

#include "stats/resample.h"

/* Expected value of perfect information, E max(d, 0) - max(E d, 0) (Raiffa and Schlaifer 1961), in
 * the unit of d, of n finite values, with its bootstrap interval; never below 0. NAN when n is
 * below 2. */
void lc_information_perfect(struct lc_estimate *out, const double *d, size_t n,
                            const struct lc_resampling *how);

struct lc_information {
    struct lc_estimate value; /* in the unit of d, at least 0 */
    double plug_in;           /* E max(fit, 0) - max(E fit, 0): on the large side */
    double floor;             /* 95 % of inputs without effect show less value than this */
};

/* Expected value of partial perfect information: of knowing input x before choosing, from n pairs
 * of finite values. E[d | x] is a regression of d on x (Strong, Oakley and Brennan 2014, Medical
 * Decision Making 34, 311-326), here over stats/pieces.h.
 *
 * Its plug-in value is too large, for noise in the fit counts as knowledge. So the rule "A where
 * the fit is above 0" is learned from nine tenths of the rows and its gain over the choice without
 * x is counted on the other tenth, in turns (cross-fitting: Stone 1974). What a rule earns on rows
 * it has not seen can't exceed the true value on average, and is about 0 for a useless input; a
 * good rule loses little, since it errs only where d is near 0. Rows go to tenths by their place in
 * the order of x, so neither the order of rows nor a rising transform of x changes a bit of the
 * result.
 *
 * Constant x: 0. All NAN when n is below LC_PIECES_ROWS_MIN. */
void lc_information_partial(struct lc_information *out, const double *d, const double *x, size_t n,
                            const struct lc_resampling *how);

#endif

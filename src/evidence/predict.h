/* What an ensemble says about a point: its value in every replication, and what stands between the
 * model and the observation (Kennedy and O'Hagan 2001).
 *
 * The error of an observation is lognormal. Half of its variance belongs to the series (scope,
 * shares) and is the same at all its points, half to the point (measurement). What the model leaves
 * out adds a discrepancy whose variance grows in proportion to the time since the start, as that of
 * a random walk; it is drawn once a series. Invariant: a draw hangs on seed, replication, series
 * and point alone.
 */
#ifndef LC_EVIDENCE_PREDICT_H
#define LC_EVIDENCE_PREDICT_H

#include "evidence/target.h"
#include "observe/samples.h"

#define LC_EVIDENCE_PURPOSE (UINT32_MAX - 1) /* of its streams (rand/stream.h) */
#define LC_ERROR_SERIES     0.5              /* part of the error's variance that a series shares */

/* Logarithms of the model's values at point p of t in the n = s->n replications, nothing below
 * t->least. spare: room for 3 n numbers. */
void lc_predict_ln(double *out, const struct lc_samples *s, const struct lc_target_series *t,
                   const struct lc_point *p, double *spare);

/* Adds draws of the observation's error and of the model's discrepancy to each. */
void lc_predict_add_error(double *out, const struct lc_samples *s, uint64_t seed,
                          const struct lc_target_series *t, const struct lc_point *p);

/* Standard deviation of the discrepancy at a point. */
double lc_discrepancy_ln(const struct lc_target_series *t, const struct lc_point *p);

/* Logarithm of the observation, nothing below t->least. */
double lc_point_ln(const struct lc_target_series *t, const struct lc_point *p);

#endif

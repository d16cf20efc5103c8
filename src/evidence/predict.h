/* What an ensemble says about a point: its value in every replication, with and without the error
 * of the observation.
 *
 * The error of an observation is lognormal. Half of its variance belongs to the series (scope,
 * shares) and is the same at all its points, half to the point (measurement). Invariant: a draw of
 * it hangs on seed, replication, series and point alone.
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

/* Adds a draw of the error, of standard deviation sd_ln, to each. */
void lc_predict_add_error(double *out, const struct lc_samples *s, uint64_t seed,
                          const struct lc_target_series *t, const struct lc_point *p, double sd_ln);

/* Logarithm of the observation, nothing below t->least. */
double lc_point_ln(const struct lc_target_series *t, const struct lc_point *p);

#endif

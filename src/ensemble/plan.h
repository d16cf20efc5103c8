/* Which parameter values a replication takes.
 *
 * Parameters are drawn in independent Latin hypercube blocks of LC_LATIN_BLOCK replications
 * (rand/latin.h), each rank-correlated by itself. Where the model has a sample of joint draws, its
 * parameters come from there: each pass of as many replications as it has rows takes every row
 * once, in an order drawn anew; what was fixed since by --set stays fixed. Invariant: a draw
 * depends on (model, seed, index) alone, never on how many replications were asked for, nor on
 * which thread asks. A plan keeps the block it used last, so each thread has one of its own.
 */
#ifndef LC_ENSEMBLE_PLAN_H
#define LC_ENSEMBLE_PLAN_H

#include "input/model.h"

struct lc_plan;

struct lc_plan *lc_plan_new(const struct lc_model *m, uint64_t seed);
void lc_plan_free(struct lc_plan *p);

/* Writes the n_parameters values of replication `index`, each in its parameter's unit. */
void lc_draws_get(struct lc_plan *p, uint32_t index, double *out);

#endif

/* Inputs of a designed experiment: which parameters are uncertain, and what values they take at
 * given probabilities.
 *
 * A chosen input takes the quantile of its law, or of its column in the model's sample: it varies
 * by itself, whatever it is correlated with. All inputs that were not chosen come together from the
 * plan, as the replication named draws them, so that they keep their correlations and their share
 * of the spread; chance, the replication whose streams a run takes, is an input of its own
 * (replication.h, struct lc_prescribed). Invariant: what a row holds depends on the model, the seed
 * and the arguments of lc_design_fill() alone.
 */
#ifndef LC_ENSEMBLE_DESIGN_H
#define LC_ENSEMBLE_DESIGN_H

#include "input/model.h"

/* Numbers of the parameters that are drawn, the levers of scenarios among them, ascending. Returns
 * how many; g_free() *inputs. */
uint32_t lc_inputs_list(uint32_t **inputs, const struct lc_model *m);

struct lc_design;

/* inputs: numbers of the chosen parameters, borrowed with the model. Free with lc_design_free(). */
struct lc_design *lc_design_new(const struct lc_model *m, uint64_t seed, const uint32_t *inputs,
                                uint32_t n_inputs);
void lc_design_free(struct lc_design *d);

/* Length of a row of draws. */
uint32_t lc_design_parameters(const struct lc_design *d);

/* Whether there are uncertain parameters that were not chosen. */
bool lc_design_has_others(const struct lc_design *d);

/* Value of the i-th chosen input at a probability in (0, 1), in its unit. */
double lc_design_value(const struct lc_design *d, uint32_t i, double probability);

/* Fills the model's n_parameters draws: the chosen at probabilities[n_inputs], those that were not
 * chosen as in replication `others` of the plan. */
void lc_design_fill(struct lc_design *d, double *draws, const double *probabilities,
                    uint32_t others);

#endif

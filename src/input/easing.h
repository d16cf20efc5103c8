/* The table `easing`: one constraint a row, eased by a few units from the start and for good, to
 * find what a unit of it is worth. Each row is a lever like those of scenarios.
 */
#ifndef LC_INPUT_EASING_H
#define LC_INPUT_EASING_H

#include "input/model.h"

/* Complains of rows whose target is none, or on which the operation can't be. */
void lc_easings_check(const struct lc_model *m, struct lc_diag *d);

/* Puts a row in force, as a scenario of its name behind those that the model has. False after a
 * complaint. */
bool lc_model_ease(struct lc_model *m, uint32_t row, struct lc_diag *d);

#endif

/* The scenarios that a model has been given, in their order. */
#ifndef LC_INPUT_SCENARIO_LIST_H
#define LC_INPUT_SCENARIO_LIST_H

#include "input/model.h"

/* Appends one whose actions are resolved and belong to the model's arena. */
void lc_scenarios_append(struct lc_model *m, const struct lc_scenario *scenario);

#endif

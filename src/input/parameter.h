/* The parameters with their laws, and the rank correlations between them. */
#ifndef LC_INPUT_PARAMETER_H
#define LC_INPUT_PARAMETER_H

#include "input/load.h"

/* Reads parameters.csv, lets the rows of initial/DATE/parameters.csv (which may be missing) take
 * the place of those of the same name, and appends the medians to the model's cells: must come
 * before the tables. */
void lc_parameters_load(struct lc_load *load);

/* Finds the cells that parameters with a target multiply. Every table must be good. */
void lc_parameters_resolve(struct lc_load *load);

/* Reads correlations.csv (which may be missing). */
void lc_correlations_load(struct lc_load *load);

/* The values that a parameter may be set to: those between the law's min and max and, for shares
 * and probabilities, 0 and 1. Infinite where there is no bound. */
void lc_parameter_range(double *low, double *high, const struct lc_parameter *p);

/* Whether numbers of that unit lie in 0 to 1. */
bool lc_unit_is_share(const char *unit);

/* Key of a parameter's draws: hangs on its name alone, so that other parameters may come and go. */
uint64_t lc_parameter_key(const char *name);

/* Number of the parameter of that name, or -1. */
int32_t lc_parameter_find(const struct lc_model *m, const char *name);

#endif

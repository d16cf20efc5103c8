/* Parameters with a target (applies_to) multiply cells by what is drawn: what comes of it should be
 * a number that the table could hold.
 */
#ifndef LC_INPUT_SCALED_H
#define LC_INPUT_SCALED_H

#include "input/model.h"

/* Complains, once for each parameter, of cells that the parameters' laws take out of the range of
 * their column: shares with any draws, other numbers with draws from the tenth to the ninetieth
 * percentile (a law's tail may lie beyond what a table should hold), flags and shares that sum to 1
 * with any. May be run again after overrides. */
void lc_scaled_check(const struct lc_model *m, struct lc_diag *d);

#endif

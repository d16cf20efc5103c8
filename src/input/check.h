/* What a model means: rules that hold across rows and tables.
 *
 * Each complaint names file and line. Runs on tables whose fields are all good; may be run again
 * after overrides.
 */
#ifndef LC_INPUT_CHECK_H
#define LC_INPUT_CHECK_H

#include "input/model.h"

/* Counts, sums, completeness and order of values. */
void lc_check_tables(const struct lc_model *m, struct lc_diag *d);

/* Phases: their order has no cycle, and whatever names a phase names one that exists. */
void lc_check_phases(const struct lc_model *m, struct lc_diag *d);

/* What phases wait for can come: each kind of project has the gates that it needs, once, and no
 * others. Only for phases whose order is good. */
void lc_check_gates(const struct lc_model *m, struct lc_diag *d);

#endif

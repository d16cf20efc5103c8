/* Where a scenario's file is, and what the scenario is called. */
#ifndef LC_INPUT_SCENARIO_FILE_H
#define LC_INPUT_SCENARIO_FILE_H

#include "input/model.h"

#define LC_BASELINE "baseline"

/* Path of the file of a scenario given by path or, beside the model, by name; the arena's. NULL
 * after a complaint, or for a baseline without a file. */
const char *lc_scenario_file_find(const struct lc_model *m, const char *name, struct lc_diag *d);

/* Last part of the path without ".csv": a name that may stand in tables and file names; the
 * arena's. NULL after a complaint. */
const char *lc_scenario_file_name(const struct lc_model *m, const char *path, struct lc_diag *d);

#endif

/* Inputs as they turned out after a start: the table `realised`, for runs that part wrong inputs
 * from a wrong model. */
#ifndef LC_INPUT_REALISED_H
#define LC_INPUT_REALISED_H

#include "input/model.h"

/* Whether the model's folder holds a vintage of the table of that name, or of parameters, for the
 * start. */
bool lc_is_vintage(const char *folder, lc_time start, const char *name);

/* Takes every row of the table `realised` whose input is name as --set would. False and a complaint
 * when there is none, or one is wrong. */
bool lc_model_realise(struct lc_model *m, const char *name, struct lc_diag *d);

#endif

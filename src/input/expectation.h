/* What a scenario is expected to do, as comments at its top say:
 *
 *   # Expected: SERIES [REGION] YEAR up|down|same: reason
 */
#ifndef LC_INPUT_EXPECTATION_H
#define LC_INPUT_EXPECTATION_H

#include "input/csvfile.h"
#include "input/model.h"

/* Reads those of a file into the scenario. "expected:" will do. Complains of comments that start
 * with "Expected" and are none, and of the same series, region and year twice. */
void lc_expectations_read(struct lc_scenario *scenario, const struct lc_model *m,
                          const struct lc_csvfile *csv, struct lc_diag *d);

#endif

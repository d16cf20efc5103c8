/* What scenarios are expected to do, against what the program reports. */
#ifndef LC_OBSERVE_EXPECTED_H
#define LC_OBSERVE_EXPECTED_H

#include "base/diag.h"
#include "observe/layout.h"

/* Complains of every expectation of the model's scenarios whose series or region the report does
 * not have, or whose year is before the model's start. */
void lc_expectations_check(const struct lc_layout *l, struct lc_diag *d);

#endif

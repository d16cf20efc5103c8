/* The columns in which parameters.csv and scenarios give a probability law. */
#ifndef LC_INPUT_LAW_FIELDS_H
#define LC_INPUT_LAW_FIELDS_H

#include "input/field.h"
#include "rand/distribution.h"

/* In this order in every list of columns that holds them. */
#define LC_LAW_COLUMNS                                                                             \
    "distribution", "arg1", "arg2", "arg3", "arg4", "p10", "p50", "p90", "min", "max"
#define LC_LAW_FIELDS 10

/* Reads a law from its fields. False after at least one complaint, in which the law belongs to
 * `name`. */
bool lc_law_read(struct lc_distribution *law, const char *name,
                 const struct lc_field fields[LC_LAW_FIELDS], struct lc_diag *d);

/* Values that draws leave so seldom that it doesn't matter (a thousand-millionth on each side);
 * infinite where the law has no end there. */
void lc_law_ends(double *low, double *high, const struct lc_distribution *law);

#endif

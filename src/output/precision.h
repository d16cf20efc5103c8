/* How exact the headline medians of an ensemble are. */
#ifndef LC_OUTPUT_PRECISION_H
#define LC_OUTPUT_PRECISION_H

#include "output/headline.h"

/* The median with the largest Monte Carlo error. */
struct lc_precision {
    const char *series; /* NULL when there is none to tell of */
    int year;
    double error_share; /* standard error over the median's absolute value */
};

/* Over all headline series of the world in the headline years; medians of zero are left out. */
struct lc_precision lc_precision_get(const struct lc_result *r);

#endif

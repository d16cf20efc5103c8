/* expected.csv: whether a scenario did what its file expects of it (input/expectation.h).
 *
 * "up" came out when the difference is above 0 in more pairs than below (ties left out), "down" the
 * other way; it is unclear when a fair coin would part them so far apart in one case of twenty or
 * more (two-sided sign test: Conover 1999, Practical Nonparametric Statistics, section 3.4). "same"
 * came out when no pair differs.
 */
#ifndef LC_OUTPUT_EXPECTED_H
#define LC_OUTPUT_EXPECTED_H

#include "output/comparison.h"

#define LC_EXPECTED_HEADER                                                                         \
    "scenario,against,series,region,unit,year,expected,n,median_difference,probability_positive,"  \
    "probability_negative,sign_test_p,came_out,reason"

/* Writes a row for each expectation of the scenario that the comparison can tell of. */
void lc_expected_write(struct lc_outfile *file, const struct lc_comparison *c,
                       const struct lc_scenario *scenario);

/* A sentence each, for eyes. */
void lc_expected_print(const struct lc_comparison *c, const struct lc_scenario *scenario,
                       const struct lc_screen *screen, FILE *to);

#endif

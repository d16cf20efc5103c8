/* compare.csv: one ensemble held against another, replication by replication.
 *
 * Compared is every column of the report in every calendar year (observe/probe.h), and for the
 * headline series also the mean from the start to the end of each year: a policy that only brings
 * things forward shows there, when the year itself has caught up.
 */
#ifndef LC_OUTPUT_COMPARISON_H
#define LC_OUTPUT_COMPARISON_H

#include "base/screen.h"
#include "base/outfile.h"
#include "observe/probe.h"
#include "stats/paired.h"

#include <stdio.h>

/* What a quantity of the probe is. */
struct lc_yearly_item {
    uint32_t column;
    int year;
    bool is_to_date; /* mean from the start to the end of the year */
};

struct lc_yearly {
    const struct lc_layout *layout;
    struct lc_probe probe;
    struct lc_yearly_item *items; /* probe.n */
};

/* All columns in all years. from: start of the forecast. Ends with lc_yearly_fini(). */
void lc_yearly_init(struct lc_yearly *y, const struct lc_layout *l, lc_time from);
void lc_yearly_fini(struct lc_yearly *y);

/* Number of the quantity, or -1. */
int64_t lc_yearly_find(const struct lc_yearly *y, uint32_t column, int year, bool is_to_date);

/* The headline quantities: those of the headline series in all years, not to date. Returns how
 * many; g_free() *numbers. */
uint32_t lc_yearly_headlines(uint32_t **numbers, const struct lc_yearly *y);

/* Both sides. Of quantity q in replication r: values[q * stride + r]. */
struct lc_comparison {
    const struct lc_yearly *yearly;
    const char *scenario, *against;
    const uint32_t *replications; /* those that are there on both sides, ascending; n */
    uint32_t n, stride;
    const double *against_values, *scenario_values;
};

/* The pairs of a quantity, without gaps: n values each. */
void lc_comparison_pairs(double *against, double *scenario, const struct lc_comparison *c,
                         uint32_t quantity);

#define LC_COMPARISON_HEADER                                                                       \
    "scenario,against,series,region,unit,measure,year,n,against_p50,scenario_p50,"                 \
    "median_difference,mcse_median,mean_difference,mcse_mean,p05,p10,p90,p95,median_share,"        \
    "probability_positive,probability_zero,variance_reduction,mean_log_difference,mcse_log,"       \
    "variance_reduction_log"

/* Writes a row for each quantity that is not 0 throughout on both sides. */
void lc_comparison_write(struct lc_outfile *file, const struct lc_comparison *c);

/* The headline series in two or three years, for eyes. */
void lc_comparison_print(const struct lc_comparison *c, const struct lc_screen *screen, FILE *to);

#endif

/* The headline table: a dozen series in a few calendar years, for summary.csv and the terminal.
 * What a series' value of a year is stands in observe/probe.h.
 */
#ifndef LC_OUTPUT_HEADLINE_H
#define LC_OUTPUT_HEADLINE_H

#include "base/screen.h"
#include "output/result.h"
#include "output/summarise.h"

#include <stdio.h>

#define LC_HEADLINE_YEARS 8 /* most columns of the table */

struct lc_headline {
    const char *series; /* full name: a member filled in */
    const char *title;  /* for eyes, with its unit */
};

extern const struct lc_headline lc_headlines[];
extern const unsigned lc_n_headlines;

/* The years shown: 2026, 2028, 2030, 2035, 2040 as far as they lie in the horizon, and its last
 * year. Returns how many. */
unsigned lc_headline_years(int years[LC_HEADLINE_YEARS], const struct lc_layout *l);

/* p10, p50 and p90 of a column in a year; false when no report or no value falls into it. */
bool lc_headline_get(double quantiles[3], const struct lc_result *r, struct lc_scratch *s,
                     uint32_t column, int year);

/* The table for the world: a line of medians and under it p10 to p90. On a terminal it shows as
 * many years as there is room for and, where blocks can be shown, the curve of the medians. */
void lc_headline_print(const struct lc_result *r, const struct lc_screen *screen, FILE *to);

/* Two sentences on what binds most in the world and how likely an overbuild is. */
void lc_headline_print_binding(const struct lc_result *r, const struct lc_screen *screen, FILE *to);

#endif

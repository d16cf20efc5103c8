/* What is looked at in each replication when not all of it is kept: quantities, each a weighted sum
 * of cells of the report.
 *
 * A series in a calendar year is such a sum: a STOCK counts at the last report of the year; a FLOW
 * or MEAN is the mean over the year's periods, weighted by their lengths. Invariant: a quantity's
 * value depends on the order in which its terms were added, and on nothing else.
 */
#ifndef LC_OBSERVE_PROBE_H
#define LC_OBSERVE_PROBE_H

#include "observe/samples.h"

struct lc_probe_term {
    enum lc_sample_kind kind;
    uint32_t cell;
    double weight;
};

/* The sum of terms first to first + n - 1, divided by the divisor. */
struct lc_quantity {
    uint32_t first, n;
    double divisor;
};

struct lc_probe {
    struct lc_probe_term *terms;
    struct lc_quantity *quantities;
    uint32_t n_terms, n; /* n: quantities */
    uint32_t terms_room, room;
};

/* Starts as {0}; ends with lc_probe_fini(). */
void lc_probe_fini(struct lc_probe *p);

/* Adds a quantity without terms; returns its number. lc_probe_add_term() adds to the last one. */
uint32_t lc_probe_add(struct lc_probe *p, double divisor);
void lc_probe_add_term(struct lc_probe *p, enum lc_sample_kind kind, size_t cell, double weight);

/* Adds a report column in a calendar year. False, with nothing added, when no report falls into it.
 */
bool lc_probe_add_annual(struct lc_probe *p, const struct lc_layout *l, lc_time from,
                         uint32_t column, int year);

/* Weights of the n_dates reports of a column in its value of a calendar year; returns what to
 * divide their weighted sum by, 0 when no report falls into it. from: start of the forecast. */
double lc_annual_weights(double *weights, const struct lc_layout *l, lc_time from, uint32_t column,
                         int year);

#endif

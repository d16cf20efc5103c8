#include "output/annual.h"

#include "observe/probe.h"

#include <glib.h>

/* Adds the values of a date, times weight, to s->values. */
static void accumulate(struct lc_scratch *s, const struct lc_result *r, size_t cell, double weight)
{
    lc_samples_get(s->spare, &r->samples, LC_SAMPLE_SERIES, cell);
    for (uint32_t i = 0; i < s->n; i++) {
        s->values[i] += weight * s->spare[i];
    }
}

bool lc_annual_get(struct lc_scratch *s, const struct lc_result *r, uint32_t column, int year)
{
    const struct lc_layout *l = r->layout;
    double *weights = g_new(double, l->n_dates);
    const double total = lc_annual_weights(weights, l, r->from, column, year);

    for (uint32_t i = 0; i < s->n; i++) {
        s->values[i] = 0;
    }
    for (uint32_t date = l->n_dates; total > 0 && date-- > 0;) {
        if (weights[date] > 0) {
            accumulate(s, r, lc_series_index(l, date, column), weights[date]);
        }
    }
    g_free(weights);
    for (uint32_t i = 0; i < s->n && total > 0; i++) {
        s->values[i] /= total;
    }
    return total > 0;
}

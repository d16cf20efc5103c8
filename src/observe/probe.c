#include "observe/probe.h"

#include <glib.h>

void lc_probe_fini(struct lc_probe *p)
{
    g_free(p->terms);
    g_free(p->quantities);
    *p = (struct lc_probe){0};
}

uint32_t lc_probe_add(struct lc_probe *p, double divisor)
{
    if (p->n == p->room) {
        p->room = 2 * p->room + 64;
        p->quantities = g_renew(struct lc_quantity, p->quantities, p->room);
    }
    p->quantities[p->n] = (struct lc_quantity){p->n_terms, 0, divisor};
    return p->n++;
}

void lc_probe_add_term(struct lc_probe *p, enum lc_sample_kind kind, size_t cell, double weight)
{
    if (p->n_terms == p->terms_room) {
        p->terms_room = 2 * p->terms_room + 256;
        p->terms = g_renew(struct lc_probe_term, p->terms, p->terms_room);
    }
    p->terms[p->n_terms++] = (struct lc_probe_term){kind, (uint32_t)cell, weight};
    p->quantities[p->n - 1].n++;
}

double lc_annual_weights(double *weights, const struct lc_layout *l, lc_time from, uint32_t column,
                         int year)
{
    const bool is_stock = lc_series_get(l->columns[column].series)->kind == LC_KIND_STOCK;
    double total = 0;

    for (uint32_t date = l->n_dates; date-- > 0;) {
        const lc_time start = date > 0 ? l->dates[date - 1] : from;
        const double days = (double)(l->dates[date] - start) / (double)LC_MS_PER_DAY;
        const bool counts = lc_date_of(lc_layout_label(l, date)).year == year &&
                            !(is_stock && total > 0); /* the last report of the year */

        weights[date] = !counts ? 0 : is_stock ? 1 : days;
        total += weights[date];
    }
    return total;
}

bool lc_probe_add_annual(struct lc_probe *p, const struct lc_layout *l, lc_time from,
                         uint32_t column, int year)
{
    double *weights = g_new(double, l->n_dates);
    const double total = lc_annual_weights(weights, l, from, column, year);

    if (total > 0) {
        lc_probe_add(p, total);
        for (uint32_t date = 0; date < l->n_dates; date++) {
            if (weights[date] > 0) {
                lc_probe_add_term(p, LC_SAMPLE_SERIES, lc_series_index(l, date, column),
                                  weights[date]);
            }
        }
    }
    g_free(weights);
    return total > 0;
}

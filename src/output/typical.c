#include "output/typical.h"

#include "stats/order.h"

#include <glib.h>

struct ranking {
    uint32_t n, *order, *counts; /* counts: each replication once */
    double *values, *ranks, *distance;
};

static struct ranking ranking_new(uint32_t n)
{
    struct ranking k = {n,
                        g_new(uint32_t, n),
                        g_new(uint32_t, n),
                        g_new(double, n),
                        g_new(double, n),
                        g_new0(double, n)};

    for (uint32_t i = 0; i < n; i++) {
        k.counts[i] = 1;
    }
    return k;
}

static void ranking_free(struct ranking *k)
{
    g_free(k->order);
    g_free(k->counts);
    g_free(k->values);
    g_free(k->ranks);
    g_free(k->distance);
}

/* Adds to each replication's distance that of one cell. */
static void add_cell(struct ranking *k, const struct lc_samples *samples, size_t cell)
{
    lc_samples_get(k->values, samples, LC_SAMPLE_SERIES, cell);
    lc_order(k->order, k->values, NULL, k->n);
    lc_midranks(k->ranks, k->values, k->order, k->counts, k->n);
    for (uint32_t i = 0; i < k->n; i++) {
        const double off = (k->ranks[i] - 0.5) / k->n - 0.5;

        k->distance[i] += off * off;
    }
}

uint32_t lc_typical_replication(const struct lc_result *r)
{
    static const enum lc_series_id looked_at[] = {LC_S_AI_POWER, LC_S_CAPITAL_TOTAL};
    const struct lc_layout *l = r->layout;
    struct ranking k = ranking_new(r->samples.n);
    uint32_t nearest = 0;

    for (uint32_t date = 0; date < l->n_dates; date++) {
        for (size_t i = 0; i < G_N_ELEMENTS(looked_at); i++) {
            add_cell(&k, &r->samples, lc_series_index(l, date, l->first_column[looked_at[i]]));
        }
    }
    for (uint32_t i = 1; i < k.n; i++) {
        nearest = k.distance[i] < k.distance[nearest] ? i : nearest;
    }
    ranking_free(&k);
    return r->samples.replications[nearest];
}

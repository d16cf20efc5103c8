#include "output/held.h"

#include <glib.h>

struct lc_held lc_held_new(const struct lc_result *r, bool with_details)
{
    const uint32_t n = r->samples.n;
    const uint32_t n_holds = with_details ? r->layout->n_holds : LC_CONSTRAINT_COUNT;

    return (struct lc_held){.n = n,
                            .n_holds = n_holds,
                            .values = g_new0(double, (size_t)n *n_holds),
                            .binding = g_new0(uint32_t, n),
                            .detail = g_new0(uint32_t, n),
                            .spare = g_new0(double, n)};
}

void lc_held_free(struct lc_held *h)
{
    g_free(h->values);
    g_free(h->binding);
    g_free(h->detail);
    g_free(h->spare);
}

/* The detail of the constraint that holds back most in replication i; 0 when it has none. */
static uint32_t detail_of(const struct lc_held *h, const struct lc_layout *l, uint32_t i,
                          uint32_t constraint)
{
    uint32_t which = 0;
    double most = 0;

    for (uint32_t k = LC_CONSTRAINT_COUNT; k < h->n_holds; k++) {
        const double value = h->values[(size_t)k * h->n + i];

        if ((uint32_t)l->holds[k].constraint == constraint && value > most) {
            most = value;
            which = k;
        }
    }
    return which;
}

static void find_binding(struct lc_held *h, const struct lc_layout *l)
{
    for (uint32_t i = 0; i < h->n; i++) {
        double most = 0;

        h->binding[i] = LC_CONSTRAINT_COUNT;
        for (uint32_t k = 0; k < LC_CONSTRAINT_COUNT; k++) {
            if (h->values[(size_t)k * h->n + i] > most) {
                most = h->values[(size_t)k * h->n + i];
                h->binding[i] = k;
            }
        }
        h->detail[i] = detail_of(h, l, i, h->binding[i]);
    }
}

void lc_held_get(struct lc_held *h, const struct lc_result *r, uint32_t region, uint32_t date)
{
    const struct lc_layout *l = r->layout;
    const uint32_t first = region == LC_WORLD ? 0 : region;
    const uint32_t last = region == LC_WORLD ? l->n_regions - 1 : region;

    for (uint32_t k = 0; k < h->n_holds; k++) {
        double *to = h->values + (size_t)k * h->n;

        lc_samples_get(to, &r->samples, LC_SAMPLE_HELD_BACK, lc_held_back_index(l, date, first, k));
        for (uint32_t at = first + 1; at <= last; at++) {
            lc_samples_get(h->spare, &r->samples, LC_SAMPLE_HELD_BACK,
                           lc_held_back_index(l, date, at, k));
            for (uint32_t i = 0; i < h->n; i++) {
                to[i] += h->spare[i];
            }
        }
    }
    find_binding(h, l);
}

#include "ensemble/panel.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

size_t lc_panel_bytes(const struct lc_probe *probe, uint32_t n)
{
    size_t bytes;

    return __builtin_mul_overflow((size_t)probe->n * sizeof(double) + sizeof(bool), (size_t)n,
                                  &bytes)
               ? SIZE_MAX
               : bytes;
}

void lc_panel_init(struct lc_panel *p, const struct lc_probe *probe, uint32_t n)
{
    *p = (struct lc_panel){.probe = probe,
                           .n = n,
                           .values = g_new0(double, (size_t)probe->n *n),
                           .kept = g_new0(bool, n)};
}

void lc_panel_fini(struct lc_panel *p)
{
    g_free(p->values);
    g_free(p->kept);
    *p = (struct lc_panel){0};
}

static double value_of(const struct lc_panel *p, const struct lc_quantity *q,
                       const struct lc_block *b, uint32_t slot)
{
    double sum = 0;

    for (uint32_t i = q->first; i < q->first + q->n; i++) {
        const struct lc_probe_term *t = &p->probe->terms[i];
        const double cell = lc_block_get(b, t->kind, t->cell, slot);

        sum += t->weight * (p->is_single ? (double)(float)cell : cell);
    }
    return sum / q->divisor;
}

void lc_panel_take(struct lc_panel *p, const struct lc_block *b)
{
    assert(b->first + b->n <= p->n);
    for (uint32_t slot = 0; slot < b->n; slot++) {
        p->kept[b->first + slot] = b->kept[slot];
        p->n_failed += b->failures[slot] != NULL;
    }
    for (uint32_t quantity = 0; quantity < p->probe->n; quantity++) {
        double *to = p->values + (size_t)quantity * p->n + b->first;

        for (uint32_t slot = 0; slot < b->n; slot++) {
            to[slot] = b->kept[slot] ? value_of(p, &p->probe->quantities[quantity], b, slot) : 0;
        }
    }
}

bool *lc_kept_new(uint32_t n)
{
    bool *kept = g_new(bool, n + 1);

    memset(kept, true, n * sizeof *kept);
    return kept;
}

void lc_kept_note(bool *kept, const struct lc_panel *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        kept[i] &= p->kept[i];
    }
}

uint32_t *lc_kept_list(uint32_t *n_listed, const bool *kept, uint32_t n, bool is_kept)
{
    uint32_t *numbers = g_new(uint32_t, n + 1);

    *n_listed = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kept[i] == is_kept) {
            numbers[(*n_listed)++] = i;
        }
    }
    return numbers;
}

#include "stats/spell.h"

#include <glib.h>

void lc_spells_fini(struct lc_spells *s)
{
    g_free(s->items);
    *s = (struct lc_spells){0};
}

static void add(struct lc_spells *s, const struct lc_spell *spell, double least_years)
{
    if (spell->years <= 0 || spell->years < least_years) {
        return;
    }
    if (s->n == s->room) {
        s->room = 2 * s->room + 64;
        s->items = g_renew(struct lc_spell, s->items, s->room);
    }
    s->items[s->n++] = *spell;
}

static void extend(struct lc_spell *spell, uint32_t period, double depth, double years)
{
    if (spell->years <= 0) {
        spell->first = period;
    }
    if (depth > spell->depth) {
        spell->depth = depth;
        spell->peak = period;
    }
    spell->last = period;
    spell->area += depth * years;
    spell->years += years;
}

void lc_spells_find(struct lc_spells *s, const float *depth, uint32_t n, const double *years,
                    uint32_t n_periods, double least_years)
{
    s->n = 0;
    for (uint32_t path = 0; path < n; path++) {
        struct lc_spell spell = {.path = path};

        for (uint32_t period = 0; period < n_periods; period++) {
            const double here = (double)depth[(size_t)period * n + path];

            if (here > 0) {
                extend(&spell, period, here, years[period]);
            } else {
                add(s, &spell, least_years);
                spell = (struct lc_spell){.path = path};
            }
        }
        add(s, &spell, least_years);
    }
}

/* Delta debugging: pieces of the world are taken away, many at a time and then one by one, as long
 * as it fails in the same way. */
#include "model/worlds.h"

#include <stdlib.h>
#include <string.h>

struct shrinking {
    struct world *best;
    const struct lc_model *base;
    world_judge *judge;
    char kind[160];
    unsigned tries, most_tries;
};

/* Takes the smaller world if it fails in the same way; else frees it. */
static bool take(struct shrinking *k, struct world *smaller)
{
    char kind[160] = "";

    if (k->tries < k->most_tries) {
        k->tries++;
        k->judge(smaller, kind, sizeof kind);
    }
    if (*kind && strcmp(kind, k->kind) == 0) {
        world_free(k->best);
        k->best = smaller;
        return true;
    }
    world_free(smaller);
    return false;
}

static bool shorten(struct shrinking *k)
{
    bool is_less = false;

    for (unsigned step = k->best->months / 2; step > 0; step /= 2) {
        bool is_shorter = true;

        while (is_shorter && k->best->months > step) {
            struct world *w = world_copy(k->best);

            w->months -= step;
            is_shorter = take(k, w);
            is_less = is_less || is_shorter;
        }
    }
    return is_less;
}

/* Drops rows of a table, from the end: first half of them at once, at last each alone. The
 * parameters that the program reads can't be left out. */
static bool drop_rows(struct shrinking *k, int table)
{
    const guint kept = table == WORLD_PARAMETERS ? k->base->n_parameters : 0;
    bool is_less = false;

    for (guint n = k->best->rows[table]->len - kept; n > 0; n /= 2) {
        guint end = k->best->rows[table]->len;

        while (end > kept) {
            struct world *w = world_copy(k->best);
            const guint first = end > n + kept ? end - n : kept;

            for (guint i = MIN(end, w->rows[table]->len); i-- > first;) {
                if (i < w->rows[table]->len) {
                    world_drop(w, table, i);
                }
            }
            is_less = take(k, w) || is_less;
            end = MIN(first, k->best->rows[table]->len);
        }
    }
    return is_less;
}

/* Puts cells from first to last (row by row, field by field) back to plain values. */
static bool reset(struct shrinking *k, int table, guint first, guint last)
{
    struct world *w = world_copy(k->best);
    const guint fields = world_fields(table);
    bool is_other = false;

    for (guint i = first; i < last; i++) {
        is_other = world_set_plain(w, k->base, table, i / fields, i % fields) || is_other;
    }
    if (!is_other) {
        world_free(w);
        return false;
    }
    if (take(k, w)) {
        return true;
    }
    if (last - first == 1) {
        return false;
    }
    const guint middle = first + (last - first) / 2;
    const bool is_left = reset(k, table, first, middle);

    return reset(k, table, middle, last) || is_left;
}

struct world *world_shrink(struct world *w, const struct lc_model *base, world_judge *judge,
                           unsigned most_tries)
{
    struct shrinking k = {.best = w, .base = base, .judge = judge, .most_tries = most_tries};
    bool is_less = true;

    judge(w, k.kind, sizeof k.kind);
    while (is_less && *k.kind && k.tries < most_tries) {
        is_less = shorten(&k);
        for (int t = 0; t < WORLD_TABLES; t++) {
            is_less = drop_rows(&k, t) || is_less;
        }
        for (int t = 0; t < WORLD_TABLES; t++) {
            const guint n = k.best->rows[t]->len * world_fields(t);

            is_less = (t != WORLD_LEVERS && n > 0 && reset(&k, t, 0, n)) || is_less;
        }
    }
    return k.best;
}

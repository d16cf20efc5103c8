#include "ensemble/store.h"

#include <glib.h>

#define MOST_BYTES ((size_t)1 << 62) /* no machine has so many */

struct lc_store {
    GPtrArray *blocks; /* struct lc_block, by their first replication */
    GArray *failures;  /* struct lc_failure */
    GArray *kept;      /* uint32_t */
};

size_t lc_store_bytes(const struct lc_layout *l, uint32_t n)
{
    const size_t blocks = ((size_t)n + LC_LATIN_BLOCK - 1) / LC_LATIN_BLOCK;
    size_t bytes;

    if (__builtin_mul_overflow(lc_block_bytes(l), blocks, &bytes) || bytes > MOST_BYTES) {
        return SIZE_MAX;
    }
    return bytes;
}

static void free_block(gpointer b)
{
    lc_block_free(b);
}

struct lc_store *lc_store_new(void)
{
    struct lc_store *s = g_new0(struct lc_store, 1);

    s->blocks = g_ptr_array_new_with_free_func(free_block);
    s->failures = g_array_new(FALSE, FALSE, sizeof(struct lc_failure));
    s->kept = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return s;
}

void lc_store_free(struct lc_store *s)
{
    if (s) {
        g_ptr_array_free(s->blocks, TRUE);
        g_array_free(s->failures, TRUE);
        g_array_free(s->kept, TRUE);
        g_free(s);
    }
}

static gint by_first(gconstpointer a, gconstpointer b)
{
    const struct lc_block *const *x = a, *const *y = b;

    return ((*x)->first > (*y)->first) - ((*x)->first < (*y)->first);
}

void lc_store_add(struct lc_store *s, struct lc_block *b)
{
    g_ptr_array_add(s->blocks, b);
    g_ptr_array_sort(s->blocks, by_first);
}

static const struct lc_block *block_at(const struct lc_store *s, guint i)
{
    return g_ptr_array_index(s->blocks, i);
}

static void gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    const struct lc_store *s = store;
    size_t n = 0;

    for (guint i = 0; i < s->blocks->len; i++) {
        const struct lc_block *b = block_at(s, i);

        for (uint32_t slot = 0; slot < b->n; slot++) {
            if (b->kept[slot]) {
                out[n++] = lc_block_get(b, kind, cell, slot);
            }
        }
    }
}

static void get_draws(const void *store, uint32_t i, double *out)
{
    const struct lc_store *s = store;
    const uint32_t replication = g_array_index(s->kept, uint32_t, i);
    guint at = 0;

    while (block_at(s, at)->first + block_at(s, at)->n <= replication) {
        at++;
    }
    const struct lc_block *b = block_at(s, at);

    for (size_t cell = 0; cell < b->cells[LC_SAMPLE_DRAW]; cell++) {
        out[cell] = lc_block_get(b, LC_SAMPLE_DRAW, cell, replication - b->first);
    }
}

struct lc_samples lc_store_samples(struct lc_store *s)
{
    g_array_set_size(s->kept, 0);
    for (guint i = 0; i < s->blocks->len; i++) {
        const struct lc_block *b = block_at(s, i);

        for (uint32_t slot = 0; slot < b->n; slot++) {
            const uint32_t replication = b->first + slot;

            if (b->kept[slot]) {
                g_array_append_val(s->kept, replication);
            }
        }
    }
    return (struct lc_samples){.store = s,
                               .n = s->kept->len,
                               .replications = (const uint32_t *)(void *)s->kept->data,
                               .gather = gather,
                               .draws = get_draws};
}

uint32_t lc_store_failures(struct lc_store *s, const struct lc_failure **failures)
{
    g_array_set_size(s->failures, 0);
    for (guint i = 0; i < s->blocks->len; i++) {
        const struct lc_block *b = block_at(s, i);

        for (uint32_t slot = 0; slot < b->n; slot++) {
            const struct lc_failure failure = {b->first + slot, b->failures[slot]};

            if (failure.text) {
                g_array_append_val(s->failures, failure);
            }
        }
    }
    *failures = (const struct lc_failure *)(void *)s->failures->data;
    return s->failures->len;
}

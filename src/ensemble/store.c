#include "ensemble/store.h"

#include "rand/latin.h"

#include <assert.h>
#include <glib.h>
#include <pthread.h>

#define BLOCK      LC_LATIN_BLOCK
#define N_KINDS    (LC_SAMPLE_DRAW + 1)
#define MOST_BYTES ((size_t)1 << 62) /* no machine has so many */

/* Values of BLOCK replications, those of a cell side by side. */
struct part {
    double *values[N_KINDS]; /* all kinds but the ledger */
    float *ledger;
    bool kept[BLOCK]; /* finished and not failed */
};

struct lc_store {
    size_t cells[N_KINDS];
    uint32_t n, n_parts;
    struct part **parts;
    pthread_mutex_t mutex; /* over the making of parts and the failures */
    GArray *failures;      /* struct lc_failure */
    GArray *kept;          /* uint32_t */
};

size_t lc_store_bytes(const struct lc_layout *l, uint32_t n)
{
    size_t cell_bytes = 0, bytes;

    for (int kind = 0; kind < N_KINDS; kind++) {
        const size_t size = kind == LC_SAMPLE_LEDGER ? sizeof(float) : sizeof(double);

        cell_bytes += lc_samples_cells(l, (enum lc_sample_kind)kind) * size;
    }
    const size_t replications = ((size_t)n + BLOCK - 1) / BLOCK * BLOCK;

    if (__builtin_mul_overflow(cell_bytes, replications, &bytes) || bytes > MOST_BYTES) {
        return SIZE_MAX;
    }
    return bytes;
}

struct lc_store *lc_store_new(const struct lc_layout *l, uint32_t n)
{
    struct lc_store *s = g_new0(struct lc_store, 1);

    for (int kind = 0; kind < N_KINDS; kind++) {
        s->cells[kind] = lc_samples_cells(l, (enum lc_sample_kind)kind);
    }
    s->n = n;
    s->n_parts = (n + BLOCK - 1) / BLOCK;
    s->parts = g_new0(struct part *, s->n_parts);
    pthread_mutex_init(&s->mutex, NULL);
    s->failures = g_array_new(FALSE, FALSE, sizeof(struct lc_failure));
    s->kept = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return s;
}

static struct part *part_new(const struct lc_store *s)
{
    struct part *p = g_new0(struct part, 1);

    for (int kind = 0; kind < N_KINDS; kind++) {
        if (kind == LC_SAMPLE_LEDGER) {
            p->ledger = g_new0(float, s->cells[kind] * BLOCK);
        } else {
            p->values[kind] = g_new0(double, s->cells[kind] * BLOCK);
        }
    }
    return p;
}

static void part_free(struct part *p)
{
    if (p) {
        for (int kind = 0; kind < N_KINDS; kind++) {
            g_free(p->values[kind]);
        }
        g_free(p->ledger);
        g_free(p);
    }
}

void lc_store_free(struct lc_store *s)
{
    if (s) {
        for (uint32_t i = 0; i < s->n_parts; i++) {
            part_free(s->parts[i]);
        }
        g_free(s->parts);
        pthread_mutex_destroy(&s->mutex);
        g_array_free(s->failures, TRUE);
        g_array_free(s->kept, TRUE);
        g_free(s);
    }
}

static struct part *get_part(struct lc_store *s, uint32_t i)
{
    pthread_mutex_lock(&s->mutex);
    if (!s->parts[i]) {
        s->parts[i] = part_new(s);
    }
    struct part *p = s->parts[i];

    pthread_mutex_unlock(&s->mutex);
    return p;
}

static void put_failure(struct lc_store *s, const struct lc_observation *o)
{
    struct lc_failure failure = {.replication = o->replication};

    g_strlcpy(failure.text, o->failure, sizeof failure.text);
    pthread_mutex_lock(&s->mutex);
    g_array_append_val(s->failures, failure);
    pthread_mutex_unlock(&s->mutex);
}

static void put_values(double *to, const double *from, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        to[i * BLOCK] = from[i];
    }
}

void lc_store_put(struct lc_store *s, const struct lc_observation *o)
{
    assert(o->replication < s->n);
    if (o->failed) {
        put_failure(s, o);
        return;
    }
    struct part *p = get_part(s, o->replication / BLOCK);
    const uint32_t slot = o->replication % BLOCK;

    put_values(p->values[LC_SAMPLE_SERIES] + slot, o->series, s->cells[LC_SAMPLE_SERIES]);
    put_values(p->values[LC_SAMPLE_HELD_BACK] + slot, o->held_back_mwyears,
               s->cells[LC_SAMPLE_HELD_BACK]);
    put_values(p->values[LC_SAMPLE_DRAW] + slot, o->draws, s->cells[LC_SAMPLE_DRAW]);
    for (size_t i = 0; i < s->cells[LC_SAMPLE_LEDGER]; i++) {
        p->ledger[i * BLOCK + slot] = (float)o->ledger[i];
    }
    p->kept[slot] = true;
}

static void gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    const struct lc_store *s = store;
    size_t n = 0;

    for (uint32_t i = 0; i < s->n_parts; i++) {
        const struct part *p = s->parts[i];

        for (uint32_t slot = 0; p && slot < BLOCK; slot++) {
            if (p->kept[slot]) {
                const size_t at = cell * BLOCK + slot;

                out[n++] = kind == LC_SAMPLE_LEDGER ? (double)p->ledger[at] : p->values[kind][at];
            }
        }
    }
}

struct lc_samples lc_store_samples(struct lc_store *s)
{
    g_array_set_size(s->kept, 0);
    for (uint32_t i = 0; i < s->n; i++) {
        const struct part *p = s->parts[i / BLOCK];

        if (p && p->kept[i % BLOCK]) {
            g_array_append_val(s->kept, i);
        }
    }
    return (struct lc_samples){s, s->kept->len, (const uint32_t *)(void *)s->kept->data, gather};
}

static gint by_replication(gconstpointer a, gconstpointer b)
{
    const struct lc_failure *x = a, *y = b;

    return (x->replication > y->replication) - (x->replication < y->replication);
}

uint32_t lc_store_failures(struct lc_store *s, const struct lc_failure **failures)
{
    g_array_sort(s->failures, by_replication);
    *failures = (const struct lc_failure *)(void *)s->failures->data;
    return s->failures->len;
}

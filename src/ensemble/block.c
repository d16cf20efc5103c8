#include "ensemble/block.h"

#include <assert.h>
#include <glib.h>

#define BLOCK ((size_t)LC_LATIN_BLOCK)

size_t lc_block_bytes(const struct lc_layout *l)
{
    size_t bytes = 0;

    for (int kind = 0; kind < LC_SAMPLE_KINDS; kind++) {
        const size_t size = kind == LC_SAMPLE_LEDGER ? sizeof(float) : sizeof(double);
        const size_t cells = lc_samples_cells(l, (enum lc_sample_kind)kind);
        size_t more;

        if (__builtin_mul_overflow(cells, size * BLOCK, &more) ||
            __builtin_add_overflow(bytes, more, &bytes)) {
            return SIZE_MAX;
        }
    }
    return bytes;
}

struct lc_block *lc_block_new(const struct lc_layout *l, uint32_t first, uint32_t n)
{
    struct lc_block *b = g_new0(struct lc_block, 1);

    assert(n <= LC_LATIN_BLOCK);
    b->first = first;
    b->n = n;
    for (int kind = 0; kind < LC_SAMPLE_KINDS; kind++) {
        b->cells[kind] = lc_samples_cells(l, (enum lc_sample_kind)kind);
        if (kind == LC_SAMPLE_LEDGER) {
            b->ledger = g_new0(float, b->cells[kind] * BLOCK);
        } else {
            b->values[kind] = g_new0(double, b->cells[kind] * BLOCK);
        }
    }
    return b;
}

void lc_block_free(struct lc_block *b)
{
    if (!b) {
        return;
    }
    for (int kind = 0; kind < LC_SAMPLE_KINDS; kind++) {
        g_free(b->values[kind]);
    }
    for (uint32_t slot = 0; slot < LC_LATIN_BLOCK; slot++) {
        g_free(b->failures[slot]);
    }
    g_free(b->ledger);
    g_free(b);
}

static void put_values(double *to, const double *from, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        to[i * BLOCK] = from[i];
    }
}

void lc_block_put(struct lc_block *b, const struct lc_observation *o)
{
    const uint32_t slot = o->replication - b->first;

    assert(o->replication >= b->first && slot < b->n);
    b->events[slot] = o->events;
    if (o->failed) {
        b->failures[slot] = g_strdup(o->failure);
        return;
    }
    put_values(b->values[LC_SAMPLE_SERIES] + slot, o->series, b->cells[LC_SAMPLE_SERIES]);
    put_values(b->values[LC_SAMPLE_HELD_BACK] + slot, o->held_back_mwyears,
               b->cells[LC_SAMPLE_HELD_BACK]);
    put_values(b->values[LC_SAMPLE_DRAW] + slot, o->draws, b->cells[LC_SAMPLE_DRAW]);
    for (size_t i = 0; i < b->cells[LC_SAMPLE_LEDGER]; i++) {
        b->ledger[i * BLOCK + slot] = (float)o->ledger[i];
    }
    b->kept[slot] = true;
}

uint64_t lc_block_events(const struct lc_block *b)
{
    uint64_t events = 0;

    for (uint32_t slot = 0; slot < b->n; slot++) {
        events += b->events[slot];
    }
    return events;
}

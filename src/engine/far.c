#include "engine/far.h"

#include "base/arena.h"

#include <stdlib.h>

static uint32_t bin_of(const struct lc_far *f, lc_time time)
{
    const uint64_t bin = ((uint64_t)time - (uint64_t)f->from) >> f->shift;
    return bin < LC_FAR_BINS - 1 ? (uint32_t)bin : LC_FAR_BINS - 1;
}

void lc_far_init(struct lc_far *f)
{
    *f = (struct lc_far){0};
    lc_far_reset(f);
}

void lc_far_fini(struct lc_far *f)
{
    free(f->keys);
    free(f->link);
}

void lc_far_reset(struct lc_far *f)
{
    for (uint32_t i = 0; i < LC_FAR_BINS; i++) {
        f->bin[i] = (struct lc_far_bin){.chunk = LC_FAR_NONE};
    }
    f->is_used = false;
    f->n = 0;
    f->n_chunks = 0;
    f->free_chunk = LC_FAR_NONE;
}

void lc_far_span(struct lc_far *f, lc_time from, lc_time to)
{
    f->is_used = true;
    f->from = f->opens_at = from;
    f->next = 0;
    f->shift = 0;
    while (((uint64_t)to - (uint64_t)from) >> f->shift >= LC_FAR_BINS - 1) {
        f->shift++;
    }
}

static uint32_t take_chunk(struct lc_far *f)
{
    const uint32_t chunk = f->free_chunk;
    if (chunk != LC_FAR_NONE) {
        f->free_chunk = f->link[chunk];
        return chunk;
    }
    LC_GROW(f->link, f->link_room, (size_t)f->n_chunks + 1);
    LC_GROW(f->keys, f->key_room, ((size_t)f->n_chunks + 1) * LC_FAR_CHUNK);
    return f->n_chunks++;
}

uint32_t lc_far_add(struct lc_far *f, lc_key key)
{
    struct lc_far_bin *const b = &f->bin[bin_of(f, lc_key_time(key))];
    if (b->chunk == LC_FAR_NONE || b->n == LC_FAR_CHUNK) {
        const uint32_t chunk = take_chunk(f);
        f->link[chunk] = b->chunk;
        *b = (struct lc_far_bin){.chunk = chunk};
    }
    const uint32_t place = b->chunk * LC_FAR_CHUNK + b->n++;
    f->keys[place] = key;
    f->n++;
    return place;
}

/* Takes the last key of a bin's first chunk out. */
static lc_key take_last(struct lc_far *f, struct lc_far_bin *b)
{
    const lc_key key = f->keys[b->chunk * LC_FAR_CHUNK + --b->n];
    f->n--;
    if (b->n == 0) {
        const uint32_t chunk = b->chunk;
        b->chunk = f->link[chunk];
        b->n = b->chunk == LC_FAR_NONE ? 0 : LC_FAR_CHUNK;
        f->link[chunk] = f->free_chunk;
        f->free_chunk = chunk;
    }
    return key;
}

lc_key lc_far_take(struct lc_far *f, uint32_t place)
{
    const lc_key last = take_last(f, &f->bin[bin_of(f, lc_key_time(f->keys[place]))]);
    f->keys[place] = last;
    return last;
}

void lc_far_open(struct lc_far *f)
{
    while (f->bin[f->next].chunk == LC_FAR_NONE) {
        f->next++;
    }
    f->next++;
    if (f->next < LC_FAR_BINS) {
        f->opens_at = (lc_time)((uint64_t)f->from + ((uint64_t)f->next << f->shift));
    } else {
        f->is_used = false; /* what comes now is near, however late */
    }
}

bool lc_far_draw(struct lc_far *f, lc_key *out)
{
    struct lc_far_bin *const b = &f->bin[f->next - 1];
    if (b->chunk == LC_FAR_NONE) {
        return false;
    }
    *out = take_last(f, b);
    return true;
}

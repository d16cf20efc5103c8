/* The loop that the engine is held against: an implicit 4-ary heap of 16-byte (time, sequence)
 * keys, dispatch through a table, and nothing else: no payload, no causes, no handles, no caps.
 */
#ifndef LC_BENCH_BARE_H
#define LC_BENCH_BARE_H

#include "draws.h"
#include "measure.h"

#define BARE_KINDS 4

struct key {
    lc_time time;
    uint64_t sequence;
};

/* Room is the caller's affair. */
struct heap {
    struct key *keys;
    size_t n;
};

static inline int is_before(const struct key *a, const struct key *b)
{
    return a->time < b->time || (a->time == b->time && a->sequence < b->sequence);
}

static inline void heap_push(struct heap *h, struct key key)
{
    size_t i = h->n++;
    while (i > 0 && is_before(&key, &h->keys[(i - 1) / 4])) {
        h->keys[i] = h->keys[(i - 1) / 4];
        i = (i - 1) / 4;
    }
    h->keys[i] = key;
}

/* Puts the key into the place of the first one. */
static inline void heap_replace(struct heap *h, struct key key)
{
    size_t i = 0;
    for (;;) {
        const size_t first = 4 * i + 1;
        if (first >= h->n) {
            break;
        }
        const size_t end = first + 4 < h->n ? first + 4 : h->n;
        size_t best = first;
        for (size_t j = first + 1; j < end; j++) {
            best = is_before(&h->keys[j], &h->keys[best]) ? j : best;
        }
        if (!is_before(&h->keys[best], &key)) {
            break;
        }
        h->keys[i] = h->keys[best];
        i = best;
    }
    h->keys[i] = key;
}

static inline void heap_drop_first(struct heap *h)
{
    const struct key last = h->keys[--h->n];
    if (h->n > 0) {
        heap_replace(h, last);
    }
}

/* The hold model: each event schedules one at now + Exp(1). */
struct bare {
    struct heap heap;
    uint64_t sequence;
    lc_time now;
    struct draws draws;
};

typedef void bare_handler(struct bare *b);

static inline struct key next_key(struct bare *b)
{
    return (struct key){b->now + draw_delay(&b->draws, 1), b->sequence++};
}

static inline void pop_and_push(struct bare *b)
{
    heap_drop_first(&b->heap);
    heap_push(&b->heap, next_key(b));
}

static inline void replace_first(struct bare *b)
{
    heap_replace(&b->heap, next_key(b));
}

static inline void bare_init(struct bare *b, uint32_t most_pending)
{
    *b = (struct bare){.heap.keys = malloc(most_pending * sizeof *b->heap.keys)};
    if (!b->heap.keys) {
        perror("bench");
        exit(1);
    }
    draws_init(&b->draws, 0);
}

static inline void bare_fini(struct bare *b)
{
    free(b->heap.keys);
}

/* Seconds that the events take. */
static inline double time_bare(struct bare *b, bare_handler *const table[], uint32_t pending,
                               uint64_t events)
{
    b->heap.n = 0;
    b->sequence = 0;
    b->now = 0;
    for (uint32_t i = 0; i < pending; i++) {
        heap_push(&b->heap, next_key(b));
    }
    const double start = seconds();
    for (uint64_t i = 0; i < events; i++) {
        b->now = b->heap.keys[0].time;
        table[b->heap.keys[0].sequence % BARE_KINDS](b);
    }
    return seconds() - start;
}

static bare_handler *const bare_popping[BARE_KINDS] = {pop_and_push, pop_and_push, pop_and_push,
                                                       pop_and_push};

#endif

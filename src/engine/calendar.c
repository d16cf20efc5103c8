/* The event calendar; see calendar.h for the order and the handles.
 *
 * A heap key is one 128-bit integer, so that a comparison is two instructions without a branch:
 *
 *     time (64 bits, signed) | priority (8) | order (32) | slot (24)
 *
 * The order counter grows with every scheduling and re-timing; when its 32 bits are used up, the
 * pending keys are renumbered. A family of four children fills one cache line. Keys behind the last
 * are LAST_KEY, so that a family may be read whole. Popping only marks the root as a hole (with
 * FIRST_KEY, which nothing rises past): the next event scheduled fills it, which saves most of the
 * work of the usual pair of a pop and a push.
 */
#include "engine/calendar.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SLOT_BITS    24
#define SLOT_MASK    ((UINT64_C(1) << SLOT_BITS) - 1)
#define PRIORITY_BIT 56 /* of the lower word of a key */
#define ORDER_END    (UINT64_C(1) << 32)
#define ROOT         ((size_t)3) /* so that every family starts at a multiple of 4 */
#define CACHE_LINE   ((size_t)64)
#define NO_SLOT      UINT32_MAX

typedef __int128 heap_key;
#define LAST_KEY  ((heap_key)(~(unsigned __int128)0 >> 1))
#define FIRST_KEY (-LAST_KEY - 1)

struct payload {
    uint64_t sequence; /* 0: the slot is free */
    uint64_t cause;
    uint32_t a, b;
    uint16_t kind;
};

struct lc_calendar {
    heap_key *keys;          /* keys[ROOT] to keys[end - 1] is the heap */
    size_t end;              /* counts a hole at the root */
    uint64_t order;          /* the next one, below ORDER_END */
    uint64_t sequence;       /* the next one */
    uint32_t *places;        /* of each slot: index of its key, or the next free slot */
    struct payload *payload; /* of each slot */
    uint32_t free_slot;      /* the first of a chain, or NO_SLOT */
    uint32_t used;           /* slots handed out since the reset */
    bool hole;               /* the root was popped and not yet filled */
    size_t key_room, place_room, payload_room;
    void *key_memory; /* keys is this, aligned */
};

static heap_key make_key(lc_time time, uint8_t priority, uint64_t order, uint32_t slot)
{
    const uint64_t low = (uint64_t)priority << PRIORITY_BIT | order << SLOT_BITS | slot;
    return (heap_key)((unsigned __int128)(uint64_t)time << 64 | low);
}

static lc_time key_time(heap_key key)
{
    return (lc_time)(key >> 64);
}

static uint32_t key_slot(heap_key key)
{
    return (uint32_t)((uint64_t)key & SLOT_MASK);
}

static uint8_t key_priority(heap_key key)
{
    return (uint8_t)((uint64_t)key >> PRIORITY_BIT);
}

static size_t parent_of(size_t place)
{
    return place / 4 + 2;
}

static size_t first_child_of(size_t place)
{
    return 4 * place - 8;
}

/* Index of the smallest of the four keys from first on. */
static size_t smallest_of_four(const heap_key *keys, size_t first)
{
    const size_t left = first + (keys[first + 1] < keys[first]);
    const size_t right = first + 2 + (keys[first + 3] < keys[first + 2]);
    return left + (right - left) * (keys[right] < keys[left]);
}

/* Puts the key at the place or, from there, above all greater ones. */
static void sift_up(struct lc_calendar *c, size_t place, heap_key key)
{
    while (place > ROOT && key < c->keys[parent_of(place)]) {
        const size_t parent = parent_of(place);
        c->keys[place] = c->keys[parent];
        c->places[key_slot(c->keys[place])] = (uint32_t)place;
        place = parent;
    }
    c->keys[place] = key;
    c->places[key_slot(key)] = (uint32_t)place;
}

/* Puts the key at the place or, from there, below all smaller ones. With very many pending, each
 * level is a cache miss; fetching all sixteen grandchildren overlaps with choosing among the
 * children. (Not a function of its own: gcc 12 drops calls of one that does nothing but prefetch.)
 */
static void sift_down(struct lc_calendar *c, size_t place, heap_key key)
{
    heap_key *const keys = c->keys;
    uint32_t *const places = c->places;
    const size_t end = c->end;
    for (size_t first = first_child_of(place); first < end; first = first_child_of(place)) {
        const size_t next = first_child_of(first);
        if (next + 16 <= end) {
            __builtin_prefetch(&keys[next]);
            __builtin_prefetch(&keys[next + 4]);
            __builtin_prefetch(&keys[next + 8]);
            __builtin_prefetch(&keys[next + 12]);
        }
        const size_t child = smallest_of_four(keys, first);
        __builtin_prefetch(&places[key_slot(keys[child])], 1);
        if (key < keys[child]) {
            break;
        }
        keys[place] = keys[child];
        places[key_slot(keys[child])] = (uint32_t)place;
        place = child;
    }
    keys[place] = key;
    places[key_slot(key)] = (uint32_t)place;
}

static void sift(struct lc_calendar *c, size_t place, heap_key key)
{
    if (place > ROOT && key < c->keys[parent_of(place)]) {
        sift_up(c, place, key);
    } else {
        sift_down(c, place, key);
    }
}

/* Shortens the heap by its last key, which is returned and has no place then. */
static heap_key take_last(struct lc_calendar *c)
{
    const heap_key last = c->keys[--c->end];
    c->keys[c->end] = LAST_KEY;
    return last;
}

static void close_hole(struct lc_calendar *c)
{
    const heap_key last = take_last(c);
    c->hole = false;
    if (c->end > ROOT) {
        sift_down(c, ROOT, last);
    }
}

/* Makes room for at least n keys and a family behind them. */
static void grow_keys(struct lc_calendar *c, size_t n)
{
    size_t bytes = 0;
    char *const memory = lc_grow(NULL, &bytes, (n + 8) * sizeof(heap_key) + CACHE_LINE, 1);
    const size_t shift = (CACHE_LINE - (uintptr_t)memory % CACHE_LINE) % CACHE_LINE;
    heap_key *const keys = (heap_key *)(void *)(memory + shift);
    const size_t room = (bytes - shift) / sizeof(heap_key);
    if (c->end > ROOT) {
        memcpy(keys + ROOT, c->keys + ROOT, (c->end - ROOT) * sizeof *keys);
    }
    for (size_t i = c->end; i < room; i++) {
        keys[i] = LAST_KEY;
    }
    free(c->key_memory);
    c->key_memory = memory;
    c->keys = keys;
    c->key_room = room;
}

static void grow_slots(struct lc_calendar *c)
{
    const size_t n = c->used > 28 ? 2 * (size_t)c->used : 56;
    LC_GROW(c->places, c->place_room, n);
    LC_GROW(c->payload, c->payload_room, n);
}

static uint32_t take_slot(struct lc_calendar *c)
{
    if (c->free_slot != NO_SLOT) {
        const uint32_t slot = c->free_slot;
        c->free_slot = c->places[slot];
        return slot;
    }
    assert(c->used < LC_CALENDAR_MAX);
    if (c->used == c->place_room || c->used == c->payload_room) {
        grow_slots(c);
    }
    return c->used++;
}

static void free_slot(struct lc_calendar *c, uint32_t slot)
{
    c->payload[slot].sequence = 0;
    c->places[slot] = c->free_slot;
    c->free_slot = slot;
}

static int compare_keys(const void *a, const void *b)
{
    const heap_key x = *(const heap_key *)a;
    const heap_key y = *(const heap_key *)b;
    return (x > y) - (x < y);
}

/* Gives the pending keys orders from 0 on; sorted keys are a heap. */
static void renumber(struct lc_calendar *c)
{
    const size_t from = ROOT + (c->hole ? 1 : 0);
    qsort(c->keys + from, c->end - from, sizeof *c->keys, compare_keys);
    c->order = 0;
    for (size_t i = from; i < c->end; i++) {
        const heap_key key = c->keys[i];
        const uint32_t slot = key_slot(key);
        c->keys[i] = make_key(key_time(key), key_priority(key), c->order++, slot);
        c->places[slot] = (uint32_t)i;
    }
}

static uint64_t next_order(struct lc_calendar *c)
{
    if (c->order == ORDER_END) {
        renumber(c);
    }
    return c->order++;
}

static bool find_slot(const struct lc_calendar *c, lc_handle h, uint32_t *slot)
{
    *slot = (uint32_t)(h & SLOT_MASK);
    const uint64_t sequence = h >> SLOT_BITS;
    return sequence != 0 && *slot < c->used && c->payload[*slot].sequence == sequence;
}

struct lc_calendar *lc_calendar_new(void)
{
    struct lc_calendar *c = NULL;
    size_t room = 0;
    LC_GROW(c, room, 1);
    *c = (struct lc_calendar){.end = ROOT};
    grow_keys(c, 1);
    lc_calendar_reset(c);
    return c;
}

void lc_calendar_free(struct lc_calendar *c)
{
    if (c) {
        free(c->key_memory);
        free(c->places);
        free(c->payload);
        free(c);
    }
}

void lc_calendar_reset(struct lc_calendar *c)
{
    for (size_t i = ROOT; i < c->end; i++) {
        c->keys[i] = LAST_KEY;
    }
    c->end = ROOT;
    c->hole = false;
    c->order = 0;
    c->sequence = 1;
    c->free_slot = NO_SLOT;
    c->used = 0;
}

lc_handle lc_calendar_schedule(struct lc_calendar *c, const struct lc_event *e)
{
    const uint32_t slot = take_slot(c);
    const uint64_t sequence = c->sequence++;
    c->payload[slot] = (struct payload){sequence, e->cause, e->a, e->b, e->kind};
    const heap_key key = make_key(e->time, e->priority, next_order(c), slot);
    if (c->hole) {
        c->hole = false;
        sift_down(c, ROOT, key);
        __builtin_prefetch(&c->payload[key_slot(c->keys[ROOT])]);
    } else {
        if (c->end + 4 > c->key_room) {
            grow_keys(c, c->end);
        }
        sift_up(c, c->end++, key);
    }
    return sequence << SLOT_BITS | slot;
}

bool lc_calendar_cancel(struct lc_calendar *c, lc_handle h)
{
    uint32_t slot;
    if (!find_slot(c, h, &slot)) {
        return false;
    }
    const size_t place = c->places[slot];
    const heap_key last = take_last(c);
    if (place < c->end) {
        sift(c, place, last);
    }
    free_slot(c, slot);
    return true;
}

bool lc_calendar_move(struct lc_calendar *c, lc_handle h, lc_time time)
{
    uint32_t slot;
    if (!find_slot(c, h, &slot)) {
        return false;
    }
    const uint64_t order = next_order(c);
    const size_t place = c->places[slot];
    sift(c, place, make_key(time, key_priority(c->keys[place]), order, slot));
    return true;
}

bool lc_calendar_is_pending(const struct lc_calendar *c, lc_handle h)
{
    uint32_t slot;
    return find_slot(c, h, &slot);
}

lc_time lc_calendar_time(const struct lc_calendar *c, lc_handle h)
{
    uint32_t slot;
    return find_slot(c, h, &slot) ? key_time(c->keys[c->places[slot]]) : LC_TIME_NEVER;
}

bool lc_calendar_pop(struct lc_calendar *c, struct lc_event *out)
{
    if (c->hole) {
        close_hole(c);
    }
    if (c->end == ROOT) {
        return false;
    }
    const heap_key key = c->keys[ROOT];
    const uint32_t slot = key_slot(key);
    const struct payload *const p = &c->payload[slot];
    *out = (struct lc_event){key_time(key), p->sequence, p->cause,         p->a,
                             p->b,          p->kind,     key_priority(key)};
    free_slot(c, slot);
    c->keys[ROOT] = FIRST_KEY;
    c->hole = true;
    return true;
}

lc_time lc_calendar_next_time(const struct lc_calendar *c)
{
    const size_t first = first_child_of(ROOT);
    return key_time(c->keys[c->hole ? smallest_of_four(c->keys, first) : ROOT]);
}

size_t lc_calendar_size(const struct lc_calendar *c)
{
    return c->end - ROOT - (c->hole ? 1 : 0);
}

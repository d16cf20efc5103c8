/* The event calendar; see calendar.h for the order and the handles, key.h for the keys.
 *
 * What is near stands in a 4-ary heap; what lies far ahead waits in bins (far.h) and enters the
 * heap when the heap is empty, so that the heap stays small. Without a span all is near.
 *
 * The order counter grows with every scheduling and re-timing; when its 32 bits are used up, the
 * pending keys are renumbered. A family of four children fills one cache line. Keys behind the last
 * are LAST_KEY, so that a family may be read whole. Popping only marks the root as a hole (with
 * FIRST_KEY, which nothing rises past): the next event scheduled fills it, which saves most of the
 * work of the usual pair of a pop and a push.
 */
#include "engine/calendar.h"

#include "base/arena.h"
#include "engine/far.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ORDER_END  (UINT64_C(1) << 32)
#define ROOT       ((size_t)3) /* so that every family starts at a multiple of 4 */
#define CACHE_LINE ((size_t)64)
#define NO_SLOT    UINT32_MAX
#define FAR_PLACE  UINT32_C(0x80000000) /* mark of a place among what lies far ahead */

#define LAST_KEY  ((lc_key)(~(unsigned __int128)0 >> 1))
#define FIRST_KEY (-LAST_KEY - 1)

struct payload {
    uint64_t sequence; /* 0: the slot is free */
    uint64_t cause;
    uint32_t a, b;
    uint16_t kind;
};

struct lc_calendar {
    lc_key *keys;      /* keys[ROOT] to keys[end - 1] is the heap */
    size_t end;        /* counts a hole at the root */
    uint64_t order;    /* the next one, below ORDER_END */
    uint64_t sequence; /* the next one */
    struct lc_far far;
    uint32_t *places;        /* of each slot: where its key is, or the next free slot */
    struct payload *payload; /* of each slot */
    uint32_t free_slot;      /* the first of a chain, or NO_SLOT */
    uint32_t used;           /* slots handed out since the reset */
    bool hole;               /* the root was popped and not yet filled */
    size_t key_room, place_room, payload_room;
    void *key_memory; /* keys is this, aligned */
};

static size_t parent_of(size_t place)
{
    return place / 4 + 2;
}

static size_t first_child_of(size_t place)
{
    return 4 * place - 8;
}

/* Index of the smallest of the four keys from first on. */
static size_t smallest_of_four(const lc_key *keys, size_t first)
{
    const size_t left = first + (keys[first + 1] < keys[first]);
    const size_t right = first + 2 + (keys[first + 3] < keys[first + 2]);
    return left + (right - left) * (keys[right] < keys[left]);
}

/* Puts the key at the place or, from there, above all greater ones. */
static void sift_up(struct lc_calendar *c, size_t place, lc_key key)
{
    while (place > ROOT && key < c->keys[parent_of(place)]) {
        const size_t parent = parent_of(place);
        c->keys[place] = c->keys[parent];
        c->places[lc_key_slot(c->keys[place])] = (uint32_t)place;
        place = parent;
    }
    c->keys[place] = key;
    c->places[lc_key_slot(key)] = (uint32_t)place;
}

/* Puts the key at the place or, from there, below all smaller ones. With very many pending, each
 * level is a cache miss; fetching all sixteen grandchildren overlaps with choosing among the
 * children. (Not a function of its own: gcc 12 drops calls of one that does nothing but prefetch.)
 */
static void sift_down(struct lc_calendar *c, size_t place, lc_key key)
{
    lc_key *const keys = c->keys;
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
        __builtin_prefetch(&places[lc_key_slot(keys[child])], 1);
        if (key < keys[child]) {
            break;
        }
        keys[place] = keys[child];
        places[lc_key_slot(keys[child])] = (uint32_t)place;
        place = child;
    }
    keys[place] = key;
    places[lc_key_slot(key)] = (uint32_t)place;
}

static void sift(struct lc_calendar *c, size_t place, lc_key key)
{
    if (place > ROOT && key < c->keys[parent_of(place)]) {
        sift_up(c, place, key);
    } else {
        sift_down(c, place, key);
    }
}

/* Shortens the heap by its last key, which is returned and has no place then. */
static lc_key take_last(struct lc_calendar *c)
{
    const lc_key last = c->keys[--c->end];
    c->keys[c->end] = LAST_KEY;
    return last;
}

static void close_hole(struct lc_calendar *c)
{
    const lc_key last = take_last(c);
    c->hole = false;
    if (c->end > ROOT) {
        sift_down(c, ROOT, last);
    }
}

static size_t heap_size(const struct lc_calendar *c)
{
    return c->end - ROOT - (c->hole ? 1 : 0);
}

/* Makes room for at least n keys and a family behind them. */
static void grow_keys(struct lc_calendar *c, size_t n)
{
    size_t bytes = 0;
    char *const memory = lc_grow(NULL, &bytes, (n + 8) * sizeof(lc_key) + CACHE_LINE, 1);
    const size_t shift = (CACHE_LINE - (uintptr_t)memory % CACHE_LINE) % CACHE_LINE;
    lc_key *const keys = (lc_key *)(void *)(memory + shift);
    const size_t room = (bytes - shift) / sizeof(lc_key);
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

static void push(struct lc_calendar *c, lc_key key)
{
    if (c->end + 4 > c->key_room) {
        grow_keys(c, c->end);
    }
    sift_up(c, c->end++, key);
}

/* What comes next enters the empty heap. */
static void approach(struct lc_calendar *c)
{
    lc_key key;
    if (c->hole) {
        close_hole(c);
    }
    lc_far_open(&c->far);
    while (lc_far_draw(&c->far, &key)) {
        __builtin_prefetch(&c->payload[lc_key_slot(key)]);
        push(c, key);
    }
}

/* Where the key of a slot is. */
static lc_key key_of(const struct lc_calendar *c, uint32_t slot)
{
    const uint32_t place = c->places[slot];
    return place & FAR_PLACE ? lc_far_key(&c->far, place ^ FAR_PLACE) : c->keys[place];
}

/* Takes the key of a slot out of the heap or the bins; the slot has no place then. */
static void take_out(struct lc_calendar *c, uint32_t slot)
{
    const uint32_t place = c->places[slot];
    if (place & FAR_PLACE) {
        const lc_key moved = lc_far_take(&c->far, place ^ FAR_PLACE);
        c->places[lc_key_slot(moved)] = place;
        return;
    }
    const lc_key last = take_last(c);
    if (place < c->end) {
        sift(c, place, last);
    }
}

static void put_in(struct lc_calendar *c, lc_key key)
{
    if (lc_far_takes(&c->far, lc_key_time(key))) {
        c->places[lc_key_slot(key)] = lc_far_add(&c->far, key) | FAR_PLACE;
    } else if (c->hole) {
        c->hole = false;
        sift_down(c, ROOT, key);
        __builtin_prefetch(&c->payload[lc_key_slot(c->keys[ROOT])]);
    } else {
        push(c, key);
    }
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
    const lc_key x = *(const lc_key *)a;
    const lc_key y = *(const lc_key *)b;
    return (x > y) - (x < y);
}

/* Gives the pending keys orders from 0 on; sorted keys are a heap. All of them are near then. */
static void renumber(struct lc_calendar *c)
{
    lc_key far;
    while (c->far.n > 0) {
        lc_far_open(&c->far);
        while (lc_far_draw(&c->far, &far)) {
            push(c, far);
        }
    }
    c->far.is_used = false;
    const size_t from = ROOT + (c->hole ? 1 : 0);
    qsort(c->keys + from, c->end - from, sizeof *c->keys, compare_keys);
    c->order = 0;
    for (size_t i = from; i < c->end; i++) {
        const lc_key key = c->keys[i];
        const uint32_t slot = lc_key_slot(key);
        c->keys[i] = lc_key_make(lc_key_time(key), lc_key_priority(key), c->order++, slot);
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
    *slot = (uint32_t)(h & LC_KEY_SLOT_MASK);
    const uint64_t sequence = h >> LC_KEY_SLOT_BITS;
    return sequence != 0 && *slot < c->used && c->payload[*slot].sequence == sequence;
}

struct lc_calendar *lc_calendar_new(void)
{
    struct lc_calendar *c = NULL;
    size_t room = 0;
    LC_GROW(c, room, 1);
    *c = (struct lc_calendar){.end = ROOT};
    lc_far_init(&c->far);
    grow_keys(c, 1);
    lc_calendar_reset(c);
    return c;
}

void lc_calendar_free(struct lc_calendar *c)
{
    if (c) {
        lc_far_fini(&c->far);
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
    lc_far_reset(&c->far);
    c->hole = false;
    c->order = 0;
    c->sequence = 1;
    c->free_slot = NO_SLOT;
    c->used = 0;
}

lc_handle lc_calendar_add(struct lc_calendar *c, lc_time time, uint8_t priority, uint16_t kind,
                          uint32_t a, uint32_t b, uint64_t cause)
{
    const uint32_t slot = take_slot(c);
    const uint64_t sequence = c->sequence++;
    c->payload[slot] = (struct payload){sequence, cause, a, b, kind};
    put_in(c, lc_key_make(time, priority, next_order(c), slot));
    return sequence << LC_KEY_SLOT_BITS | slot;
}

lc_handle lc_calendar_schedule(struct lc_calendar *c, const struct lc_event *e)
{
    return lc_calendar_add(c, e->time, e->priority, e->kind, e->a, e->b, e->cause);
}

bool lc_calendar_cancel(struct lc_calendar *c, lc_handle h)
{
    uint32_t slot;
    if (!find_slot(c, h, &slot)) {
        return false;
    }
    take_out(c, slot);
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
    const lc_key key = lc_key_make(time, lc_key_priority(key_of(c, slot)), order, slot);
    if (c->places[slot] & FAR_PLACE || lc_far_takes(&c->far, time)) {
        take_out(c, slot);
        put_in(c, key);
    } else {
        sift(c, c->places[slot], key);
    }
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
    return find_slot(c, h, &slot) ? lc_key_time(key_of(c, slot)) : LC_TIME_NEVER;
}

/* Brings the first event to the root; false when there is none. */
static bool settle(struct lc_calendar *c)
{
    if (heap_size(c) == 0 && c->far.n > 0) {
        approach(c);
    }
    if (c->hole) {
        close_hole(c);
    }
    return c->end > ROOT;
}

bool lc_calendar_pop(struct lc_calendar *c, struct lc_event *out)
{
    if (!settle(c)) {
        return false;
    }
    const lc_key key = c->keys[ROOT];
    const uint32_t slot = lc_key_slot(key);
    const struct payload *const p = &c->payload[slot];
    *out = (struct lc_event){.time = lc_key_time(key),
                             .sequence = p->sequence,
                             .cause = p->cause,
                             .a = p->a,
                             .b = p->b,
                             .kind = p->kind,
                             .priority = lc_key_priority(key)};
    free_slot(c, slot);
    c->keys[ROOT] = FIRST_KEY;
    c->hole = true;
    return true;
}

lc_time lc_calendar_next_time(struct lc_calendar *c)
{
    return settle(c) ? lc_key_time(c->keys[ROOT]) : LC_TIME_NEVER;
}

size_t lc_calendar_size(const struct lc_calendar *c)
{
    return heap_size(c) + c->far.n;
}

void lc_calendar_span(struct lc_calendar *c, lc_time from, lc_time to)
{
    assert(lc_calendar_size(c) == 0);
    lc_far_span(&c->far, from, to);
}

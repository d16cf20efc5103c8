/* The pool and its line; see pool.h. */
#include "engine/pool.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static struct lc_pool_request *at(const struct lc_pool_lane *l, size_t i)
{
    const size_t place = l->head + i;
    return &l->line[place < l->room ? place : place - l->room];
}

/* The lane of a rank, made if there is none. */
static struct lc_pool_lane *lane_of(struct lc_pool *p, uint32_t rank)
{
    size_t i = 0;
    while (i < p->n_lanes && p->lanes[i].rank < rank) {
        i++;
    }
    if (i == p->n_lanes || p->lanes[i].rank != rank) {
        LC_GROW(p->lanes, p->lane_room, p->n_lanes + 1);
        memmove(&p->lanes[i + 1], &p->lanes[i], (p->n_lanes - i) * sizeof *p->lanes);
        p->lanes[i] = (struct lc_pool_lane){.rank = rank};
        p->n_lanes++;
    }
    return &p->lanes[i];
}

static void join_line(struct lc_pool *p, const struct lc_pool_request *r)
{
    struct lc_pool_lane *l = lane_of(p, r->rank);
    if (l->waiting == l->room) {
        const size_t old_room = l->room;
        LC_GROW(l->line, l->room, 2 * old_room + 8);
        /* The lane was full: what had wrapped round to the start now follows the old end. */
        memcpy(l->line + old_room, l->line, l->head * sizeof *l->line);
    }
    *at(l, l->waiting++) = *r;
    p->waiting++;
    p->waiting_want += r->want;
}

/* The lane whose head is the head of the line; NULL when nobody waits. */
static struct lc_pool_lane *first_lane(const struct lc_pool *p)
{
    for (size_t i = 0; p->waiting > 0; i++) {
        if (p->lanes[i].waiting > 0) {
            return &p->lanes[i];
        }
    }
    return NULL;
}

static void leave_head(struct lc_pool *p, struct lc_pool_lane *l)
{
    p->waiting_want -= l->line[l->head].want;
    l->head = l->head + 1 < l->room ? l->head + 1 : 0;
    l->waiting--;
    p->waiting--;
}

/* Takes servers for the request: 0 when not even the least is free. */
static uint32_t grant(struct lc_pool *p, const struct lc_pool_request *r)
{
    const int64_t free_servers = lc_pool_free_servers(p);
    const int64_t least =
        r->least < p->capacity ? r->least : p->capacity; /* all there are will do */
    if (free_servers < least || free_servers == 0) {
        return 0;
    }
    const uint32_t n = free_servers < r->want ? (uint32_t)free_servers : r->want;
    p->busy += n;
    return n;
}

void lc_pool_init(struct lc_pool *p, int64_t capacity)
{
    assert(capacity >= 0);
    *p = (struct lc_pool){.capacity = capacity};
}

void lc_pool_fini(struct lc_pool *p)
{
    for (size_t i = 0; i < p->n_lanes; i++) {
        free(p->lanes[i].line);
    }
    free(p->lanes);
    *p = (struct lc_pool){0};
}

void lc_pool_reset(struct lc_pool *p, int64_t capacity)
{
    assert(capacity >= 0);
    p->capacity = capacity;
    p->busy = 0;
    for (size_t i = 0; i < p->n_lanes; i++) {
        p->lanes[i].head = p->lanes[i].waiting = 0;
    }
    p->waiting = 0;
    p->waiting_want = 0;
}

uint32_t lc_pool_seize(struct lc_pool *p, const struct lc_pool_request *r)
{
    assert(r->least >= 1 && r->least <= r->want);
    const uint32_t granted = p->waiting == 0 ? grant(p, r) : 0;
    if (granted == 0) {
        join_line(p, r);
    }
    return granted;
}

void lc_pool_release(struct lc_pool *p, uint32_t n)
{
    assert(n <= p->busy);
    p->busy -= n;
}

void lc_pool_resize(struct lc_pool *p, int64_t capacity)
{
    assert(capacity >= 0);
    p->capacity = capacity;
}

bool lc_pool_serve(struct lc_pool *p, struct lc_pool_request *out, uint32_t *granted)
{
    struct lc_pool_lane *l = first_lane(p);
    const uint32_t n = l != NULL ? grant(p, &l->line[l->head]) : 0;
    if (n == 0) {
        return false;
    }
    *out = l->line[l->head];
    *granted = n;
    leave_head(p, l);
    return true;
}

/* Takes the first request of owner and detail out of a lane. */
static bool leave_lane(struct lc_pool *p, struct lc_pool_lane *l, uint32_t owner, uint32_t detail)
{
    size_t i = 0;
    while (i < l->waiting && (at(l, i)->owner != owner || at(l, i)->detail != detail)) {
        i++;
    }
    if (i == l->waiting) {
        return false;
    }
    p->waiting_want -= at(l, i)->want;
    for (; i + 1 < l->waiting; i++) {
        *at(l, i) = *at(l, i + 1);
    }
    l->waiting--;
    p->waiting--;
    return true;
}

bool lc_pool_withdraw(struct lc_pool *p, uint32_t owner, uint32_t detail)
{
    bool found = false;
    for (size_t i = 0; i < p->n_lanes && !found; i++) {
        found = leave_lane(p, &p->lanes[i], owner, detail);
    }
    return found;
}

int64_t lc_pool_free_servers(const struct lc_pool *p)
{
    return p->capacity > p->busy ? p->capacity - p->busy : 0;
}

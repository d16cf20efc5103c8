/* The pool and its line; see pool.h. */
#include "engine/pool.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static struct lc_pool_request *at(const struct lc_pool *p, size_t i)
{
    const size_t place = p->head + i;
    return &p->line[place < p->room ? place : place - p->room];
}

static void join_line(struct lc_pool *p, const struct lc_pool_request *r)
{
    if (p->waiting == p->room) {
        const size_t old_room = p->room;
        LC_GROW(p->line, p->room, 2 * old_room + 8);
        /* The line was full: what had wrapped round to the start now follows the old end. */
        memcpy(p->line + old_room, p->line, p->head * sizeof *p->line);
    }
    size_t place = p->waiting++;
    while (place > 0 && at(p, place - 1)->rank > r->rank) {
        *at(p, place) = *at(p, place - 1);
        place--;
    }
    *at(p, place) = *r;
    p->waiting_want += r->want;
}

static void leave_head(struct lc_pool *p)
{
    p->waiting_want -= p->line[p->head].want;
    p->head = p->head + 1 < p->room ? p->head + 1 : 0;
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
    free(p->line);
    *p = (struct lc_pool){0};
}

void lc_pool_reset(struct lc_pool *p, int64_t capacity)
{
    assert(capacity >= 0);
    p->capacity = capacity;
    p->busy = 0;
    p->head = 0;
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
    if (p->waiting == 0) {
        return false;
    }
    const uint32_t n = grant(p, &p->line[p->head]);
    if (n == 0) {
        return false;
    }
    *out = p->line[p->head];
    *granted = n;
    leave_head(p);
    return true;
}

bool lc_pool_withdraw(struct lc_pool *p, uint32_t owner, uint32_t detail)
{
    size_t i = 0;
    while (i < p->waiting && (at(p, i)->owner != owner || at(p, i)->detail != detail)) {
        i++;
    }
    if (i == p->waiting) {
        return false;
    }
    p->waiting_want -= at(p, i)->want;
    for (; i + 1 < p->waiting; i++) {
        *at(p, i) = *at(p, i + 1);
    }
    p->waiting--;
    return true;
}

int64_t lc_pool_free_servers(const struct lc_pool *p)
{
    return p->capacity > p->busy ? p->capacity - p->busy : 0;
}

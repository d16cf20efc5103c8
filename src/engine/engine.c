/* The engine: see engine.h. The loop is lc_engine_run(). */
#include "engine/engine.h"

#include "base/arena.h"
#include "base/limits.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAILURE_TEXT 256

struct lc_engine {
    struct lc_clock clock; /* first: see engine.h */
    struct lc_calendar *calendar;
    uint64_t current;
    uint64_t handled, rearmed;
    uint64_t at_instant; /* events handled at this time stamp */
    bool failed;
    struct lc_engine_setup setup;
    uint64_t *by_kind;         /* events handled of each kind */
    uint64_t *by_kind_halfway; /* the same when the instant had half its cap */
    size_t by_kind_room, halfway_room;
    unsigned runaway_kind;
    char failure[FAILURE_TEXT];
};

struct lc_engine *lc_engine_new(void)
{
    struct lc_engine *e = NULL;
    size_t room = 0;
    LC_GROW(e, room, 1);
    *e = (struct lc_engine){.calendar = lc_calendar_new()};
    return e;
}

void lc_engine_free(struct lc_engine *e)
{
    if (e) {
        lc_calendar_free(e->calendar);
        free(e->by_kind);
        free(e->by_kind_halfway);
        free(e);
    }
}

void lc_engine_reset(struct lc_engine *e, const struct lc_engine_setup *setup)
{
    lc_calendar_reset(e->calendar);
    lc_calendar_span(e->calendar, setup->start, setup->horizon);
    e->setup = *setup;
    if (e->setup.event_cap == 0) {
        e->setup.event_cap = LC_MAX_EVENTS;
    }
    if (e->setup.instant_cap == 0) {
        e->setup.instant_cap = LC_MAX_EVENTS_AT_ONCE;
    }
    e->clock.now = setup->start;
    e->current = 0;
    e->handled = 0;
    e->rearmed = 0;
    e->at_instant = 0;
    e->failed = false;
    e->failure[0] = '\0';
    e->runaway_kind = 0;
    LC_GROW(e->by_kind, e->by_kind_room, setup->n_kinds);
    LC_GROW(e->by_kind_halfway, e->halfway_room, setup->n_kinds);
    for (unsigned kind = 0; kind < setup->n_kinds; kind++) {
        e->by_kind[kind] = 0;
        e->by_kind_halfway[kind] = 0;
    }
}

/* The kind that was handled most often, counted from the given numbers on (NULL: from none). */
static unsigned most_handled(const struct lc_engine *e, const uint64_t *from)
{
    unsigned most = 0;
    uint64_t most_count = 0;
    for (unsigned kind = 0; kind < e->setup.n_kinds; kind++) {
        const uint64_t count = e->by_kind[kind] - (from ? from[kind] : 0);
        if (count > most_count) {
            most_count = count;
            most = kind;
        }
    }
    return most;
}

/* Counts one more event at time t; true when that is more than a cap allows. */
static bool is_runaway(struct lc_engine *e, lc_time t)
{
    if (t != e->clock.now) {
        e->at_instant = 0;
    }
    if (e->handled >= e->setup.event_cap) {
        e->runaway_kind = most_handled(e, NULL);
        return true;
    }
    if (e->at_instant >= e->setup.instant_cap) {
        e->runaway_kind = most_handled(e, e->by_kind_halfway);
        return true;
    }
    if (e->at_instant == e->setup.instant_cap / 2) {
        memcpy(e->by_kind_halfway, e->by_kind, e->setup.n_kinds * sizeof *e->by_kind);
    }
    e->at_instant++;
    return false;
}

enum lc_engine_end lc_engine_run(struct lc_engine *e)
{
    const struct lc_engine_setup *const s = &e->setup;
    struct lc_event event;
    while (!e->failed) {
        if (s->stop && atomic_load_explicit(s->stop, memory_order_relaxed)) {
            return LC_END_STOPPED;
        }
        const lc_time next = lc_calendar_next_time(e->calendar);
        if (lc_calendar_size(e->calendar) == 0) {
            return LC_END_EMPTY;
        }
        if (next > s->horizon) {
            return LC_END_HORIZON;
        }
        if (is_runaway(e, next)) {
            return LC_END_RUNAWAY;
        }
        lc_calendar_pop(e->calendar, &event);
        e->clock.now = event.time;
        e->current = event.sequence;
        e->handled++;
        e->by_kind[event.kind]++;
        s->handlers[event.kind](s->context, &event);
        if (s->monitor.seen) {
            s->monitor.seen(s->monitor.context, &event);
        }
    }
    return LC_END_FAILED;
}

uint64_t lc_engine_current(const struct lc_engine *e)
{
    return e->current;
}

uint64_t lc_engine_handled(const struct lc_engine *e)
{
    return e->handled;
}

uint64_t lc_engine_handled_kind(const struct lc_engine *e, unsigned kind)
{
    return kind < e->setup.n_kinds ? e->by_kind[kind] : 0;
}

uint64_t lc_engine_rearmed(const struct lc_engine *e)
{
    return e->rearmed;
}

unsigned lc_engine_runaway_kind(const struct lc_engine *e)
{
    return e->runaway_kind;
}

lc_handle lc_engine_at(struct lc_engine *e, lc_time t, uint8_t priority, uint16_t kind, uint32_t a,
                       uint32_t b)
{
    assert(kind < e->setup.n_kinds && e->setup.handlers[kind]);
    if (t < e->clock.now) {
        lc_engine_fail(e, "an event of kind %u is scheduled %lld ms before now", (unsigned)kind,
                       (long long)(e->clock.now - t));
        return LC_NO_HANDLE;
    }
    if (lc_calendar_size(e->calendar) >= LC_CALENDAR_MAX) {
        lc_engine_fail(e, "more than %u events are pending", (unsigned)LC_CALENDAR_MAX);
        return LC_NO_HANDLE;
    }
    return lc_calendar_add(e->calendar, t, priority, kind, a, b, e->current);
}

bool lc_engine_cancel(struct lc_engine *e, lc_handle h)
{
    return lc_calendar_cancel(e->calendar, h);
}

bool lc_engine_rearm(struct lc_engine *e, lc_handle h, lc_time t)
{
    if (t < e->clock.now) {
        lc_engine_fail(e, "event %llu is re-timed to %lld ms before now",
                       (unsigned long long)(h >> 24), (long long)(e->clock.now - t));
        return false;
    }
    const bool moved = lc_calendar_move(e->calendar, h, t);
    e->rearmed += moved;
    return moved;
}

lc_time lc_engine_time(const struct lc_engine *e, lc_handle h)
{
    return lc_calendar_time(e->calendar, h);
}

bool lc_engine_is_pending(const struct lc_engine *e, lc_handle h)
{
    return lc_calendar_is_pending(e->calendar, h);
}

void lc_engine_fail(struct lc_engine *e, const char *format, ...)
{
    if (e->failed) {
        return;
    }
    e->failed = true;
    va_list args;
    va_start(args, format);
    vsnprintf(e->failure, sizeof e->failure, format, args);
    va_end(args);
}

const char *lc_engine_failure(const struct lc_engine *e)
{
    return e->failure;
}

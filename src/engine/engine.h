/* The engine: clock, loop, chain of causes. It knows no economics.
 *
 * The loop pops the first event, stops past the horizon, sets the clock and the cause, hands the
 * event to the owner of its kind, and tells the monitor. Everything scheduled while an event is
 * handled has that event as its cause. One engine belongs to one world; nothing is global, so many
 * worlds can live in one thread.
 */
#ifndef LC_ENGINE_ENGINE_H
#define LC_ENGINE_ENGINE_H

#include "engine/calendar.h"

#include <stdatomic.h>

struct lc_engine;

/* What an engine begins with: asked for so often that it lies open. */
struct lc_clock {
    lc_time now;
};

/* Handles one event. context is the world. */
typedef void lc_handler(void *context, const struct lc_event *e);

/* Told of every event after it was handled (event log, counters); may be NULL. */
struct lc_monitor {
    void (*seen)(void *monitor_context, const struct lc_event *e);
    void *context;
};

enum lc_engine_end {
    LC_END_HORIZON, /* ran to the horizon */
    LC_END_EMPTY,   /* nothing left to happen */
    LC_END_STOPPED, /* the stop flag was seen */
    LC_END_FAILED,  /* lc_engine_fail() was called: a result that must not be */
    LC_END_RUNAWAY  /* the event cap, or the cap for one instant, was hit; lc_engine_runaway_kind()
                       says which kind multiplied */
};

struct lc_engine_setup {
    lc_handler *const
        *handlers; /* one a kind; n_kinds of them; an unhandled kind is a programmer's mistake */
    unsigned n_kinds;
    void *context;
    lc_time start, horizon;          /* events at the horizon itself still fire */
    uint64_t event_cap, instant_cap; /* 0: the defaults of base/limits.h */
    const atomic_bool *stop;         /* may be NULL */
    struct lc_monitor monitor;
};

struct lc_engine *lc_engine_new(void);
void lc_engine_free(struct lc_engine *e);
void lc_engine_reset(struct lc_engine *e,
                     const struct lc_engine_setup *setup); /* before each replication */

enum lc_engine_end lc_engine_run(struct lc_engine *e);

static inline lc_time lc_engine_now(const struct lc_engine *e)
{
    return ((const struct lc_clock *)(const void *)e)->now;
}
uint64_t lc_engine_current(
    const struct lc_engine *e); /* sequence number of the event being handled; 0 at the start */
uint64_t lc_engine_handled(const struct lc_engine *e); /* events handled so far */
uint64_t lc_engine_handled_kind(const struct lc_engine *e, unsigned kind);
uint64_t lc_engine_rearmed(const struct lc_engine *e); /* events re-timed, not counted as handled */
unsigned lc_engine_runaway_kind(const struct lc_engine *e);

#define LC_PRIORITY_USUAL 128

/* Schedules at an absolute time (not before now: an earlier time is a failure of the replication)
 * with priority 0 to 255, the lower first. */
lc_handle lc_engine_at(struct lc_engine *e, lc_time t, uint8_t priority, uint16_t kind, uint32_t a,
                       uint32_t b);
static inline lc_handle lc_engine_after(struct lc_engine *e, lc_time delay, uint16_t kind,
                                        uint32_t a, uint32_t b)
{
    return lc_engine_at(e, lc_engine_now(e) + delay, LC_PRIORITY_USUAL, kind, a, b);
}
bool lc_engine_cancel(struct lc_engine *e, lc_handle h);
bool lc_engine_rearm(struct lc_engine *e, lc_handle h, lc_time t);
lc_time lc_engine_time(const struct lc_engine *e,
                       lc_handle h); /* of a pending event; LC_TIME_NEVER when stale */
bool lc_engine_is_pending(const struct lc_engine *e, lc_handle h);

/* Ends the run after this event with LC_END_FAILED; the first reason is kept (a copy, at most 255
 * bytes). */
void lc_engine_fail(struct lc_engine *e, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *lc_engine_failure(const struct lc_engine *e); /* "" when none */

#endif

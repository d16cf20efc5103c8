/* The event calendar: the pending event set.
 *
 * Order: earlier time first; at equal times lower priority number first; at equal priority the one
 * scheduled (or re-timed) first. Handles are monotone 64-bit numbers: the upper 40 bits count
 * schedulings (the event's sequence number), the lower 24 name a slot, so a handle of an event that
 * has fired or was cancelled is recognised as stale and never hits a successor. A 4-ary implicit
 * heap of small keys, payload apart, for what is near, and bins of time for what lies far ahead;
 * each slot knows its place, so cancelling and re-timing are O(log n) and no stale event is ever
 * popped. No allocation once the calendar has
 * grown to its working size.
 */
#ifndef LC_ENGINE_CALENDAR_H
#define LC_ENGINE_CALENDAR_H

#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t lc_handle;
#define LC_NO_HANDLE UINT64_C(0)
#define LC_CALENDAR_MAX                                                                            \
    16777215u /* pending at once: slot numbers have 24 bits, the last is not used */

struct lc_event {
    lc_time time;
    uint64_t sequence; /* handle >> 24: this event's number */
    uint64_t cause;    /* sequence of the event during which it was first scheduled; 0: the start */
    uint32_t a, b;     /* entities, meaning by kind */
    uint16_t kind;
    uint8_t priority;
};

struct lc_calendar; /* opaque */

struct lc_calendar *lc_calendar_new(void);
void lc_calendar_free(struct lc_calendar *c);
void lc_calendar_reset(
    struct lc_calendar *c); /* empties, restarts sequence numbers at 1, keeps memory */

/* Says, while it is empty, between which times most events will fall: it is quicker then. Until the
 * next reset; nothing else depends on it, and events may have any time. */
void lc_calendar_span(struct lc_calendar *c, lc_time from, lc_time to);

/* Adds an event (its sequence field is ignored). Never returns LC_NO_HANDLE. */
lc_handle lc_calendar_schedule(struct lc_calendar *c, const struct lc_event *e);

/* The same, by what an event is made of. */
lc_handle lc_calendar_add(struct lc_calendar *c, lc_time time, uint8_t priority, uint16_t kind,
                          uint32_t a, uint32_t b, uint64_t cause);

/* Takes a pending event out; false when the handle is stale. */
bool lc_calendar_cancel(struct lc_calendar *c, lc_handle h);

/* Gives a pending event another time; among equals it then counts as scheduled now. The handle
 * stays valid; the event keeps its sequence number as a name and its cause. False when stale. */
bool lc_calendar_move(struct lc_calendar *c, lc_handle h, lc_time time);

bool lc_calendar_is_pending(const struct lc_calendar *c, lc_handle h);
lc_time lc_calendar_time(const struct lc_calendar *c, lc_handle h); /* LC_TIME_NEVER when stale */

/* Takes the first event; false, *out untouched, when empty. */
bool lc_calendar_pop(struct lc_calendar *c, struct lc_event *out);
lc_time lc_calendar_next_time(struct lc_calendar *c); /* LC_TIME_NEVER when empty */
size_t lc_calendar_size(const struct lc_calendar *c);

#endif

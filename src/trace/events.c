/* Backward from an event. */
#include "trace/tell.h"
#include "trace/traces.h"

#include <string.h>

#define MOST_ROWS 12 /* what lies before is told by its beginning */

/* Events of one kind about one thing that follow from each other stand in one row. */
static bool is_alike(const struct lc_past_event *a, const struct lc_past_event *b)
{
    return a->kind == b->kind && a->entity == b->entity && a->application == b->application;
}

/* The first of a run of events that are alike; *n receives how many there are. */
static const struct lc_past_event *first_alike(const struct lc_record *r,
                                               const struct lc_past_event *e, unsigned *n)
{
    const struct lc_past_event *cause;

    *n = 1;
    while ((cause = lc_record_event(r, e->cause)) != NULL && cause->number < e->number &&
           is_alike(cause, e)) {
        e = cause;
        ++*n;
    }
    return e;
}

/* An event that is its own cause, or comes before it, has none. */
static const struct lc_past_event *cause_of(const struct lc_record *r,
                                            const struct lc_past_event *e)
{
    const struct lc_past_event *cause = lc_record_event(r, e->cause);

    return cause && cause->number < e->number ? cause : NULL;
}

/* Adds an event, with those like it that led to it; returns the first of them. */
static const struct lc_past_event *tell(struct lc_chain *c, const struct lc_record *r,
                                        guint *parent, const char *relation,
                                        const struct lc_past_event *e)
{
    unsigned n;
    const struct lc_past_event *first = first_alike(r, e, &n);
    char *node = g_strdup_printf("event-%" G_GUINT64_FORMAT, e->number);
    char *more = n > 1 ? g_strdup_printf(", and %u such before it, from %s", n - 1, first->date)
                       : g_strdup("");

    *parent = lc_chain_add(c, *parent, relation, node, "events", "%s%s%s%s%s%s%s%s%s on %s%s",
                           e->kind, *e->entity ? " " : "", e->entity, *e->application ? " " : "",
                           e->application, *e->region ? " " : "", e->region, *e->detail ? " " : "",
                           e->detail, e->date, more);
    lc_chain_set_event(c, *parent, e->number, e->date);
    g_free(more);
    g_free(node);
    return first;
}

/* Adds the first of all, where the chain is longer than is told event by event. */
static void tell_root(struct lc_chain *c, const struct lc_record *r, guint parent,
                      const struct lc_past_event *e)
{
    unsigned n = 0;

    for (const struct lc_past_event *cause = cause_of(r, e); cause; cause = cause_of(r, e)) {
        e = cause;
        n++;
    }
    char *relation =
        n > 0 ? g_strdup_printf("caused, over %u others, by", n) : g_strdup("caused by");

    tell(c, r, &parent, relation, e);
    g_free(relation);
}

struct lc_chain *lc_trace_event(const struct lc_record *r, const struct lc_past_event *e)
{
    struct lc_chain *c = lc_chain_new(false);
    guint parent = LC_CHAIN_ROOT;

    for (int depth = 0; e && depth < MOST_ROWS; depth++) {
        e = cause_of(r, tell(c, r, &parent, depth > 0 ? "caused by" : "", e));
    }
    if (e) {
        tell_root(c, r, parent, e);
    }
    return c;
}

/* Backward from an event. */
#include "trace/tell.h"
#include "trace/traces.h"

#include <string.h>

/* Events of one kind about one thing that follow from each other stand in one row. */
static bool is_alike(const struct lc_past_event *a, const struct lc_past_event *b)
{
    return a->kind == b->kind && a->entity == b->entity && a->application == b->application;
}

/* The last of a run of events that are alike; *n receives how many there are. */
static const struct lc_past_event *last_alike(const struct lc_record *r,
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

struct lc_chain *lc_trace_event(const struct lc_record *r, const struct lc_past_event *e)
{
    struct lc_chain *c = lc_chain_new(false);
    guint parent = LC_CHAIN_ROOT;

    while (e) {
        unsigned n;
        const struct lc_past_event *last = last_alike(r, e, &n);
        char *node = g_strdup_printf("event-%" G_GUINT64_FORMAT, e->number);
        char *more = n > 1 ? g_strdup_printf(", and %u such before it, from %s", n - 1, last->date)
                           : g_strdup("");

        parent =
            lc_chain_add(c, parent, parent == LC_CHAIN_ROOT ? "" : "caused by", node, "events",
                         "%s%s%s%s%s%s%s%s%s on %s%s", e->kind, *e->entity ? " " : "", e->entity,
                         *e->application ? " " : "", e->application, *e->region ? " " : "",
                         e->region, *e->detail ? " " : "", e->detail, e->date, more);
        lc_chain_set_event(c, parent, e->number, e->date);
        g_free(more);
        g_free(node);
        const struct lc_past_event *cause = lc_record_event(r, last->cause);

        e = cause && cause->number < last->number ? cause : NULL;
    }
    return c;
}

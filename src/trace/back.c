/* Backward from projects and cohorts. */
#include "trace/tell.h"
#include "trace/traces.h"

#include <math.h>
#include <string.h>

/* What an event was, and what it followed from. */
static void tell_cause(struct lc_chain *c, const struct lc_record *r, guint parent, uint64_t event,
                       const char *why)
{
    const struct lc_past_event *e = lc_record_event(r, event);
    const struct lc_past_event *before = e ? lc_record_event(r, e->cause) : NULL;
    char *node = g_strdup_printf("event-%" G_GUINT64_FORMAT, event);

    if (e) {
        char *was = lc_tell_event(r, before ? before->number : event);
        const guint row =
            lc_chain_add(c, parent, "in", node, "events", "%s on %s%s%s%s%s", e->kind, e->date,
                         before ? ", caused by " : "", before ? was : "", *why ? "; " : "", why);

        lc_chain_set_event(c, row, event, e->date);
        g_free(was);
    }
    g_free(node);
}

/* Why a plant was proposed: the state of its customer's request then. */
static const char *why_plant(const struct lc_record *r, uint64_t event)
{
    const struct lc_past_event *e = lc_record_event(r, event);
    const struct lc_past_event *before = e ? lc_record_event(r, e->cause) : NULL;

    if (before && strcmp(before->kind, "interconnection_requested") == 0) {
        return "chosen at once, on the factory's own site, against the study and the grid";
    }
    return "no headroom was to be had at once, and the plant was chosen over the queue";
}

/* The set that a link leads to, its applications, and the projects that it is the mean of. */
static void tell_set_link(struct lc_chain *c, const struct lc_record *r, guint parent,
                          const struct lc_past_link *l, const char *relation)
{
    const struct lc_past_set *s = l ? lc_record_set(r, l->cause) : NULL;

    if (s) {
        const guint row = lc_tell_set(c, r, parent, relation, s);

        lc_tell_links(c, r, row, s->name, "book", "ordered by");
        lc_tell_links(c, r, row, s->name, "queue", "asked for by");
    }
}

/* A factory or refit: the review that proposed it, and the gap. */
static void tell_factory(struct lc_chain *c, const struct lc_record *r, guint row,
                         const struct lc_past_project *p)
{
    const struct lc_past_link *gap = lc_record_link(r, p->name, "gap");

    lc_tell_links(c, r, row, p->name, "refit", "in the hall of");
    if (gap) {
        tell_cause(c, r, row, gap->event, "");
        tell_set_link(c, r, row, gap, "for its builder's part in");
    }
}

static void tell_plant(struct lc_chain *c, const struct lc_record *r, guint row,
                       const struct lc_past_project *p)
{
    const struct lc_past_link *request = lc_record_link(r, p->name, "request");
    const struct lc_past_link *programme = lc_record_link(r, p->name, "programme");
    const struct lc_past_project *customer = request ? lc_record_project(r, request->cause) : NULL;

    if (customer) {
        tell_cause(c, r, row, request->event, why_plant(r, request->event));
        const guint factory = lc_tell_project(c, r, row, "asked for by", customer);

        lc_chain_set_share(c, factory, 1);
        tell_factory(c, r, factory, customer);
    } else if (programme) {
        tell_cause(c, r, row, programme->event, "the utilities answer the queue of a lag before");
        tell_set_link(c, r, row, programme, "charged to");
    }
}

/* When a factory was granted its power. */
static void tell_grant(struct lc_chain *c, const struct lc_record *r, guint parent,
                       const struct lc_past_project *p)
{
    for (guint i = 0; i < r->events->len; i++) {
        const struct lc_past_event *e = &g_array_index(r->events, struct lc_past_event, i);

        if (strcmp(e->entity, p->name) == 0 && strcmp(e->kind, "interconnection_granted") == 0) {
            tell_cause(c, r, parent, e->number, "firm power");
        }
    }
}

/* What a factory called forth in its turn: chips and power. */
static void tell_means(struct lc_chain *c, const struct lc_record *r, guint parent,
                       const struct lc_past_project *p)
{
    tell_grant(c, r, parent, p);
    const GArray *rows = lc_record_effects(r, p->name);

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_link *l =
            &g_array_index(r->links, struct lc_past_link, g_array_index(rows, guint, i));
        const struct lc_past_project *plant = lc_record_project(r, l->effect);
        char amount[LC_TELL_TEXT];

        if (strcmp(l->kind, "chips") == 0) {
            const guint row =
                lc_chain_add(c, parent, "with", l->effect, "chips", "%s H100e of %s shipped",
                             lc_tell_number(amount, l->amount), l->detail);

            lc_chain_set_event(c, row, l->event, l->date);
        } else if (strcmp(l->kind, "request") == 0 && plant) {
            lc_tell_project(c, r, parent, "with", plant);
        }
    }
}

/* An expansion of a chip line: the orders that called for it. */
static void tell_line(struct lc_chain *c, const struct lc_record *r, guint row,
                      const struct lc_past_project *p)
{
    const struct lc_past_link *orders = lc_record_link(r, p->name, "orders");
    const bool is_new = orders && orders->event > 0;
    const bool is_empty = is_new && !lc_record_link(r, orders->cause, "book");

    if (orders) {
        tell_cause(c, r, row, orders->event, is_empty ? "the book is empty" : "");
        tell_set_link(c, r, row, orders, is_empty ? "for, as they came," : "for");
    }
}

struct lc_chain *lc_trace_project(const struct lc_record *r, const struct lc_past_project *p)
{
    struct lc_chain *c = lc_chain_new(false);
    const char *layer = lc_tell_layer(p);
    const guint row = lc_tell_project(c, r, LC_CHAIN_ROOT, "", p);

    if (strcmp(layer, "energy") == 0) {
        tell_plant(c, r, row, p);
    } else if (strcmp(layer, "chips") == 0) {
        tell_line(c, r, row, p);
    } else {
        tell_means(c, r, row, p);
        tell_factory(c, r, row, p);
    }
    return c;
}

struct lc_chain *lc_trace_cohort(const struct lc_record *r, const struct lc_past_cohort *c)
{
    struct lc_chain *chain = lc_chain_new(false);
    const struct lc_past_set *shares = lc_record_set(r, c->name);
    char premium[LC_TELL_TEXT], pulled[LC_TELL_TEXT];
    const guint row = lc_chain_add(
        chain, LC_CHAIN_ROOT, "", c->name, "workforce",
        "%" G_GUINT64_FORMAT " apprentices, %s in %s, from %s to %s", c->apprentices, c->trade,
        c->region, c->date, *c->finish ? c->finish : "an unknown day: they began before the start");

    lc_chain_set_event(chain, row, c->event, c->date);
    if (c->event == 0) {
        return chain;
    }
    const guint intake = lc_chain_add(
        chain, row, "of which", "premium", "workforce",
        "%s %% answer a wage premium of %s %%, the others would have begun without it; of "
        "%" G_GUINT64_FORMAT " workers %" G_GUINT64_FORMAT " were busy, and %" G_GUINT64_FORMAT
        " more were waited for",
        lc_tell_number(pulled, 100 * c->pulled_share),
        lc_tell_number(premium, 100 * c->premium_share), c->workers, c->busy, c->waiting);

    lc_chain_set_share(chain, intake, c->pulled_share);
    tell_cause(chain, r, row, c->event, "");
    if (shares) {
        lc_tell_set(chain, r, row, "for", shares);
    }
    lc_tell_links(chain, r, row, c->name, "crews", "held or waited for by");
    return chain;
}

/* Forward from an application to all that it pulled. */
#include "trace/forward.h"
#include "trace/ranked.h"
#include "trace/tell.h"
#include "trace/traces.h"

#include <math.h>
#include <string.h>

static bool is_asked(const struct lc_forward *q, const struct lc_past_payment *p)
{
    return (!q->region || strcmp(p->region, q->region) == 0) &&
           (q->year == 0 || p->year == q->year);
}

/* Payers' rows follow each other: what was found for one is good for the next. */
static void find_shares(struct lc_forward *q)
{
    const char *payer = NULL;
    double share = 0;

    q->share = g_new0(double, q->r->payments->len);
    for (guint i = 0; i < q->r->payments->len; i++) {
        const struct lc_past_payment *p = &g_array_index(q->r->payments, struct lc_past_payment, i);

        if (p->payer != payer) {
            const char *own = g_str_has_prefix(p->payer, "application:")
                                  ? p->payer + strlen("application:")
                                  : NULL;

            share = own ? strcmp(own, q->name) == 0
                        : lc_record_share(q->r, lc_record_shares(q->r, p->payer), q->application);
        }
        payer = p->payer;
        q->share[i] = share;
    }
}

static void set_amount(struct lc_chain *c, guint row, const char *unit, double amount)
{
    struct lc_chain_row *x = lc_chain_row(c, row);

    x->musd = strcmp(unit, "M2024$") == 0 ? amount : x->musd;
    x->mw = strcmp(unit, "MW") == 0 ? amount : x->mw;
    x->worker_years = strcmp(unit, "worker-years") == 0 ? amount : x->worker_years;
}

/* Items of a layer: what of each the application pulled, and which part of it that is. */
static void tell_items(struct lc_chain *c, const struct lc_forward *q, guint parent,
                       const char *layer)
{
    const GArray *all = q->r->payments;
    GPtrArray *items = g_ptr_array_new();

    for (guint i = 0; i < all->len; i++) {
        const struct lc_past_payment *p = &g_array_index(all, struct lc_past_payment, i);

        if (strcmp(p->layer, layer) == 0 && is_asked(q, p) &&
            !g_ptr_array_find(items, p->item, NULL)) {
            g_ptr_array_add(items, (gpointer)p->item);
        }
    }
    for (guint k = 0; k < items->len; k++) {
        const char *item = g_ptr_array_index(items, k), *unit = "";
        double sum = 0, whole = 0;

        for (guint i = 0; i < all->len; i++) {
            const struct lc_past_payment *p = &g_array_index(all, struct lc_past_payment, i);

            if (p->item == item && is_asked(q, p)) {
                sum += p->amount * q->share[i];
                whole += p->amount;
                unit = p->unit;
            }
        }
        char pulled[LC_TELL_TEXT], of[LC_TELL_TEXT], part[LC_TELL_TEXT];
        char *node = g_strdup_printf("item:%s", item);
        const guint row = lc_chain_add(c, parent, "pulled", node, layer, "%s of %s %s (%s %%)",
                                       lc_tell_number(pulled, sum), lc_tell_number(of, whole), unit,
                                       lc_tell_number(part, whole != 0 ? 100 * sum / whole : 0));

        set_amount(c, row, unit, sum);
        g_free(node);
    }
    g_ptr_array_free(items, TRUE);
}

/* A project with the application's part in it. share: of the layer's money. */
static guint tell_part(struct lc_chain *c, const struct lc_forward *q, guint parent,
                       const char *relation, const struct lc_past_project *p)
{
    const double share = lc_record_share(q->r, lc_record_shares(q->r, p->name), q->application);
    const struct lc_spent spent = lc_tell_spent(q->r, p->name, q->region, q->year);
    const bool is_mw = strcmp(p->unit, "MW") == 0;
    char size[LC_TELL_TEXT], part[LC_TELL_TEXT], paid[LC_TELL_TEXT], work[LC_TELL_TEXT];
    char *state = lc_tell_state(p);
    const guint row =
        lc_chain_add(c, parent, relation, p->name, lc_tell_layer(p),
                     "%s %% of %s %s of %s in %s, %s; %s M2024$ and %s worker-years for it",
                     lc_tell_number(part, 100 * share), lc_tell_number(size, p->size), p->unit,
                     p->owner, p->region, state, lc_tell_number(paid, share * spent.musd),
                     lc_tell_number(work, share * spent.worker_years));

    g_free(state);
    struct lc_chain_row *x = lc_chain_row(c, row);

    x->mw = is_mw ? share * p->size : NAN;
    x->musd = share * spent.musd;
    x->worker_years = share * spent.worker_years;
    lc_chain_set_event(c, row, 0, p->proposed);
    return row;
}

/* Plants built for a factory, and its chips. */
static void tell_means(struct lc_chain *c, const struct lc_forward *q, guint parent,
                       const char *factory)
{
    const GArray *rows = lc_record_effects(q->r, factory);

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_link *l =
            &g_array_index(q->r->links, struct lc_past_link, g_array_index(rows, guint, i));
        const struct lc_past_project *plant = lc_record_project(q->r, l->effect);
        char amount[LC_TELL_TEXT];

        if (strcmp(l->kind, "chips") == 0) {
            const guint row =
                lc_chain_add(c, parent, "ordered", l->effect, "chips", "%s H100e of %s shipped",
                             lc_tell_number(amount, l->amount), l->detail);

            lc_chain_set_event(c, row, l->event, l->date);
        } else if (strcmp(l->kind, "request") == 0 && plant) {
            tell_part(c, q, parent, "called for", plant);
        }
    }
}

/* The projects of a layer by what of their money the application pulled. */
static void tell_projects(struct lc_chain *c, const struct lc_forward *q, guint parent,
                          const char *layer)
{
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < q->r->payments->len; i++) {
        const struct lc_past_payment *p = &g_array_index(q->r->payments, struct lc_past_payment, i);
        const struct lc_past_project *project = lc_record_project(q->r, p->payer);

        if (project && q->share[i] > 0 && is_asked(q, p) && strcmp(p->unit, "M2024$") == 0 &&
            strcmp(lc_tell_layer(project), layer) == 0) {
            lc_ranked_add(
                ranked,
                (guint)(project - &g_array_index(q->r->projects, struct lc_past_project, 0)),
                p->amount * q->share[i]);
        }
    }
    const guint n = lc_ranked_sort(ranked, ranked->sum);

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(ranked, i);
        const struct lc_past_project *p =
            &g_array_index(q->r->projects, struct lc_past_project, part->id);
        const guint row = tell_part(c, q, parent, "pulled", p);

        lc_chain_set_share(c, row, lc_ranked_share(part->amount, ranked->sum));
        tell_means(c, q, row, p->name);
    }
    lc_chain_add_others(c, parent, ranked->parts->len - n, lc_ranked_rest(ranked, n), "projects");
    lc_ranked_free(ranked);
}

static void tell_layer(struct lc_chain *c, const struct lc_forward *q, const char *layer)
{
    const GArray *all = q->r->payments;
    double musd = 0, work = 0;

    for (guint i = 0; i < all->len; i++) {
        const struct lc_past_payment *p = &g_array_index(all, struct lc_past_payment, i);

        if (strcmp(p->layer, layer) == 0 && is_asked(q, p)) {
            musd += strcmp(p->unit, "M2024$") == 0 ? p->amount * q->share[i] : 0;
            work += strcmp(p->unit, "worker-years") == 0 ? p->amount * q->share[i] : 0;
        }
    }
    char money[LC_TELL_TEXT], years[LC_TELL_TEXT];
    char *node = g_strdup_printf("layer:%s", layer);
    const guint row = lc_chain_add(c, 0, "pulled in", node, layer, "%s M2024$, %s worker-years",
                                   lc_tell_number(money, musd), lc_tell_number(years, work));

    lc_chain_row(c, row)->musd = musd;
    lc_chain_row(c, row)->worker_years = work;
    tell_items(c, q, row, layer);
    tell_projects(c, q, row, layer);
    g_free(node);
}

struct lc_chain *lc_trace_application(const struct lc_record *r, uint32_t application,
                                      const char *region, unsigned year)
{
    static const char *const layers[] = {"applications", "models", "infrastructure", "chips",
                                         "energy"};
    struct lc_forward q = {.r = r,
                           .application = application,
                           .name = g_ptr_array_index(r->applications, application),
                           .region = region,
                           .year = year};
    struct lc_chain *c = lc_chain_new(true);
    char *node = g_strdup_printf("application:%s", q.name);
    char *when = year > 0 ? g_strdup_printf("in %u", year) : g_strdup("in all years");

    find_shares(&q);
    lc_chain_add(c, LC_CHAIN_ROOT, "", node, "applications", "what it pulled in %s, as paid %s",
                 region ? region : "all regions", when);
    lc_forward_adoption(c, &q);
    for (size_t i = 0; i < G_N_ELEMENTS(layers); i++) {
        tell_layer(c, &q, layers[i]);
    }
    lc_forward_cohorts(c, &q);
    g_free(when);
    g_free(node);
    g_free(q.share);
    return c;
}

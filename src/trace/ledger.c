/* Backward from an item of the ledger, such as a dollar of it. */
#include "trace/ranked.h"
#include "trace/tell.h"
#include "trace/traces.h"

#include <math.h>
#include <string.h>

struct tally {
    struct lc_ranked *owners, *payers, *applications;
    GPtrArray *owner_names; /* "factories of north-cloud" */
    const char *unit, *layer;
};

static bool belongs(const struct lc_past_payment *p, const struct lc_entries *e)
{
    return strcmp(p->item, e->item) == 0 && p->year == e->year &&
           (!e->region || strcmp(p->region, e->region) == 0);
}

/* Those who pay are told by kind and owner: "factory of north-cloud"; or what pays themselves. */
static guint find_owner(struct tally *t, const struct lc_record *r, const char *payer)
{
    const struct lc_past_project *p = lc_record_project(r, payer);
    char *name = p ? g_strdup_printf("%s:%s", p->kind, p->owner) : g_strdup(payer);

    for (guint i = 0; i < t->owner_names->len; i++) {
        if (strcmp(g_ptr_array_index(t->owner_names, i), name) == 0) {
            g_free(name);
            return i;
        }
    }
    g_ptr_array_add(t->owner_names, name);
    return t->owner_names->len - 1;
}

/* Splits an entry by the applications that pulled its payer. */
static void split(double *amounts, const struct lc_record *r, const struct lc_past_payment *p)
{
    const struct lc_past_set *s = lc_record_shares(r, p->payer);

    for (guint a = 0; a < r->applications->len; a++) {
        const char *name = g_ptr_array_index(r->applications, a);
        const bool is_own = g_str_has_prefix(p->payer, "application:") &&
                            strcmp(p->payer + strlen("application:"), name) == 0;

        amounts[a] += p->amount * (is_own ? 1 : lc_record_share(r, s, a));
    }
}

static void add_up(struct tally *t, const struct lc_record *r, const struct lc_entries *e)
{
    double *by_application = g_new0(double, r->applications->len);
    GArray *by_owner = g_array_new(FALSE, TRUE, sizeof(double));

    for (guint i = 0; i < r->payments->len; i++) {
        const struct lc_past_payment *p = &g_array_index(r->payments, struct lc_past_payment, i);

        if (!belongs(p, e)) {
            continue;
        }
        const guint owner = find_owner(t, r, p->payer);

        t->unit = p->unit;
        t->layer = p->layer;
        g_array_set_size(by_owner, t->owner_names->len);
        g_array_index(by_owner, double, owner) += p->amount;
        lc_ranked_add(t->payers, i, p->amount);
        split(by_application, r, p);
    }
    for (guint i = 0; i < by_owner->len; i++) {
        lc_ranked_add(t->owners, i, g_array_index(by_owner, double, i));
    }
    for (guint a = 0; a < r->applications->len; a++) {
        lc_ranked_add(t->applications, a, by_application[a]);
    }
    g_array_free(by_owner, TRUE);
    g_free(by_application);
}

static void set_amount(struct lc_chain *c, const struct tally *t, guint row, double amount)
{
    struct lc_chain_row *x = lc_chain_row(c, row);

    x->musd = strcmp(t->unit, "M2024$") == 0 ? amount : NAN;
    x->mw = strcmp(t->unit, "MW") == 0 ? amount : NAN;
    x->worker_years = strcmp(t->unit, "worker-years") == 0 ? amount : NAN;
}

/* Payers of one owner: those above a per cent of all that was posted, with their shares. */
static void tell_payers(struct lc_chain *c, const struct lc_record *r, struct tally *t,
                        guint parent, guint owner, double whole)
{
    struct lc_ranked *own = lc_ranked_new();

    for (guint i = 0; i < t->payers->parts->len; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(t->payers, i);
        const char *payer = g_array_index(r->payments, struct lc_past_payment, part->id).payer;

        if (find_owner(t, r, payer) == owner) {
            lc_ranked_add(own, part->id, part->amount);
        }
    }
    const guint n = lc_ranked_sort(own, t->owners->sum);

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(own, i);
        const struct lc_past_payment *p =
            &g_array_index(r->payments, struct lc_past_payment, part->id);
        const struct lc_past_project *project = lc_record_project(r, p->payer);
        char amount[LC_TELL_TEXT];

        if (project) {
            char *shares = lc_tell_shares(r, lc_record_shares(r, p->payer));
            const guint row = lc_chain_add(c, parent, "paid by", p->payer, lc_tell_layer(project),
                                           "%s %s in %s, %s", lc_tell_number(amount, part->amount),
                                           t->unit, p->region, shares);

            lc_chain_set_share(c, row, lc_ranked_share(part->amount, whole));
            set_amount(c, t, row, part->amount);
            g_free(shares);
        }
    }
    if (own->parts->len > n) {
        lc_chain_add_others(c, parent, own->parts->len - n,
                            lc_ranked_share(lc_ranked_rest(own, n) * own->sum, whole), "payers");
    }
    lc_ranked_free(own);
}

static void tell_owners(struct lc_chain *c, const struct lc_record *r, struct tally *t)
{
    const guint n = lc_ranked_sort(t->owners, t->owners->sum);

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(t->owners, i);
        const char *name = g_ptr_array_index(t->owner_names, part->id);
        char amount[LC_TELL_TEXT];

        const bool is_own = g_str_has_prefix(name, "application:");
        const guint row = lc_chain_add(c, 0, "paid by", name, is_own ? "applications" : t->layer,
                                       "%s %s", lc_tell_number(amount, part->amount), t->unit);

        lc_chain_set_share(c, row, lc_ranked_share(part->amount, t->owners->sum));
        set_amount(c, t, row, part->amount);
        if (!is_own) {
            tell_payers(c, r, t, row, part->id, part->amount);
        }
    }
    lc_chain_add_others(c, 0, t->owners->parts->len - n, lc_ranked_rest(t->owners, n), "owners");
}

static void tell_applications(struct lc_chain *c, const struct lc_record *r, struct tally *t)
{
    const guint n = lc_ranked_sort(t->applications, t->owners->sum);

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(t->applications, i);
        char amount[LC_TELL_TEXT];
        char *node = g_strdup_printf("application:%s",
                                     (const char *)g_ptr_array_index(r->applications, part->id));
        const guint row = lc_chain_add(c, 0, "pulled by", node, "applications", "%s %s",
                                       lc_tell_number(amount, part->amount), t->unit);

        lc_chain_set_share(c, row, lc_ranked_share(part->amount, t->owners->sum));
        set_amount(c, t, row, part->amount);
        g_free(node);
    }
    lc_chain_add_others(c, 0, t->applications->parts->len - n, lc_ranked_rest(t->applications, n),
                        "applications");
}

struct lc_chain *lc_trace_ledger(const struct lc_record *r, const struct lc_entries *e)
{
    struct tally t = {.unit = "",
                      .layer = "",
                      .owners = lc_ranked_new(),
                      .payers = lc_ranked_new(),
                      .applications = lc_ranked_new(),
                      .owner_names = g_ptr_array_new_with_free_func(g_free)};
    struct lc_chain *c = NULL;

    add_up(&t, r, e);
    if (t.payers->parts->len > 0 && t.owners->sum != 0) {
        char amount[LC_TELL_TEXT];
        char *node = g_strdup_printf("ledger:%s%s%s@%u", e->item, e->region ? ":" : "",
                                     e->region ? e->region : "", e->year);

        c = lc_chain_new(false);
        lc_chain_add(c, LC_CHAIN_ROOT, "", node, t.layer, "%s %s posted in %u by %u payers",
                     lc_tell_number(amount, t.owners->sum), t.unit, e->year, t.payers->parts->len);
        set_amount(c, &t, 0, t.owners->sum);
        tell_owners(c, r, &t);
        tell_applications(c, r, &t);
        g_free(node);
    }
    lc_ranked_free(t.owners);
    lc_ranked_free(t.payers);
    lc_ranked_free(t.applications);
    g_ptr_array_free(t.owner_names, TRUE);
    return c;
}

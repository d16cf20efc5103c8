/* Some of what can be traced: the largest of each kind. */
#include "trace/ranked.h"
#include "trace/tell.h"
#include "trace/traces.h"

#include <string.h>

static void tell_projects(struct lc_chain *c, const struct lc_record *r, const char *kind)
{
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < r->projects->len; i++) {
        const struct lc_past_project *p = &g_array_index(r->projects, struct lc_past_project, i);

        if (strcmp(p->kind, kind) == 0) {
            lc_ranked_add(ranked, i, p->size);
        }
    }
    lc_ranked_sort(ranked, ranked->sum);
    for (guint i = 0; i < ranked->parts->len && i < LC_CHAIN_LEAST_ROWS; i++) {
        lc_tell_project(
            c, r, 0, "",
            &g_array_index(r->projects, struct lc_past_project, lc_ranked_at(ranked, i)->id));
    }
    lc_ranked_free(ranked);
}

static void tell_cohorts(struct lc_chain *c, const struct lc_record *r)
{
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < r->cohorts->len; i++) {
        const struct lc_past_cohort *h = &g_array_index(r->cohorts, struct lc_past_cohort, i);

        lc_ranked_add(ranked, i, (double)h->apprentices * h->pulled_share);
    }
    lc_ranked_sort(ranked, ranked->sum);
    for (guint i = 0; i < ranked->parts->len && i < LC_CHAIN_LEAST_ROWS; i++) {
        const struct lc_past_cohort *h =
            &g_array_index(r->cohorts, struct lc_past_cohort, lc_ranked_at(ranked, i)->id);

        lc_chain_add(c, 0, "", h->name, "workforce",
                     "%" G_GUINT64_FORMAT " apprentices, %s in %s from %s", h->apprentices,
                     h->trade, h->region, h->date);
    }
    lc_ranked_free(ranked);
}

/* What was posted to items of cost in one year, by region. */
static void tell_ledger(struct lc_chain *c, const struct lc_record *r)
{
    GHashTable *sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *names = g_ptr_array_new();
    GArray *amounts = g_array_new(FALSE, TRUE, sizeof(double));
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < r->payments->len; i++) {
        const struct lc_past_payment *p = &g_array_index(r->payments, struct lc_past_payment, i);

        if (strcmp(p->unit, "M2024$") != 0) {
            continue;
        }
        char *name = g_strdup_printf("ledger:%s:%s@%u", p->item, p->region, p->year);
        guint row = GPOINTER_TO_UINT(g_hash_table_lookup(sums, name));

        if (row == 0) {
            g_ptr_array_add(names, name);
            g_array_set_size(amounts, names->len);
            row = names->len;
            g_hash_table_insert(sums, name, GUINT_TO_POINTER(row));
        } else {
            g_free(name);
        }
        g_array_index(amounts, double, row - 1) += p->amount;
    }
    for (guint i = 0; i < names->len; i++) {
        lc_ranked_add(ranked, i, g_array_index(amounts, double, i));
    }
    lc_ranked_sort(ranked, ranked->sum);
    for (guint i = 0; i < names->len && i < LC_CHAIN_LEAST_ROWS; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(ranked, i);
        char amount[LC_TELL_TEXT];

        lc_chain_add(c, 0, "", g_ptr_array_index(names, part->id), "ledger", "%s M2024$",
                     lc_tell_number(amount, part->amount));
    }
    lc_ranked_free(ranked);
    g_array_free(amounts, TRUE);
    g_ptr_array_free(names, TRUE);
    g_hash_table_destroy(sums);
}

struct lc_chain *lc_trace_examples(const struct lc_record *r)
{
    static const char *const kinds[] = {"plant",     "factory", "refit",   "fab",
                                        "packaging", "memory",  "assembly"};
    struct lc_chain *c = lc_chain_new(true);

    lc_chain_add(c, LC_CHAIN_ROOT, "", "run", "run",
                 "%u projects, %u cohorts of apprentices, %u events; the largest of each kind:",
                 r->projects->len, r->cohorts->len, r->events->len);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        tell_projects(c, r, kinds[i]);
    }
    tell_cohorts(c, r);
    tell_ledger(c, r);
    for (guint a = 0; a < r->applications->len; a++) {
        char *node =
            g_strdup_printf("application:%s", (const char *)g_ptr_array_index(r->applications, a));

        lc_chain_add(c, 0, "", node, "applications", "forward to all that it pulled");
        g_free(node);
    }
    return c;
}

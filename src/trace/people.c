/* Forward from an application: seats and apprentices. */
#include "trace/forward.h"
#include "trace/ranked.h"
#include "trace/tell.h"

#include <math.h>
#include <string.h>

void lc_forward_cohorts(struct lc_chain *c, const struct lc_forward *q)
{
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < q->r->cohorts->len; i++) {
        const struct lc_past_cohort *h = &g_array_index(q->r->cohorts, struct lc_past_cohort, i);
        const bool is_region = !q->region || strcmp(h->region, q->region) == 0;
        const bool is_year = q->year == 0 || g_ascii_strtoull(h->date, NULL, 10) == q->year;
        const double pulled = (double)h->apprentices * h->pulled_share *
                              lc_record_share(q->r, lc_record_set(q->r, h->name), q->application);

        if (is_region && is_year && pulled > 0) {
            lc_ranked_add(ranked, i, pulled);
        }
    }
    const guint n = lc_ranked_sort(ranked, ranked->sum);
    char amount[LC_TELL_TEXT];
    const guint row = lc_chain_add(c, 0, "pulled in", "apprentices", "workforce",
                                   "%s apprentices who answered the wage premium",
                                   lc_tell_number(amount, ranked->sum));

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *part = lc_ranked_at(ranked, i);
        const struct lc_past_cohort *h =
            &g_array_index(q->r->cohorts, struct lc_past_cohort, part->id);
        const guint cohort = lc_chain_add(
            c, row, "pulled", h->name, "workforce",
            "%s of %" G_GUINT64_FORMAT " apprentices, %s in %s from %s",
            lc_tell_number(amount, part->amount), h->apprentices, h->trade, h->region, h->date);

        lc_chain_set_share(c, cohort, lc_ranked_share(part->amount, ranked->sum));
        lc_chain_set_event(c, cohort, h->event, h->date);
    }
    lc_chain_add_others(c, row, ranked->parts->len - n, lc_ranked_rest(ranked, n), "cohorts");
    lc_ranked_free(ranked);
}

void lc_forward_adoption(struct lc_chain *c, const struct lc_forward *q)
{
    GPtrArray *markets = g_ptr_array_new();

    for (guint i = 0; i < q->r->sets->len; i++) {
        const struct lc_past_set *s = &g_array_index(q->r->sets, struct lc_past_set, i);

        if (strcmp(s->kind, "gap") == 0 && !g_ptr_array_find(markets, s->market, NULL)) {
            g_ptr_array_add(markets, (gpointer)s->market);
        }
    }
    for (guint m = 0; m < markets->len; m++) {
        const struct lc_past_set *first = NULL, *last = NULL;
        const struct lc_past_part *from = NULL, *to = NULL;

        for (guint i = 0; i < q->r->sets->len; i++) {
            const struct lc_past_set *s = &g_array_index(q->r->sets, struct lc_past_set, i);
            const bool is_year = q->year == 0 || g_ascii_strtoull(s->date, NULL, 10) == q->year;

            for (guint k = 0; s->market == g_ptr_array_index(markets, m) && is_year && k < s->n;
                 k++) {
                const struct lc_past_part *p = lc_record_part(q->r, s, k);

                if (p->application == q->application && isfinite(p->adopted_share)) {
                    from = from ? from : p;
                    first = first ? first : s;
                    to = p;
                    last = s;
                }
            }
        }
        char a[LC_TELL_TEXT], b[LC_TELL_TEXT], x[LC_TELL_TEXT], y[LC_TELL_TEXT];

        if (from) {
            char *node = g_strdup_printf("market:%s", first->market);
            const guint row = lc_chain_add(
                c, 0, "adopted in", node, "market",
                "%s %% of its seats on %s, %s %% on %s; its share in the gap %s %%, then %s %%",
                lc_tell_number(a, 100 * from->adopted_share), first->date,
                lc_tell_number(b, 100 * to->adopted_share), last->date,
                lc_tell_number(x, 100 * from->share), lc_tell_number(y, 100 * to->share));

            lc_chain_set_event(c, row, to->adoption, last->date);
            g_free(node);
        }
    }
    g_ptr_array_free(markets, TRUE);
}

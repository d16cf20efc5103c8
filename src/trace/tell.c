#include "trace/tell.h"

#include "base/number.h"
#include "trace/ranked.h"

#include <math.h>
#include <string.h>

char *lc_tell_number(char text[LC_TELL_TEXT], double value)
{
    return lc_number_format_digits(text, value, 4);
}

struct lc_spent lc_tell_spent(const struct lc_record *r, const char *payer, const char *region,
                              unsigned year)
{
    const GArray *rows = lc_record_payments(r, payer);
    struct lc_spent spent = {0};

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_payment *p =
            &g_array_index(r->payments, struct lc_past_payment, g_array_index(rows, guint, i));

        if ((region && strcmp(p->region, region) != 0) || (year > 0 && p->year != year)) {
            continue;
        }
        spent.musd += strcmp(p->unit, "M2024$") == 0 ? p->amount : 0;
        spent.worker_years += strcmp(p->unit, "worker-years") == 0 ? p->amount : 0;
    }
    return spent;
}

const char *lc_tell_layer(const struct lc_past_project *p)
{
    const bool is_factory = strcmp(p->kind, "factory") == 0 || strcmp(p->kind, "refit") == 0;

    return strcmp(p->kind, "plant") == 0 ? "energy" : is_factory ? "infrastructure" : "chips";
}

char *lc_tell_state(const struct lc_past_project *p)
{
    const bool is_active = strcmp(p->state, "active") == 0;

    return g_strdup_printf("proposed %s, %s%s%s", p->proposed, is_active ? "under way" : p->state,
                           *p->ended ? " " : "", p->ended);
}

char *lc_tell_event(const struct lc_record *r, uint64_t number)
{
    const struct lc_past_event *e = lc_record_event(r, number);

    if (!e) {
        return g_strdup_printf("event %" G_GUINT64_FORMAT, number);
    }
    return g_strdup_printf("event %" G_GUINT64_FORMAT ", %s: %s%s%s%s%s%s%s%s%s", number, e->date,
                           e->kind, *e->entity ? " " : "", e->entity, *e->application ? " " : "",
                           e->application, *e->region ? " " : "", e->region, *e->detail ? " " : "",
                           e->detail);
}

/* more: what is to be said besides. */
static guint tell_project(struct lc_chain *c, const struct lc_record *r, guint parent,
                          const char *relation, const struct lc_past_project *p, const char *more)
{
    const struct lc_spent spent = lc_tell_spent(r, p->name, NULL, 0);
    const bool is_mw = strcmp(p->unit, "MW") == 0;
    char size[LC_TELL_TEXT], paid[LC_TELL_TEXT], work[LC_TELL_TEXT];
    char *state = lc_tell_state(p);
    const guint row = lc_chain_add(c, parent, relation, p->name, lc_tell_layer(p),
                                   "%s %s of %s in %s, %s; %s M2024$ paid, %s worker-years%s",
                                   lc_tell_number(size, p->size), p->unit, p->owner, p->region,
                                   state, lc_tell_number(paid, spent.musd),
                                   lc_tell_number(work, spent.worker_years), more);

    g_free(state);
    struct lc_chain_row *x = lc_chain_row(c, row);

    x->mw = is_mw ? p->size : NAN;
    x->musd = spent.musd;
    x->worker_years = spent.worker_years;
    lc_chain_set_event(c, row, 0, p->proposed);
    return row;
}

guint lc_tell_project(struct lc_chain *c, const struct lc_record *r, guint parent,
                      const char *relation, const struct lc_past_project *p)
{
    return tell_project(c, r, parent, relation, p, "");
}

char *lc_tell_shares(const struct lc_record *r, const struct lc_past_set *s)
{
    GString *text = g_string_new("for ");
    struct lc_ranked *ranked = lc_ranked_new();
    char part[LC_TELL_TEXT];

    for (guint i = 0; s && i < s->n; i++) {
        lc_ranked_add(ranked, lc_record_part(r, s, i)->application, lc_record_part(r, s, i)->share);
    }
    lc_ranked_sort(ranked, ranked->sum);
    const guint n = MIN(ranked->parts->len, LC_CHAIN_LEAST_ROWS);

    for (guint i = 0; i < n; i++) {
        const struct lc_ranked_part *p = lc_ranked_at(ranked, i);

        g_string_append_printf(text, "%s%s %s %%", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(r->applications, p->id),
                               lc_number_format_digits(part, 100 * p->amount, 2));
    }
    if (ranked->parts->len > n) {
        g_string_append_printf(text, ", others %s %%",
                               lc_number_format_digits(part, 100 * lc_ranked_rest(ranked, n), 2));
    }
    g_string_append(text, n == 0 ? "nobody" : "");
    lc_ranked_free(ranked);
    return g_string_free(text, FALSE);
}

/* Adds a project with the largest of its shares; or what only has a name, such as "before-start".
 */
static guint tell_cause(struct lc_chain *c, const struct lc_record *r, guint parent,
                        const char *relation, const char *name)
{
    const struct lc_past_project *p = lc_record_project(r, name);

    if (p) {
        char *shares = lc_tell_shares(r, lc_record_shares(r, name));
        char *more = g_strconcat("; ", shares, NULL);
        const guint row = tell_project(c, r, parent, relation, p, more);

        g_free(more);
        g_free(shares);
        return row;
    }
    return lc_chain_add(c, parent, relation, name, "infrastructure", "%s",
                        strcmp(name, "before-start") == 0 ? "what stood before the start" : "");
}

/* What moved an application when the gap was drawn up. */
static char *tell_behind(const struct lc_record *r, const struct lc_past_part *p)
{
    char adopted[LC_TELL_TEXT], growth[LC_TELL_TEXT], own[LC_TELL_TEXT], research[LC_TELL_TEXT];
    GString *text = g_string_new("");

    if (isnan(p->own_busd)) {
        return g_string_free(text, FALSE);
    }
    g_string_append_printf(
        text,
        "%s %% of its seats adopted, spend on compute planned to grow %s %% a year; plans for %s "
        "G$ a year "
        "more of it, and %s of research",
        lc_tell_number(adopted, 100 * p->adopted_share),
        lc_tell_number(growth, 100 * expm1(p->growth)), lc_tell_number(own, p->own_busd),
        lc_tell_number(research, p->research_busd));
    if (p->adoption > 0) {
        char *event = lc_tell_event(r, p->adoption);

        g_string_append_printf(text, "; last adoption %s", event);
        g_free(event);
    }
    if (p->release > 0) {
        char *event = lc_tell_event(r, p->release);

        g_string_append_printf(text, "; frontier moved by %s", event);
        g_free(event);
    }
    return g_string_free(text, FALSE);
}

static void tell_part(struct lc_chain *c, const struct lc_record *r, guint parent,
                      const struct lc_past_set *s, const struct lc_past_part *p)
{
    char *behind = tell_behind(r, p);
    char *node = g_strdup_printf("application:%s",
                                 (const char *)g_ptr_array_index(r->applications, p->application));
    const guint row = lc_chain_add(c, parent, "pulled by", node, "applications", "%s", behind);

    lc_chain_set_share(c, row, p->share);
    lc_chain_set_event(c, row, p->adoption, s->date);
    g_free(node);
    g_free(behind);
}

static void tell_parts(struct lc_chain *c, const struct lc_record *r, guint parent,
                       const struct lc_past_set *s)
{
    struct lc_ranked *ranked = lc_ranked_new();

    for (guint i = 0; i < s->n; i++) {
        lc_ranked_add(ranked, i, lc_record_part(r, s, i)->share);
    }
    const guint n = lc_ranked_sort(ranked, ranked->sum);

    for (guint i = 0; i < n; i++) {
        tell_part(c, r, parent, s, lc_record_part(r, s, lc_ranked_at(ranked, i)->id));
    }
    lc_chain_add_others(c, parent, ranked->parts->len - n, lc_ranked_rest(ranked, n),
                        "applications");
    lc_ranked_free(ranked);
}

/* What a set is, in words. */
static char *tell_kind(const struct lc_past_set *s)
{
    static const struct {
        const char *kind, *before, *after;
    } kinds[] = {
        {"start", "begun before the start, and charged to all applications alike", ""},
        {"gap", "the gap between the compute wanted in ", " and what is there or on its way"},
        {"line", "the orders for chips made in ", ", by what they needed of the stage"},
        {"queue", "the factories that asked for power in a region of ", ", by MW"},
        {"crews", "the projects with crews of that trade, by workers", ""},
    };
    GString *text = g_string_new("");

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(s->kind, kinds[i].kind) == 0) {
            g_string_append_printf(text, "%s%s%s%s", kinds[i].before, *s->market ? "market " : "",
                                   s->market, kinds[i].after);
        }
    }
    if (isfinite(s->gap_mw)) {
        char mw[LC_TELL_TEXT];

        g_string_append_printf(text, ", %s MW", lc_tell_number(mw, s->gap_mw));
    }
    return g_string_free(text, FALSE);
}

guint lc_tell_set(struct lc_chain *c, const struct lc_record *r, guint parent, const char *relation,
                  const struct lc_past_set *s)
{
    const bool is_crews = strcmp(s->kind, "crews") == 0;
    char *node = g_strconcat(is_crews ? "crews:" : "", s->name, NULL), *text = tell_kind(s);
    const guint row =
        lc_chain_add(c, parent, relation, node, "market", "%s, as of %s", text, s->date);

    lc_chain_row(c, row)->mw = s->gap_mw;
    g_free(node);
    g_free(text);
    lc_chain_set_share(c, row, 1);
    lc_chain_set_event(c, row, s->event, s->date);
    tell_parts(c, r, row, s);
    return row;
}

void lc_tell_links(struct lc_chain *c, const struct lc_record *r, guint parent, const char *effect,
                   const char *kind, const char *relation)
{
    const GArray *rows = lc_record_causes(r, effect);

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_link *l =
            &g_array_index(r->links, struct lc_past_link, g_array_index(rows, guint, i));

        if (strcmp(l->kind, kind) != 0) {
            continue;
        }
        if (strcmp(l->cause, "others") == 0) {
            lc_chain_add_others(c, parent, (guint)g_ascii_strtoull(l->detail, NULL, 10), l->share,
                                "projects");
            continue;
        }
        const guint row = tell_cause(c, r, parent, relation, l->cause);

        if (isfinite(l->share)) {
            lc_chain_set_share(c, row, l->share);
        }
    }
}

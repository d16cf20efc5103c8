#include "trace/record.h"

#include "trace/load.h"

#include <string.h>

const struct lc_past_project *lc_record_project(const struct lc_record *r, const char *name)
{
    const char *dash = strrchr(name, '-');
    gchar *end = NULL;
    const guint64 id = dash ? g_ascii_strtoull(dash + 1, &end, 10) : 0;

    if (!dash || end == dash + 1 || *end || id >= r->projects->len) {
        return NULL;
    }
    const struct lc_past_project *p = &g_array_index(r->projects, struct lc_past_project, id);

    return strcmp(p->name, name) == 0 ? p : NULL;
}

const struct lc_past_set *lc_record_set(const struct lc_record *r, const char *name)
{
    const guint row = GPOINTER_TO_UINT(g_hash_table_lookup(r->set_of, name));

    return row > 0 ? &g_array_index(r->sets, struct lc_past_set, row - 1) : NULL;
}

const struct lc_past_cohort *lc_record_cohort(const struct lc_record *r, const char *name)
{
    for (guint i = 0; i < r->cohorts->len; i++) {
        const struct lc_past_cohort *c = &g_array_index(r->cohorts, struct lc_past_cohort, i);

        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

const struct lc_past_event *lc_record_event(const struct lc_record *r, uint64_t number)
{
    guint low = 0, high = r->events->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;

        if (g_array_index(r->events, struct lc_past_event, middle).number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const struct lc_past_event *e =
        low < r->events->len ? &g_array_index(r->events, struct lc_past_event, low) : NULL;

    return e && e->number == number ? e : NULL;
}

const struct lc_past_part *lc_record_part(const struct lc_record *r, const struct lc_past_set *s,
                                          guint i)
{
    return &g_array_index(r->parts, struct lc_past_part, s->first + i);
}

double lc_record_share(const struct lc_record *r, const struct lc_past_set *s, uint32_t application)
{
    for (guint i = 0; s && i < s->n; i++) {
        const struct lc_past_part *p = lc_record_part(r, s, i);

        if (p->application == application) {
            return p->share;
        }
    }
    return 0;
}

const GArray *lc_record_causes(const struct lc_record *r, const char *effect)
{
    return g_hash_table_lookup(r->causes_of, effect);
}

const GArray *lc_record_effects(const struct lc_record *r, const char *cause)
{
    return g_hash_table_lookup(r->effects_of, cause);
}

const GArray *lc_record_payments(const struct lc_record *r, const char *payer)
{
    return g_hash_table_lookup(r->paid_by, payer);
}

const struct lc_past_link *lc_record_link(const struct lc_record *r, const char *effect,
                                          const char *kind)
{
    const GArray *rows = lc_record_causes(r, effect);

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_link *l =
            &g_array_index(r->links, struct lc_past_link, g_array_index(rows, guint, i));

        if (strcmp(l->kind, kind) == 0) {
            return l;
        }
    }
    return NULL;
}

const struct lc_past_set *lc_record_shares(const struct lc_record *r, const char *project)
{
    static const char *const kinds[] = {"gap", "programme", "orders"};
    const struct lc_past_link *request = lc_record_link(r, project, "request");
    const char *charged = request ? request->cause : project;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const struct lc_past_link *l = lc_record_link(r, charged, kinds[i]);

        if (l) {
            return lc_record_set(r, l->cause);
        }
    }
    return NULL;
}

static void free_rows(gpointer rows)
{
    g_array_free(rows, TRUE);
}

/* Keeps the row under a name. */
static void index_row(GHashTable *index, const char *name, guint row)
{
    GArray *rows = g_hash_table_lookup(index, name);

    if (!rows) {
        rows = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(index, (gpointer)name, rows);
    }
    g_array_append_val(rows, row);
}

static void index_all(struct lc_record *r)
{
    for (guint i = 0; i < r->links->len; i++) {
        const struct lc_past_link *l = &g_array_index(r->links, struct lc_past_link, i);

        index_row(r->causes_of, l->effect, i);
        index_row(r->effects_of, l->cause, i);
    }
    for (guint i = 0; i < r->payments->len; i++) {
        index_row(r->paid_by, g_array_index(r->payments, struct lc_past_payment, i).payer, i);
    }
}

static GHashTable *new_index(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_rows);
}

static struct lc_record *new_record(void)
{
    struct lc_record *r = g_new0(struct lc_record, 1);

    r->texts = g_string_chunk_new(1 << 16);
    r->projects = g_array_new(FALSE, TRUE, sizeof(struct lc_past_project));
    r->sets = g_array_new(FALSE, TRUE, sizeof(struct lc_past_set));
    r->parts = g_array_new(FALSE, TRUE, sizeof(struct lc_past_part));
    r->links = g_array_new(FALSE, TRUE, sizeof(struct lc_past_link));
    r->cohorts = g_array_new(FALSE, TRUE, sizeof(struct lc_past_cohort));
    r->payments = g_array_new(FALSE, TRUE, sizeof(struct lc_past_payment));
    r->events = g_array_new(FALSE, TRUE, sizeof(struct lc_past_event));
    r->applications = g_ptr_array_new();
    r->set_of = g_hash_table_new(g_str_hash, g_str_equal);
    r->causes_of = new_index();
    r->effects_of = new_index();
    r->paid_by = new_index();
    return r;
}

void lc_record_free(struct lc_record *r)
{
    if (!r) {
        return;
    }
    g_hash_table_destroy(r->set_of);
    g_hash_table_destroy(r->causes_of);
    g_hash_table_destroy(r->effects_of);
    g_hash_table_destroy(r->paid_by);
    g_array_free(r->projects, TRUE);
    g_array_free(r->sets, TRUE);
    g_array_free(r->parts, TRUE);
    g_array_free(r->links, TRUE);
    g_array_free(r->cohorts, TRUE);
    g_array_free(r->payments, TRUE);
    g_array_free(r->events, TRUE);
    g_ptr_array_free(r->applications, TRUE);
    g_string_chunk_free(r->texts);
    g_free(r);
}

struct lc_record *lc_record_read(const char *folder)
{
    struct lc_record *r = new_record();

    if (!lc_record_load(r, folder)) {
        lc_record_free(r);
        return NULL;
    }
    index_all(r);
    return r;
}

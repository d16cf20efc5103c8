#include "trace/chain.h"

#include <math.h>

struct lc_chain *lc_chain_new(bool is_forward)
{
    struct lc_chain *c = g_new0(struct lc_chain, 1);

    c->texts = g_string_chunk_new(1 << 12);
    c->rows = g_array_new(FALSE, FALSE, sizeof(struct lc_chain_row));
    c->is_forward = is_forward;
    return c;
}

void lc_chain_free(struct lc_chain *c)
{
    if (c) {
        g_array_free(c->rows, TRUE);
        g_string_chunk_free(c->texts);
        g_free(c);
    }
}

struct lc_chain_row *lc_chain_row(const struct lc_chain *c, guint row)
{
    return &g_array_index(c->rows, struct lc_chain_row, row);
}

guint lc_chain_add(struct lc_chain *c, guint parent, const char *relation, const char *node,
                   const char *layer, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    const struct lc_chain_row row = {
        .parent = parent,
        .depth = parent == LC_CHAIN_ROOT ? 0 : lc_chain_row(c, parent)->depth + 1,
        .relation = g_string_chunk_insert(c->texts, relation),
        .node = g_string_chunk_insert(c->texts, node),
        .layer = g_string_chunk_insert(c->texts, layer),
        .text = g_string_chunk_insert(c->texts, text),
        .date = "",
        .share = NAN,
        .whole = parent == LC_CHAIN_ROOT ? 1 : NAN,
        .mw = NAN,
        .musd = NAN,
        .worker_years = NAN};

    g_array_append_val(c->rows, row);
    g_free(text);
    return c->rows->len - 1;
}

void lc_chain_set_share(struct lc_chain *c, guint row, double share)
{
    struct lc_chain_row *r = lc_chain_row(c, row);

    r->share = share;
    r->whole = share * lc_chain_row(c, r->parent)->whole;
}

void lc_chain_set_event(struct lc_chain *c, guint row, uint64_t event, const char *date)
{
    struct lc_chain_row *r = lc_chain_row(c, row);

    r->event = event;
    r->date = g_string_chunk_insert(c->texts, date);
}

void lc_chain_add_others(struct lc_chain *c, guint parent, guint n, double share, const char *what)
{
    if (n > 0) {
        const guint row = lc_chain_add(c, parent, "and", "others", lc_chain_row(c, parent)->layer,
                                       "%u %s, each less", n, what);

        lc_chain_set_share(c, row, share);
    }
}

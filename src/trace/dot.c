/* Chains as graphs. */
#include "trace/print.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

#define LABEL_COLUMNS 40 /* lines of a label are broken behind so many */

/* Where the clusters stand, from the causes to what they bring about. */
static const char *const layers[] = {"applications", "models", "market",    "infrastructure",
                                     "chips",        "energy", "workforce", "events",
                                     "ledger",       "run"};

/* A name or label between quotes. What the language takes for itself in there is a quote and a
 * backslash. */
static void print_quoted(const char *text, FILE *to)
{
    char *safe = lc_text_escape(text, '"', 0);

    fputs(safe, to);
    g_free(safe);
}

/* A label with its lines broken. */
static void print_label(const struct lc_chain_row *r, FILE *to)
{
    char *head = lc_text_escape(r->node, '"', 0), *text = lc_text_escape(r->text, '"', 0);
    gchar **words;
    size_t column = 0;

    text[strlen(text) - 1] = '\0';
    head[strlen(head) - 1] = '\0';
    fprintf(to, "%s", head);
    words = g_strsplit(text + 1, " ", -1);
    for (guint i = 0; words[i] && *r->text; i++) {
        const bool breaks = column == 0 || column + strlen(words[i]) > LABEL_COLUMNS;

        column = (breaks ? 0 : column) + strlen(words[i]) + 1;
        fprintf(to, "%s%s", breaks ? "\\n" : " ", words[i]);
    }
    fputc('"', to);
    g_strfreev(words);
    g_free(head);
    g_free(text);
}

/* Others are apart for each parent; all else has one node. */
static char *name_of(const struct lc_chain *c, guint row)
{
    const struct lc_chain_row *r = lc_chain_row(c, row);

    return strcmp(r->node, "others") == 0 ? g_strdup_printf("others %u", row + 1)
                                          : g_strdup(r->node);
}

/* Whether the row is the first of its name. */
static bool is_first(const struct lc_chain *c, guint row)
{
    const char *node = lc_chain_row(c, row)->node;
    bool is_new = true;

    for (guint i = 0; i < row && is_new && strcmp(node, "others") != 0; i++) {
        is_new = strcmp(lc_chain_row(c, i)->node, node) != 0;
    }
    return is_new;
}

static void print_cluster(const struct lc_chain *c, const char *layer, FILE *to)
{
    bool is_open = false;

    for (guint i = 0; i < c->rows->len; i++) {
        if (strcmp(lc_chain_row(c, i)->layer, layer) != 0 || !is_first(c, i)) {
            continue;
        }
        if (!is_open) {
            fprintf(to, "  subgraph \"cluster_%s\" {\n    label=\"%s\";\n", layer, layer);
            is_open = true;
        }
        char *name = name_of(c, i);

        fputs("    ", to);
        print_quoted(name, to);
        fputs(" [label=", to);
        print_label(lc_chain_row(c, i), to);
        fputs("];\n", to);
        g_free(name);
    }
    fputs(is_open ? "  }\n" : "", to);
}

static void print_edge(const struct lc_chain *c, guint row, FILE *to)
{
    const struct lc_chain_row *r = lc_chain_row(c, row);
    char *own = name_of(c, row), *parent = name_of(c, r->parent);

    fputs("  ", to);
    print_quoted(c->is_forward ? parent : own, to);
    fputs(" -> ", to);
    print_quoted(c->is_forward ? own : parent, to);
    if (isfinite(r->share)) {
        fprintf(to, " [label=\"%.1f %%\"]", 100 * r->share);
    }
    fputs(";\n", to);
    g_free(own);
    g_free(parent);
}

void lc_chain_print_dot(const struct lc_chain *c, FILE *to)
{
    fputs("digraph trace {\n  rankdir=LR;\n  node [shape=box, fontsize=10];\n"
          "  edge [fontsize=9];\n",
          to);
    for (size_t i = 0; i < G_N_ELEMENTS(layers); i++) {
        print_cluster(c, layers[i], to);
    }
    for (guint i = 0; i < c->rows->len; i++) {
        if (lc_chain_row(c, i)->parent != LC_CHAIN_ROOT) {
            print_edge(c, i, to);
        }
    }
    fputs("}\n", to);
}

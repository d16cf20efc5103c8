#include "trace/what.h"

#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "base/time.h"
#include "trace/tell.h"
#include "trace/traces.h"

#include <stdio.h>
#include <string.h>

/* A word of the form KIND:NAME[:REGION][@YEAR], taken apart. */
struct parts {
    gchar **names; /* after the kind */
    guint n;
    int year; /* 0: none */
    bool is_good;
};

/* Complains about a word; near may be NULL. Returns NULL. */
static struct lc_chain *refuse(const char *word, const char *what, const char *near)
{
    char *safe = lc_text_escape(word, '\'', 60);

    if (near) {
        char *likely = lc_text_escape(near, 0, 60);

        fprintf(stderr, "layercake: %s: %s; did you mean %s?\n", safe, what, likely);
        g_free(likely);
    } else {
        fprintf(stderr, "layercake: %s: %s\n", safe, what);
    }
    g_free(safe);
    return NULL;
}

static struct parts take_apart(const char *word)
{
    const char *at = strrchr(word, '@');
    char *text = at ? g_strndup(word, (gsize)(at - word)) : g_strdup(word);
    struct parts p = {.names = g_strsplit(text, ":", -1), .is_good = true};

    if (at) {
        p.is_good = lc_year_parse(&p.year, at + 1);
    }
    p.n = g_strv_length(p.names);
    p.is_good = p.is_good && p.n > 0;
    g_free(text);
    return p;
}

/* The text among those of the payments that a member of each gives, or NULL; then *near receives
 * the likely one. */
static const char *find_text(const struct lc_record *r, gsize member, const char *text,
                             const char **near)
{
    GPtrArray *all = g_ptr_array_new();
    const char *found = NULL;

    for (guint i = 0; i < r->payments->len; i++) {
        const struct lc_past_payment *p = &g_array_index(r->payments, struct lc_past_payment, i);
        const char *own = G_STRUCT_MEMBER(const char *, p, member);

        if (!g_ptr_array_find(all, own, NULL)) {
            g_ptr_array_add(all, (gpointer)own);
        }
        found = strcmp(own, text) == 0 ? own : found;
    }
    *near = found ? NULL : lc_near_miss(text, (const char *const *)all->pdata, all->len);
    g_ptr_array_free(all, TRUE);
    return found;
}

/* The region of a word, if it names one; false, with a complaint, when it is none. */
static bool find_region(const struct lc_record *r, const struct parts *p, const char **region)
{
    const char *near = NULL;

    *region = NULL;
    if (p->n < 3) {
        return true;
    }
    *region = find_text(r, G_STRUCT_OFFSET(struct lc_past_payment, region), p->names[2], &near);
    if (!*region) {
        refuse(p->names[2], "no region in which anything was paid", near);
    }
    return *region != NULL;
}

static struct lc_chain *trace_ledger(const struct lc_record *r, const char *word,
                                     const struct parts *p)
{
    const char *near = NULL;
    struct lc_entries e = {.year = (unsigned)p->year};

    if (!p->is_good || p->year == 0 || p->n < 2 || p->n > 3) {
        return refuse(word, "not of the form ledger:ITEM[:REGION]@YEAR", NULL);
    }
    e.item = find_text(r, G_STRUCT_OFFSET(struct lc_past_payment, item), p->names[1], &near);
    if (!e.item) {
        return refuse(p->names[1], "no item to which anything was posted", near);
    }
    if (!find_region(r, p, &e.region)) {
        return NULL;
    }
    struct lc_chain *c = lc_trace_ledger(r, &e);

    return c ? c : refuse(word, "nothing was posted there and then", NULL);
}

static struct lc_chain *trace_application(const struct lc_record *r, const char *word,
                                          const struct parts *p)
{
    const char *region;

    if (!p->is_good || p->n < 2 || p->n > 3) {
        return refuse(word, "not of the form application:NAME[:REGION][@YEAR]", NULL);
    }
    for (guint a = 0; a < r->applications->len; a++) {
        if (strcmp(g_ptr_array_index(r->applications, a), p->names[1]) == 0) {
            return find_region(r, p, &region)
                       ? lc_trace_application(r, a, region, (unsigned)p->year)
                       : NULL;
        }
    }
    return refuse(p->names[1], "no application",
                  lc_near_miss(p->names[1], (const char *const *)r->applications->pdata,
                               r->applications->len));
}

static const char *const kinds[] = {"plant",  "factory",  "refit",   "line",   "fab",  "packaging",
                                    "memory", "assembly", "project", "cohort", "event"};

/* A project of that number, if it is of that kind: any is a project, and those of the chips' layer
 * are lines. */
static struct lc_chain *trace_project(const struct lc_record *r, const char *word, const char *kind,
                                      uint64_t number)
{
    if (number >= r->projects->len) {
        char *what = g_strdup_printf("the run has %u projects, from number 0", r->projects->len);

        refuse(word, what, NULL);
        g_free(what);
        return NULL;
    }
    const struct lc_past_project *p = &g_array_index(r->projects, struct lc_past_project, number);
    const bool is_line = strcmp(kind, "line") == 0 && strcmp(lc_tell_layer(p), "chips") == 0;

    if (strcmp(kind, "project") != 0 && strcmp(kind, p->kind) != 0 && !is_line) {
        return refuse(word, "the project of that number is another", p->name);
    }
    return lc_trace_project(r, p);
}

static struct lc_chain *trace_numbered(const struct lc_record *r, const char *word,
                                       const char *kind, uint64_t number)
{
    if (strcmp(kind, "cohort") == 0) {
        const struct lc_past_cohort *c = lc_record_cohort(r, word);

        return c ? lc_trace_cohort(r, c) : refuse(word, "no cohort of that number", NULL);
    }
    if (strcmp(kind, "event") == 0) {
        const struct lc_past_event *e = lc_record_event(r, number);

        return e ? lc_trace_event(r, e) : refuse(word, "no event of that number", NULL);
    }
    return trace_project(r, word, kind, number);
}

static struct lc_chain *trace_kind(const struct lc_record *r, const char *word)
{
    static const char form[] = "not a kind with a number, such as plant-12, nor ledger:ITEM@YEAR, "
                               "nor application:NAME";
    const char *dash = strrchr(word, '-');
    char *kind = dash ? g_strndup(word, (gsize)(dash - word)) : g_strdup(word);
    struct lc_chain *c = NULL;
    uint64_t number;
    bool is_known = false;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        is_known |= strcmp(kinds[i], kind) == 0;
    }
    if (!is_known || !dash || !lc_unsigned_parse(&number, dash + 1)) {
        const char *near = is_known ? NULL : lc_near_miss(kind, kinds, G_N_ELEMENTS(kinds));
        char *likely = near && dash ? g_strconcat(near, "-N", NULL) : NULL;

        refuse(word, form, likely);
        g_free(likely);
    } else {
        c = trace_numbered(r, word, kind, number);
    }
    g_free(kind);
    return c;
}

struct lc_chain *lc_trace_what(const struct lc_record *r, const char *what)
{
    static const char *const heads[] = {"ledger", "application"};

    if (!strchr(what, ':')) {
        return trace_kind(r, what);
    }
    struct parts p = take_apart(what);
    struct lc_chain *c = NULL;

    if (p.n == 0) {
        refuse(what, "neither ledger:ITEM@YEAR nor application:NAME", NULL);
    } else if (strcmp(p.names[0], "ledger") == 0) {
        c = trace_ledger(r, what, &p);
    } else if (strcmp(p.names[0], "application") == 0) {
        c = trace_application(r, what, &p);
    } else {
        const char *near = lc_near_miss(p.names[0], heads, G_N_ELEMENTS(heads));

        refuse(what, "neither ledger:ITEM@YEAR nor application:NAME", near);
    }
    g_strfreev(p.names);
    return c;
}

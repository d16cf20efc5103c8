/* The tables of a run, in sections "=== NAME.csv" (a header is put before those of "===
 * +NAME.csv"), and what is asked of it, a line each, in "=== ask". What is accepted has rows that
 * name parts and applications that are there; every trace prints in all three forms, and a row of
 * it stands behind its parent. */
#include "fuzz/cells.h"
#include "fuzz/fuzz.h"

#include "trace/print.h"
#include "trace/traces.h"
#include "trace/what.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

FUZZ_MUTATES_CELLS

#define QUESTIONS 6

static const struct {
    const char *file, *header;
} tables[] = {
    {"pulls.csv", "set,kind,market,date,event,application,share,own_busd_per_year,"
                  "research_busd_per_year,growth_per_year,adopted_share,adoption,release,gap_mw\n"},
    {"projects.csv", "project,kind,owner,region,state,size,unit,capital_musd,proposed,phase,"
                     "phase_state,ready,start,end\n"},
    {"links.csv", "effect,cause,kind,amount,unit,share,date,event,detail\n"},
    {"cohorts.csv", "cohort,region,trade,date,finish,event,apprentices,premium_share,pulled_share,"
                    "workers,busy,waiting,operators\n"},
    {"payments.csv", "payer,layer,item,unit,region,year,amount\n"},
    {"events.csv", "event,cause,time,date,layer,kind,region,entity,application,detail\n"}};

static void claim_record(const struct lc_record *r)
{
    for (guint i = 0; i < r->sets->len; i++) {
        const struct lc_past_set *s = &g_array_index(r->sets, struct lc_past_set, i);

        FUZZ_HOLDS(s->first + s->n <= r->parts->len && s->n > 0);
        for (guint k = 0; k < s->n; k++) {
            FUZZ_HOLDS(lc_record_part(r, s, k)->application < r->applications->len);
        }
        FUZZ_HOLDS(lc_record_set(r, s->name) != NULL);
    }
    for (guint i = 1; i < r->events->len; i++) {
        const struct lc_past_event *e = &g_array_index(r->events, struct lc_past_event, i);

        FUZZ_HOLDS(e->number >= e[-1].number);
    }
}

/* A terminal would obey control characters. */
static bool is_harmless(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (*text != '\n' && g_unichar_iscntrl(g_utf8_get_char(text))) {
            return false;
        }
    }
    return true;
}

static void claim_chain(struct lc_chain *c)
{
    static void (*const forms[])(const struct lc_chain *, FILE *) = {
        lc_chain_print_text, lc_chain_print_csv, lc_chain_print_dot};

    FUZZ_HOLDS(c->rows->len > 0);
    for (guint i = 1; i < c->rows->len; i++) {
        const struct lc_chain_row *row = lc_chain_row(c, i);

        FUZZ_HOLDS(row->parent == LC_CHAIN_ROOT || row->parent < i);
        FUZZ_HOLDS(row->parent == LC_CHAIN_ROOT ||
                   row->depth == lc_chain_row(c, row->parent)->depth + 1);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        char *text = NULL;
        size_t n = 0;
        FILE *to = open_memstream(&text, &n);

        FUZZ_HOLDS(to != NULL);
        forms[i](c, to);
        fclose(to);
        FUZZ_HOLDS(n > 0 && strlen(text) == n && g_utf8_validate(text, -1, NULL));
        FUZZ_HOLDS(is_harmless(text));
        free(text);
    }
    lc_chain_free(c);
}

static void ask(const struct lc_record *r, char **questions)
{
    claim_chain(lc_trace_examples(r));
    for (unsigned i = 0; i < QUESTIONS && questions[i]; i++) {
        fuzz_listen();
        struct lc_chain *c = lc_trace_what(r, questions[i]);

        FUZZ_HOLDS(fuzz_heard() > 0 || c);
        if (c) {
            claim_chain(c);
        }
    }
}

static void put(const struct fuzz_section *s)
{
    const bool has_none = s->name[0] == '+';

    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        if (strcmp(s->name + has_none, tables[i].file) == 0) {
            GString *text = g_string_new(has_none ? tables[i].header : "");

            g_string_append_len(text, (const char *)s->bytes, (gssize)s->n);
            fuzz_put(tables[i].file, text->str, text->len);
            g_string_free(text, TRUE);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = g_strdup("plant-0\nevent-1");
    struct fuzz_section s;

    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        fuzz_put(tables[i].file, tables[i].header, strlen(tables[i].header));
    }
    while (fuzz_next(&s, &data, &n)) {
        put(&s);
        if (strcmp(s.name, "ask") == 0) {
            g_free(text);
            text = fuzz_text(s.bytes, s.n);
        }
    }
    char **questions = g_strsplit(text, "\n", -1);

    fuzz_listen();
    struct lc_record *r = lc_record_read(fuzz_folder());

    FUZZ_HOLDS(fuzz_heard() > 0 || r);
    if (r) {
        claim_record(r);
        ask(r, questions);
        lc_record_free(r);
    }
    g_strfreev(questions);
    g_free(text);
    return 0;
}

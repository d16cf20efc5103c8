#include "cli/variant.h"

#include "base/text.h"
#include "cli/ensemble.h"
#include "cli/signals.h"
#include "ensemble/agenda.h"
#include "ensemble/threads.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

/* v->scenarios is there. */
static enum lc_status open_with(struct lc_variant *v, const struct lc_request *r, char *const *sets)
{
    const unsigned n_more = g_strv_length((char **)sets);

    v->request = *r;
    v->sets = g_new0(const char *, r->n_sets + n_more + 1);
    for (unsigned i = 0; i < r->n_sets; i++) {
        v->sets[i] = r->sets[i];
    }
    for (unsigned i = 0; i < n_more; i++) {
        v->sets[r->n_sets + i] = sets[i];
    }
    if (v->scenarios) {
        v->request.scenarios = (const char **)v->scenarios;
        v->request.n_scenarios = g_strv_length(v->scenarios);
    }
    v->request.sets = v->sets;
    v->request.n_sets = r->n_sets + n_more;
    const enum lc_status status = lc_session_open(&v->session, &v->request);

    if (status == LC_OK) {
        v->session.setup.stop = lc_signals_catch();
    } else {
        g_strfreev(v->scenarios);
        g_free(v->sets);
    }
    return status;
}

enum lc_status lc_variant_open(struct lc_variant *v, const struct lc_request *r,
                               const char *combination, const char *set)
{
    char *const sets[] = {(char *)set, NULL};

    v->scenarios = g_strsplit(combination, LC_COMBINES, -1);
    return open_with(v, r, sets);
}

enum lc_status lc_variant_open_with(struct lc_variant *v, const struct lc_request *r,
                                    char *const *sets)
{
    v->scenarios = NULL;
    return open_with(v, r, sets);
}

void lc_variant_close(struct lc_variant *v)
{
    lc_session_close(&v->session);
    g_strfreev(v->scenarios);
    g_free(v->sets);
}

void lc_effort_announce(const struct lc_request *r, const char *folder, uint32_t n_ensembles)
{
    char *safe = lc_text_escape(folder, 0, 0), *model = lc_text_escape(r->model, 0, 0);

    if (!r->is_quiet) {
        fprintf(stderr,
                "layercake: %s: model %s, %" PRIu32 " ensembles of %" PRIu32
                " replications, seed %" PRIu64 "\n",
                safe, model, n_ensembles, r->replications, r->seed);
    }
    g_free(safe);
    g_free(model);
}

struct run {
    struct lc_panel *panel;
    const struct lc_session *session;
    struct lc_effort *effort;
    struct lc_agenda *agenda;
};

static bool next_block(void *context, uint32_t *first, uint32_t *n)
{
    struct run *k = context;
    uint32_t block;

    if (!lc_agenda_next(k->agenda, &block)) {
        return false;
    }
    *first = block * LC_LATIN_BLOCK;
    *n = lc_block_size(block, k->panel->n);
    return true;
}

/* A run of a design has draws of its own, which no other command can take. */
static void report_design_failure(uint32_t run, const char *why, uint32_t before)
{
    if (before == 0) {
        fprintf(stderr, "layercake: run %" PRIu32 " of the design failed: %s\n", run, why);
    }
}

static enum lc_status take_block(void *context, struct lc_block *b)
{
    struct run *k = context;

    for (uint32_t slot = 0; slot < b->n; slot++) {
        if (b->failures[slot] && k->session->setup.prescribed) {
            report_design_failure(b->first + slot, b->failures[slot], k->panel->n_failed);
        } else if (b->failures[slot]) {
            lc_ensemble_report_failure(k->session, b->first + slot, b->failures[slot],
                                       k->panel->n_failed);
        }
    }
    lc_progress_add(&k->effort->progress, b->n, lc_block_events(b));
    lc_panel_take(k->panel, b);
    lc_block_free(b);
    return LC_OK;
}

static void show_progress(void *context, uint32_t finished)
{
    struct run *k = context;

    lc_progress_report(&k->effort->progress, k->effort->done + finished, k->effort->total);
}

enum lc_status lc_panel_run(struct lc_panel *panel, const struct lc_session *s,
                            struct lc_effort *effort)
{
    struct run k = {panel, s, effort, lc_agenda_new()};
    struct lc_request all = *s->request; /* as many as the panel has */
    const struct lc_block_flow flow = {.next = next_block,
                                       .take = take_block,
                                       .tick = show_progress,
                                       .tick_ms = LC_PROGRESS_MS,
                                       .context = &k};

    all.replications = panel->n;
    for (uint32_t block = 0; block < lc_blocks_of(panel->n); block++) {
        lc_agenda_add(k.agenda, block);
    }
    const enum lc_status status = lc_threads_run(&s->setup, &flow, lc_ensemble_threads(&all));

    effort->done += panel->n;
    lc_agenda_free(k.agenda);
    return status;
}

#include "cli/evidence.h"

#include "cli/datadir.h"

#include <glib.h>
#include <stdio.h>

static enum lc_status report(struct lc_diag *d)
{
    const enum lc_status status = lc_diag_count(d) > 0 ? LC_BAD_INPUT : LC_OK;

    lc_diag_print(d, stderr);
    lc_diag_free(d);
    return status;
}

static enum lc_status open_facts(struct lc_evidence *e, const char *facts)
{
    const char *const names[] = {facts, "deflators.csv"};
    struct lc_diag *d = lc_diag_new();
    struct lc_digest *digest = lc_digest_new();
    struct lc_bytes bytes[G_N_ELEMENTS(names)];
    char *root = lc_datadir_find();

    *e = (struct lc_evidence){.arena = lc_arena_new()};
    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(root, "data", names[i], NULL);
        const char *file = lc_arena_text(e->arena, path);

        g_free(path);
        if (lc_bytes_read(&bytes[i], e->arena, file, d)) {
            lc_digest_add(digest, names[i], &bytes[i]);
            if (i == 0) {
                if (lc_facts_load(&e->facts, e->arena, &bytes[i], d) && e->facts.n == 0) {
                    lc_diag_add(d, (struct lc_place){.file = file}, "holds no row");
                }
            } else {
                lc_deflators_load(&e->deflators, e->arena, &bytes[i], d);
            }
        }
    }
    lc_digest_finish(e->digest, digest);
    lc_digest_free(digest);
    g_free(root);
    return report(d);
}

enum lc_status lc_evidence_open(struct lc_evidence *e)
{
    return open_facts(e, "observed.csv");
}

enum lc_status lc_evidence_open_forecasts(struct lc_evidence *e, const struct lc_model *m)
{
    if (lc_rows(m, LC_T_PUBLISHED) == 0) {
        *e = (struct lc_evidence){.arena = lc_arena_new()};
        return LC_OK;
    }
    return open_facts(e, "forecasts.csv");
}

void lc_evidence_close(struct lc_evidence *e)
{
    lc_arena_free(e->arena);
}

lc_time lc_evidence_last_day(const struct lc_evidence *e)
{
    lc_time last = 0;

    for (uint32_t i = 0; i < e->facts.n; i++) {
        last = e->facts.items[i].end > last ? e->facts.items[i].end : last;
    }
    return last - LC_MS_PER_DAY;
}

enum lc_status lc_evidence_aim(struct lc_evidence *e, const struct lc_session *s)
{
    const struct lc_target_input in = {.layout = s->layout,
                                       .facts = &e->facts,
                                       .deflators = &e->deflators,
                                       .start = s->request->from};
    struct lc_diag *d = lc_diag_new();

    lc_targets_make(&e->targets, e->arena, &in, d);
    return report(d);
}

enum lc_status lc_evidence_recall(const struct lc_evidence *e, struct lc_history *h,
                                  const struct lc_layout *l)
{
    const struct lc_target_input in = {.layout = l, .facts = &e->facts, .deflators = &e->deflators};
    struct lc_diag *d = lc_diag_new();

    if (e->facts.n > 0) {
        lc_history_make(h, e->arena, &in, d);
    }
    return report(d);
}

enum lc_status lc_evidence_confront(struct lc_evidence *e, const struct lc_layout *l,
                                    const struct lc_request *r)
{
    const struct lc_figure_input in = {
        .layout = l, .facts = &e->facts, .deflators = &e->deflators, .start = r->from};
    struct lc_diag *d = lc_diag_new();

    lc_figures_make(&e->figures, e->arena, &in, d);
    return report(d);
}

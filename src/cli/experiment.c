#include "cli/experiment.h"

#include "base/limits.h"
#include "cli/ensemble.h"

#include <glib.h>
#include <inttypes.h>

uint32_t lc_experiment_columns(const struct lc_sensitivity *s, uint32_t n_inputs)
{
    uint32_t *all;
    const uint32_t n = lc_inputs_list(&all, s->session.model);

    g_free(all);
    return n_inputs + (n > n_inputs) + 1;
}

enum lc_status lc_experiment_check(const struct lc_sensitivity *s, uint64_t n_groups, uint32_t size)
{
    const uint64_t n = n_groups * size;
    const size_t each =
        (s->session.model->n_parameters + 2 * (size_t)s->probe.n + 3) * sizeof(double);

    if (n > LC_MAX_REPLICATIONS) {
        fprintf(stderr,
                "layercake: --replications %" PRIu64 ": a design of %" PRIu64 " runs, more than "
                "%u\n",
                n_groups, n, LC_MAX_REPLICATIONS);
        return LC_BAD_INPUT;
    }
    return lc_ensemble_fits(s->request, n * each);
}

void lc_experiment_init(struct lc_experiment *e, const struct lc_sensitivity *s, uint32_t n_inputs,
                        uint32_t n_groups, uint32_t size)
{
    const uint32_t n = n_groups * size;
    const struct lc_model *m = s->session.model;

    *e = (struct lc_experiment){.n_groups = n_groups,
                                .size = size,
                                .n_columns = lc_experiment_columns(s, n_inputs),
                                .draws = g_new(double, (size_t)n * m->n_parameters + 1),
                                .chance = g_new(uint32_t, n + 1)};
    e->design = lc_design_new(m, s->request->seed, s->inputs, n_inputs);
    lc_panel_init(&e->panel, &s->probe, n);
}

void lc_experiment_fini(struct lc_experiment *e)
{
    lc_design_free(e->design);
    g_free(e->draws);
    g_free(e->chance);
    lc_panel_fini(&e->panel);
}

void lc_experiment_set(struct lc_experiment *e, uint32_t run, const double *probabilities,
                       uint32_t others, uint32_t chance)
{
    lc_design_fill(e->design, e->draws + (size_t)run * lc_design_parameters(e->design),
                   probabilities, others);
    e->chance[run] = chance;
}

enum lc_status lc_experiment_run(struct lc_experiment *e, struct lc_sensitivity *s)
{
    const struct lc_prescribed prescribed = {e->draws, e->chance};

    s->session.setup.prescribed = &prescribed;
    s->effort.total += e->panel.n;
    const enum lc_status status = lc_panel_run(&e->panel, &s->session, &s->effort);

    s->session.setup.prescribed = NULL;
    return status;
}

bool lc_experiment_is_whole(const struct lc_experiment *e, uint32_t group)
{
    bool is_whole = true;

    for (uint32_t i = 0; i < e->size; i++) {
        is_whole &= e->panel.kept[group * e->size + i];
    }
    return is_whole;
}

uint32_t lc_experiment_get(double *y, const struct lc_experiment *e, uint32_t outcome)
{
    const double *values = lc_panel_get(&e->panel, outcome);
    uint32_t n = 0;

    for (uint32_t group = 0; group < e->n_groups; group++) {
        if (lc_experiment_is_whole(e, group)) {
            for (uint32_t i = 0; i < e->size; i++) {
                y[n * e->size + i] = values[group * e->size + i];
            }
            n++;
        }
    }
    return n;
}

int32_t lc_experiment_input(const struct lc_experiment *e, uint32_t column)
{
    if (column + 1 == e->n_columns) {
        return LC_INPUT_CHANCE;
    }
    return lc_design_has_others(e->design) && column + 2 == e->n_columns ? LC_INPUT_OTHERS
                                                                         : (int32_t)column;
}

void lc_experiment_note_failed(const struct lc_experiment *e, struct lc_sensitivity *s,
                               const char *what)
{
    uint32_t n = 0;

    for (uint32_t group = 0; group < e->n_groups; group++) {
        if (!lc_experiment_is_whole(e, group)) {
            g_array_append_val(s->failed, group);
            n++;
        }
    }
    if (n > 0) {
        fprintf(stderr,
                "layercake: %" PRIu32 " of %" PRIu32 " runs failed: %" PRIu32 " of %" PRIu32
                " %s are left out\n",
                e->panel.n_failed, e->panel.n, n, e->n_groups, what);
    }
}

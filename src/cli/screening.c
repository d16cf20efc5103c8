#include "cli/screening.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Level 0, 1, ... of a coordinate of the grid over [0, 1]. */
static uint32_t level(double u)
{
    return (uint32_t)(u * (LC_SCREENING_LEVELS - 1) + 0.5);
}

static double *point(const struct lc_screening *c, uint32_t run)
{
    return c->u + (size_t)run * c->experiment.n_columns;
}

static void fill_run(struct lc_screening *c, uint32_t trajectory, uint32_t run)
{
    struct lc_experiment *e = &c->experiment;
    const uint32_t last = e->n_columns - 1, number = trajectory * LC_SCREENING_LEVELS;
    const double *u = point(c, run);
    double *probabilities = g_new(double, e->n_columns);
    uint32_t others = 0;

    for (uint32_t i = 0; i < last; i++) {
        probabilities[i] = (level(u[i]) + 0.5) / LC_SCREENING_LEVELS;
        if (lc_experiment_input(e, i) == LC_INPUT_OTHERS) {
            others = number + level(u[i]);
        }
    }
    lc_experiment_set(e, run, probabilities, others, number + level(u[last]));
    g_free(probabilities);
}

enum lc_status lc_screening_init(struct lc_screening *c, const struct lc_sensitivity *s,
                                 uint32_t trajectories)
{
    const uint32_t k = lc_experiment_columns(s, s->n_inputs);
    const enum lc_status status = lc_experiment_check(s, trajectories, k + 1);

    if (status != LC_OK) {
        return status;
    }
    *c = (struct lc_screening){.u = g_new(double, (size_t)trajectories *(k + 1) * k),
                               .effects = g_new(struct lc_morris, k),
                               .y = g_new(double, (size_t)trajectories *(k + 1))};
    lc_experiment_init(&c->experiment, s, s->n_inputs, trajectories, k + 1);
    for (uint32_t t = 0; t < trajectories; t++) {
        lc_morris_trajectory(point(c, t * (k + 1)), k, LC_SCREENING_LEVELS, s->request->seed, t);
        for (uint32_t i = 0; i <= k; i++) {
            fill_run(c, t, t * (k + 1) + i);
        }
    }
    return LC_OK;
}

void lc_screening_fini(struct lc_screening *c)
{
    lc_experiment_fini(&c->experiment);
    g_free(c->u);
    g_free(c->effects);
    g_free(c->y);
}

enum lc_status lc_screening_run(struct lc_screening *c, struct lc_sensitivity *s)
{
    struct lc_experiment *e = &c->experiment;
    const enum lc_status status = lc_experiment_run(e, s);
    const size_t bytes = (size_t)e->size * e->n_columns * sizeof *c->u;

    for (uint32_t t = 0; status == LC_OK && t < e->n_groups; t++) {
        if (lc_experiment_is_whole(e, t)) {
            memmove(point(c, c->n++ * e->size), point(c, t * e->size), bytes);
        }
    }
    return status;
}

const struct lc_morris *lc_screening_effects(struct lc_screening *c, uint32_t outcome)
{
    const uint32_t n = lc_experiment_get(c->y, &c->experiment, outcome);

    lc_morris_effects(c->effects, c->u, c->y, n, c->experiment.n_columns);
    return c->effects;
}

struct place {
    uint32_t at, parameter;
    double effect;
};

static int by_effect(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->effect != y->effect) {
        return x->effect > y->effect ? -1 : 1;
    }
    return (x->at > y->at) - (x->at < y->at);
}

void lc_screening_choose(struct lc_screening *c, struct lc_sensitivity *s, uint32_t n_wanted)
{
    struct place *places = g_new0(struct place, s->n_inputs + 1);

    for (uint32_t outcome = 0; outcome < s->n_outcomes; outcome++) {
        const struct lc_morris *effects = lc_screening_effects(c, outcome);
        double most = 0;

        for (uint32_t i = 0; i < s->n_inputs; i++) {
            most = fmax(most, effects[i].mu_star);
        }
        for (uint32_t i = 0; i < s->n_inputs; i++) {
            const double effect = most > 0 ? effects[i].mu_star / most : 0;

            places[i] = (struct place){i, s->inputs[i], fmax(places[i].effect, effect)};
        }
    }
    qsort(places, s->n_inputs, sizeof *places, by_effect);
    s->n_inputs = n_wanted < s->n_inputs ? n_wanted : s->n_inputs;
    for (uint32_t i = 0; i < s->n_inputs; i++) {
        s->inputs[i] = places[i].parameter;
    }
    g_free(places);
}

#include "ensemble/design.h"

#include "ensemble/plan.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct lc_design {
    const struct lc_model *model;
    const uint32_t *inputs;
    uint32_t n_inputs;
    bool has_others;
    double **samples; /* n_inputs: sorted column of the model's sample, or NULL */
    struct lc_plan *plan;
    double *drawn; /* what the plan draws in that replication */
    uint32_t drawn_of;
};

uint32_t lc_inputs_list(uint32_t **inputs, const struct lc_model *m)
{
    uint32_t n = 0;

    *inputs = g_new(uint32_t, m->n_parameters + 1);
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        if (!lc_distribution_is_fixed(&m->parameters[i].law)) {
            (*inputs)[n++] = i;
        }
    }
    return n;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The parameter's column of the sample, sorted; NULL when it has none. */
static double *sort_sample(const struct lc_sample *s, uint32_t parameter)
{
    for (uint32_t c = 0; c < s->n_columns && s->n_rows > 0; c++) {
        if (s->parameters[c] == parameter) {
            double *values = g_new(double, s->n_rows);

            for (uint32_t row = 0; row < s->n_rows; row++) {
                values[row] = s->values[(size_t)row * s->n_columns + c];
            }
            qsort(values, s->n_rows, sizeof *values, by_value);
            return values;
        }
    }
    return NULL;
}

struct lc_design *lc_design_new(const struct lc_model *m, uint64_t seed, const uint32_t *inputs,
                                uint32_t n_inputs)
{
    struct lc_design *d = g_new0(struct lc_design, 1);
    uint32_t *all;

    d->model = m;
    d->inputs = inputs;
    d->n_inputs = n_inputs;
    d->has_others = lc_inputs_list(&all, m) > n_inputs;
    g_free(all);
    d->samples = g_new0(double *, n_inputs + 1);
    for (uint32_t i = 0; i < n_inputs; i++) {
        d->samples[i] = sort_sample(&m->sample, inputs[i]);
    }
    d->plan = lc_plan_new(m, seed);
    d->drawn = g_new0(double, m->n_parameters + 1);
    lc_draws_get(d->plan, 0, d->drawn);
    return d;
}

void lc_design_free(struct lc_design *d)
{
    if (d) {
        for (uint32_t i = 0; i < d->n_inputs; i++) {
            g_free(d->samples[i]);
        }
        g_free(d->samples);
        lc_plan_free(d->plan);
        g_free(d->drawn);
        g_free(d);
    }
}

uint32_t lc_design_parameters(const struct lc_design *d)
{
    return d->model->n_parameters;
}

bool lc_design_has_others(const struct lc_design *d)
{
    return d->has_others;
}

double lc_design_value(const struct lc_design *d, uint32_t i, double probability)
{
    const uint32_t n = d->model->sample.n_rows;

    if (d->samples[i]) {
        const uint32_t row = (uint32_t)(probability * n);

        return d->samples[i][row < n ? row : n - 1];
    }
    return lc_distribution_quantile(&d->model->parameters[d->inputs[i]].law, probability);
}

void lc_design_fill(struct lc_design *d, double *draws, const double *probabilities,
                    uint32_t others)
{
    if (d->has_others && others != d->drawn_of) {
        lc_draws_get(d->plan, others, d->drawn);
        d->drawn_of = others;
    }
    memcpy(draws, d->drawn, d->model->n_parameters * sizeof *draws);
    for (uint32_t i = 0; i < d->n_inputs; i++) {
        draws[d->inputs[i]] = lc_design_value(d, i, probabilities[i]);
    }
}

#include "ensemble/plan.h"

#include "rand/latin.h"
#include "rand/stream.h"

#include <assert.h>
#include <glib.h>

#define NO_BLOCK UINT32_MAX /* blocks are replications over 100, so none has this number */

struct lc_plan {
    const struct lc_model *model;
    uint64_t seed;
    uint64_t *keys;
    double *u; /* the block's probabilities, a row a replication */
    uint32_t block;
    uint32_t *order; /* of the sample's rows in a pass */
    uint32_t pass;
};

struct lc_plan *lc_plan_new(const struct lc_model *m, uint64_t seed)
{
    struct lc_plan *p = g_new(struct lc_plan, 1);

    p->model = m;
    p->seed = seed;
    p->keys = g_new(uint64_t, m->n_parameters);
    p->u = g_new(double, (size_t)m->n_parameters *LC_LATIN_BLOCK);
    p->block = p->pass = NO_BLOCK;
    p->order = g_new(uint32_t, m->sample.n_rows);
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        p->keys[i] = m->parameters[i].key;
    }
    return p;
}

void lc_plan_free(struct lc_plan *p)
{
    if (p) {
        g_free(p->keys);
        g_free(p->u);
        g_free(p->order);
        g_free(p);
    }
}

/* Shuffles the rows for a pass (Fisher and Yates, as in Knuth 1997, 3.4.2). */
static void shuffle(struct lc_plan *p, uint32_t pass)
{
    const struct lc_stream_key key = {
        .seed = p->seed, .purpose = LC_LATIN_PURPOSE, .entity = UINT64_MAX, .ordinal = pass};
    const uint32_t n = p->model->sample.n_rows;
    struct lc_stream s;

    lc_stream_init(&s, &key);
    for (uint32_t i = 0; i < n; i++) {
        p->order[i] = i;
    }
    for (uint32_t i = n; i > 1; i--) {
        const uint32_t other = (uint32_t)(lc_draw_uniform(&s) * i);
        const uint32_t row = p->order[other];

        p->order[other] = p->order[i - 1];
        p->order[i - 1] = row;
    }
    p->pass = pass;
}

/* Puts the sample's values in the place of the laws' draws. */
static void take_sample(struct lc_plan *p, uint32_t index, double *out)
{
    const struct lc_model *m = p->model;
    const struct lc_sample *sample = &m->sample;

    if (sample->n_rows == 0) {
        return;
    }
    if (index / sample->n_rows != p->pass) {
        shuffle(p, index / sample->n_rows);
    }
    const double *row =
        sample->values + (size_t)p->order[index % sample->n_rows] * sample->n_columns;

    for (uint32_t c = 0; c < sample->n_columns; c++) {
        if (!lc_distribution_is_fixed(&m->parameters[sample->parameters[c]].law)) {
            out[sample->parameters[c]] = row[c];
        }
    }
}

void lc_draws_get(struct lc_plan *p, uint32_t index, double *out)
{
    const struct lc_model *m = p->model;
    const uint32_t block = index / LC_LATIN_BLOCK;

    if (block != p->block && m->n_parameters > 0) {
        const bool is_good =
            lc_latin_block(p->u, m->n_parameters, p->keys, m->correlation, p->seed, block);

        assert(is_good); /* the input room has refused matrices that are not positive definite */
        (void)is_good;
        p->block = block;
    }
    const double *row = p->u + (size_t)(index % LC_LATIN_BLOCK) * m->n_parameters;

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const struct lc_distribution *law = &m->parameters[i].law;

        out[i] = lc_distribution_is_fixed(law) ? lc_distribution_median(law)
                                               : lc_distribution_quantile(law, row[i]);
    }
    take_sample(p, index, out);
}

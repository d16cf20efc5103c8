#include "ensemble/plan.h"

#include "rand/latin.h"

#include <assert.h>
#include <glib.h>

#define NO_BLOCK UINT32_MAX /* blocks are replications over 100, so none has this number */

struct lc_plan {
    const struct lc_model *model;
    uint64_t seed;
    uint64_t *keys;
    double *u; /* the block's probabilities, a row a replication */
    uint32_t block;
};

struct lc_plan *lc_plan_new(const struct lc_model *m, uint64_t seed)
{
    struct lc_plan *p = g_new(struct lc_plan, 1);

    p->model = m;
    p->seed = seed;
    p->keys = g_new(uint64_t, m->n_parameters);
    p->u = g_new(double, (size_t)m->n_parameters *LC_LATIN_BLOCK);
    p->block = NO_BLOCK;
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
        g_free(p);
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
}

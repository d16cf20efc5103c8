#include "evidence/posterior.h"

#include "rand/stream.h"
#include "stats/quantile.h"
#include "stats/weights.h"

#include <math.h>
#include <string.h>

#define KOLMOGOROV_99 1.628 /* quantile of the limit law of sqrt(n) D (Kolmogorov 1933) */

static const double probabilities[LC_MARGINALS] = {0.1, 0.5, 0.9};

static void look_at(struct lc_posterior *p, uint32_t k, double *scratch)
{
    struct lc_marginal *m = &p->marginals[k];
    const double *values = p->draws[k];

    memcpy(scratch, values, p->n * sizeof *scratch);
    lc_quantiles(m->prior, scratch, p->n, probabilities, LC_MARGINALS);
    for (int i = 0; i < LC_MARGINALS; i++) {
        m->posterior[i] = lc_weighted_quantile(values, p->weights, p->n, probabilities[i]);
    }
    m->distance = lc_ks_weighted(values, p->weights, p->n);
    m->is_informed = m->distance > KOLMOGOROV_99 / sqrt(p->effective);
    p->n_informed += m->is_informed;
}

void lc_posterior_make(struct lc_posterior *p, struct lc_arena *a, const struct lc_model *m,
                       const struct lc_fit *fit, const struct lc_samples *samples)
{
    const uint32_t n = samples->n;
    double *scratch = LC_ARENA_ARRAY(a, double, n);

    *p = (struct lc_posterior){
        .weights = LC_ARENA_ARRAY(a, double, n),
        .n = n,
        .marginals = LC_ARENA_ARRAY(a, struct lc_marginal, m->n_parameters),
        .draws = LC_ARENA_ARRAY(a, double *, m->n_parameters),
    };
    p->effective = lc_fit_weights(p->weights, fit, n);
    for (uint32_t i = 0; i < n; i++) {
        p->n_kept += fit->implausibility[i] <= LC_IMPLAUSIBLE;
    }
    for (uint32_t i = 0; i < m->n_parameters && p->effective > 0; i++) {
        if (lc_parameter_is_learnt(&m->parameters[i])) {
            const uint32_t k = p->n_marginals++;

            p->marginals[k].parameter = i;
            p->draws[k] = LC_ARENA_ARRAY(a, double, n);
            lc_samples_get(p->draws[k], samples, LC_SAMPLE_DRAW, i);
            look_at(p, k, scratch);
        }
    }
}

void lc_posterior_resample(uint32_t *out, uint32_t count, const struct lc_posterior *p,
                           uint64_t seed)
{
    const struct lc_stream_key key = {
        .seed = seed, .purpose = LC_EVIDENCE_PURPOSE, .entity = UINT64_MAX};
    struct lc_stream s;

    lc_stream_init(&s, &key);
    lc_resample_systematic(out, count, p->weights, p->n, lc_draw_uniform(&s));
}

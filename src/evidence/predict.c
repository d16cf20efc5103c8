#include "evidence/predict.h"

#include "rand/stream.h"

#include <math.h>
#include <string.h>

void lc_predict_ln(double *out, const struct lc_samples *s, const struct lc_target_series *t,
                   const struct lc_point *p, double *spare)
{
    if (s->n == 0) {
        return;
    }
    lc_parts_values(out, s, p->parts, t->n_parts, spare);
    if (t->base) {
        double *base = spare + 2 * (size_t)s->n;

        lc_parts_values(base, s, t->base->parts, t->n_parts, spare);
        for (uint32_t r = 0; r < s->n; r++) {
            out[r] = base[r] > 0 ? out[r] / base[r] : 0;
        }
    }
    for (uint32_t r = 0; r < s->n; r++) {
        out[r] = log(fmax(out[r], t->least));
    }
}

static uint64_t hash_name(const char *name)
{
    uint64_t key = strlen(name);

    for (; *name; name++) {
        key = lc_hash_mix(key, (unsigned char)*name);
    }
    return key;
}

static double draw(uint64_t seed, uint32_t replication, uint64_t series, uint64_t ordinal)
{
    const struct lc_stream_key key = {.seed = seed,
                                      .replication = replication,
                                      .purpose = LC_EVIDENCE_PURPOSE,
                                      .entity = series,
                                      .ordinal = ordinal};
    struct lc_stream s;

    lc_stream_init(&s, &key);
    return lc_draw_normal(&s);
}

double lc_discrepancy_ln(const struct lc_target_series *t, const struct lc_point *p)
{
    return t->discrepancy_ln * sqrt(fmax(0, p->at_years - t->start_years));
}

void lc_predict_add_error(double *out, const struct lc_samples *s, uint64_t seed,
                          const struct lc_target_series *t, const struct lc_point *p)
{
    const uint64_t series = hash_name(t->name);
    const double shared = t->error_ln * sqrt(LC_ERROR_SERIES);
    const double own = t->error_ln * sqrt(1 - LC_ERROR_SERIES);
    const double missing = lc_discrepancy_ln(t, p);

    for (uint32_t r = 0; r < s->n; r++) {
        const uint32_t replication = s->replications[r];

        out[r] += shared * draw(seed, replication, series, 0) +
                  missing * draw(seed, replication, series, 1) +
                  own * draw(seed, replication, series, (uint64_t)p->end);
    }
}

double lc_point_ln(const struct lc_target_series *t, const struct lc_point *p)
{
    return log(fmax(p->value, t->least));
}

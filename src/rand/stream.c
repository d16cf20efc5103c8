#include "rand/stream.h"

#include "rand/splitmix.h"
#include "rand/ziggurat.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* Two 64-bit lanes take in the words of a key one after the other. Each step is one-to-one in
 * the word and in the lane, and the lanes differ in how they do it, so that two keys meet only
 * with the chance of 128-bit hashes. */
static inline void absorb(struct lc_stream_root *s, uint64_t word)
{
    s->a = lc_splitmix_mix((s->a ^ word) + LC_SPLITMIX_GAMMA);
    s->b = lc_splitmix_mix((s->b + word) * UINT64_C(0xd1342543de82ef95) + 1);
}

static inline unsigned __int128 squeeze(const struct lc_stream_root *s, uint64_t round)
{
    const uint64_t high = lc_splitmix_mix(s->a + s->b + (2 * round + 1) * LC_SPLITMIX_GAMMA);
    const uint64_t low = lc_splitmix_mix(s->a - s->b + (2 * round + 2) * LC_SPLITMIX_GAMMA);

    return (unsigned __int128)high << 64 | low;
}

/* The two 32-bit fields share a word without overlap: no two keys give the same words. */
void lc_stream_root_init(struct lc_stream_root *root, uint64_t seed, uint32_t replication,
                         uint32_t purpose)
{
    *root = (struct lc_stream_root){UINT64_C(0x6c61796572636b65), UINT64_C(0x2545f4914f6cdd1d)};
    absorb(root, seed);
    absorb(root, (uint64_t)replication << 32 | purpose);
}

void lc_stream_begin(struct lc_stream *s, const struct lc_stream_root *root, uint64_t entity,
                     uint64_t ordinal)
{
    struct lc_stream_root sponge = *root;

    absorb(&sponge, entity);
    absorb(&sponge, ordinal);
    s->state.state = squeeze(&sponge, 0);
    s->state.increment = squeeze(&sponge, 1) | 1;
    s->rng.type = lc_rng_pcg64dxsm;
    s->rng.state = &s->state;
}

void lc_stream_init(struct lc_stream *s, const struct lc_stream_key *key)
{
    struct lc_stream_root root;

    lc_stream_root_init(&root, key->seed, key->replication, key->purpose);
    lc_stream_begin(s, &root, key->entity, key->ordinal);
}

uint64_t lc_hash_mix(uint64_t a, uint64_t b)
{
    return lc_splitmix_mix(lc_splitmix_mix(a + LC_SPLITMIX_GAMMA) * 3 + b);
}

/* The middles of 2^52 equal cells: 0 and 1 can't be reached, not even by rounding. */
double lc_draw_uniform(struct lc_stream *s)
{
    return ((double)(lc_pcg64dxsm_next(&s->state) >> 12) + 0.5) * 0x1p-52;
}

/* 8 bits choose a layer, 52 others a point in it. Under the next edge the point lies under the
 * curve; beyond the first edge is the tail, which is the same law anew; else the curve itself
 * decides. */
static double draw_unit_exponential(struct lc_stream *s)
{
    double shift = 0;

    for (;;) {
        const uint64_t bits = lc_pcg64dxsm_next(&s->state);
        const unsigned layer = bits % LC_ZIGGURAT_LAYERS;
        const double x = ((double)(bits >> 12) + 0.5) * 0x1p-52 * lc_ziggurat_x[layer];

        if (x < lc_ziggurat_x[layer + 1]) {
            return shift + x;
        }
        if (layer == 0) {
            shift += lc_ziggurat_x[1];
            continue;
        }
        const double low = lc_ziggurat_y[layer], high = lc_ziggurat_y[layer + 1];

        if (low + lc_draw_uniform(s) * (high - low) < exp(-x)) {
            return shift + x;
        }
    }
}

double lc_draw_exponential(struct lc_stream *s, double mean)
{
    return mean * draw_unit_exponential(s);
}

double lc_draw_normal(struct lc_stream *s)
{
    return gsl_ran_gaussian_ziggurat(&s->rng, 1);
}

double lc_draw_lognormal(struct lc_stream *s, double median, double sigma)
{
    return median * exp(sigma * lc_draw_normal(s));
}

double lc_draw_gamma(struct lc_stream *s, double shape, double mean)
{
    if (shape == 2) { /* Erlang */
        const double first = draw_unit_exponential(s);

        return mean / 2 * (first + draw_unit_exponential(s));
    }
    return gsl_ran_gamma(&s->rng, shape, mean / shape);
}

unsigned lc_draw_binomial(struct lc_stream *s, unsigned n, double p)
{
    if (n == 0 || !(p > 0)) {
        return 0;
    }
    return p < 1 ? gsl_ran_binomial(&s->rng, p, n) : n;
}

unsigned lc_draw_index(struct lc_stream *s, const double *weights, unsigned n)
{
    double total = 0;

    for (unsigned i = 0; i < n; i++) {
        total += weights[i];
    }
    const double target = lc_draw_uniform(s) * total;
    double sum = 0;
    unsigned last = 0; /* that can be chosen: rounding may carry the target to the very end */

    for (unsigned i = 0; i < n; i++) {
        if (weights[i] > 0) {
            sum += weights[i];
            last = i;
            if (target < sum) {
                break;
            }
        }
    }
    return last;
}

/* Streams of random numbers keyed by what is drawn, not by when.
 *
 * A stream is named by (seed, replication, purpose, entity, ordinal); the fields are hashed apart,
 * so that seed 1 replication 2 is not seed 2 replication 1. Two runs that differ by a policy give
 * the same entity the same draws (common random numbers). Making a stream costs a few
 * multiplications, so use one a draw or a small group of draws and throw it away.
 */
#ifndef LC_RAND_STREAM_H
#define LC_RAND_STREAM_H

#include "rand/pcg64dxsm.h"

struct lc_stream_key {
    uint64_t seed;
    uint32_t replication;
    uint32_t purpose; /* what is drawn: enum lc_purpose of the caller */
    uint64_t entity;  /* for whom */
    uint64_t ordinal; /* the how manyth time */
};

/* The part of a key that many streams share, hashed once. */
struct lc_stream_root {
    uint64_t a, b;
};

/* Not to be copied: rng.state points into the object itself. */
struct lc_stream {
    gsl_rng rng;
    struct lc_pcg64dxsm state;
};

void lc_stream_init(struct lc_stream *s, const struct lc_stream_key *key);

/* The same in two steps: root by seed, replication and purpose, stream by entity and ordinal. */
void lc_stream_root_init(struct lc_stream_root *root, uint64_t seed, uint32_t replication,
                         uint32_t purpose);
void lc_stream_begin(struct lc_stream *s, const struct lc_stream_root *root, uint64_t entity,
                     uint64_t ordinal);

/* Variates. Each consumes the stream s in a fixed manner. */
double lc_draw_uniform(struct lc_stream *s); /* (0, 1) open at both ends */
double lc_draw_exponential(struct lc_stream *s,
                           double mean);    /* mean > 0; Marsaglia and Tsang 2000 */
double lc_draw_normal(struct lc_stream *s); /* standard */
double lc_draw_lognormal(struct lc_stream *s, double median,
                         double sigma); /* sigma of the logarithm, >= 0 */
double lc_draw_gamma(struct lc_stream *s, double shape, double mean); /* shape > 0, mean > 0 */
unsigned lc_draw_binomial(struct lc_stream *s, unsigned n, double p);
unsigned lc_draw_index(struct lc_stream *s, const double *weights,
                       unsigned n); /* in proportion to weights >= 0, one > 0 */

/* 64-bit hash of two words (for entity keys that are made of parts). */
uint64_t lc_hash_mix(uint64_t a, uint64_t b);

#endif

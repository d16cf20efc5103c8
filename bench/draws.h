/* The one source of random delays of all loops that are compared: PCG64-DXSM and exponential
 * variates by the ziggurat of Marsaglia and Tsang (2000), 256 layers.
 */
#ifndef LC_BENCH_DRAWS_H
#define LC_BENCH_DRAWS_H

#include "base/time.h"
#include "rand/stream.h"

#include <math.h>

#define ZIGGURAT_LAYERS 256
#define UNIT_MS         1e9 /* the unit of delays: so long that ties are rare */

struct ziggurat {
    double x[ZIGGURAT_LAYERS + 1], y[ZIGGURAT_LAYERS + 1];
};

struct draws {
    struct ziggurat ziggurat;
    struct lc_pcg64dxsm generator;
};

static inline void ziggurat_init(struct ziggurat *z)
{
    const double tail = 7.697117470131050;
    const double area = 3.949659822581557e-3;

    z->x[0] = area / exp(-tail); /* the base layer with its tail, as if a rectangle */
    z->x[1] = tail;
    z->y[0] = 0;
    z->y[1] = exp(-tail);
    for (int i = 2; i < ZIGGURAT_LAYERS; i++) {
        z->y[i] = z->y[i - 1] + area / z->x[i - 1];
        z->x[i] = -log(z->y[i]);
    }
    z->x[ZIGGURAT_LAYERS] = 0;
    z->y[ZIGGURAT_LAYERS] = 1;
}

/* Draws with the same purpose are the same numbers in every loop. */
static inline void draws_init(struct draws *d, uint32_t purpose)
{
    const struct lc_stream_key key = {.seed = 1, .purpose = purpose};
    struct lc_stream stream;

    lc_stream_init(&stream, &key);
    d->generator = stream.state;
    ziggurat_init(&d->ziggurat);
}

static inline double draw_exponential(struct draws *d)
{
    const struct ziggurat *const z = &d->ziggurat;
    double shift = 0;
    for (;;) {
        const uint64_t bits = lc_pcg64dxsm_next(&d->generator);
        const unsigned layer = bits % ZIGGURAT_LAYERS;
        const double x = (double)(bits >> 11) * 0x1p-53 * z->x[layer];
        if (x < z->x[layer + 1]) {
            return shift + x;
        }
        if (layer == 0) {
            shift += z->x[1];
            continue;
        }
        const double u = lc_pcg64dxsm_uniform(&d->generator);
        if (z->y[layer] + u * (z->y[layer + 1] - z->y[layer]) < exp(-x)) {
            return shift + x;
        }
    }
}

/* An exponential delay with that mean, in units. */
static inline lc_time draw_delay(struct draws *d, double mean)
{
    return (lc_time)(draw_exponential(d) * mean * UNIT_MS);
}

#endif

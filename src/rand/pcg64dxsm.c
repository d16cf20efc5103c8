#include "rand/pcg64dxsm.h"

#include "rand/splitmix.h"

/* The multiplier of the 128-bit step and of the output function (O'Neill; numpy's PCG64DXSM). */
static const uint64_t multiplier = 0xda942042e4dd58b5;

uint64_t lc_pcg64dxsm_next(struct lc_pcg64dxsm *g)
{
    uint64_t high = (uint64_t)(g->state >> 64);
    const uint64_t low = (uint64_t)g->state | 1;

    high ^= high >> 32;
    high *= multiplier;
    high ^= high >> 48;
    high *= low;
    g->state = g->state * multiplier + g->increment;
    return high;
}

double lc_pcg64dxsm_uniform(struct lc_pcg64dxsm *g)
{
    return (double)(lc_pcg64dxsm_next(g) >> 11) * 0x1p-53;
}

static unsigned __int128 join(uint64_t high, uint64_t low)
{
    return (unsigned __int128)high << 64 | low;
}

/* Four SplitMix64 outputs become state and increment: seeds that differ by one bit start far
 * apart. GSL's convention that seed 0 means the default seed holds: 0 is like any other. */
static void set(void *state, unsigned long seed)
{
    struct lc_pcg64dxsm *g = state;
    uint64_t words[4];
    uint64_t x = seed;

    for (int i = 0; i < 4; i++) {
        words[i] = lc_splitmix_next(&x);
    }
    g->state = join(words[0], words[1]);
    g->increment = join(words[2], words[3] | 1);
}

static unsigned long get(void *state)
{
    return (unsigned long)(lc_pcg64dxsm_next(state) >> 32);
}

static double get_double(void *state)
{
    return lc_pcg64dxsm_uniform(state);
}

static const gsl_rng_type type = {
    .name = "pcg64dxsm",
    .max = 0xffffffff,
    .min = 0,
    .size = sizeof(struct lc_pcg64dxsm),
    .set = set,
    .get = get,
    .get_double = get_double,
};

const gsl_rng_type *const lc_rng_pcg64dxsm = &type;

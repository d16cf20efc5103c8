#include "stats/sobol_points.h"

#include "base/arena.h"
#include "rand/stream.h"
#include "stats/resample.h"

#include <gsl/gsl_qrng.h>

#define SEQUENCE_BITS 30 /* of GSL's points */
#define UNIFORM_BITS  52

/* Digits of n points of one set, n x LC_SOBOL_SET; the first is the origin. */
static void fill_digits(uint32_t *digits, size_t n)
{
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, LC_SOBOL_SET);
    double point[LC_SOBOL_SET];

    for (size_t i = 1; i < n; i++) {
        gsl_qrng_get(sequence, point);
        for (size_t j = 0; j < LC_SOBOL_SET; j++) {
            digits[i * LC_SOBOL_SET + j] = (uint32_t)(point[j] * (1u << SEQUENCE_BITS));
        }
    }
    gsl_qrng_free(sequence);
}

/* Another number in the same block [2^h, 2^(h+1)): below the leading bit each bit is flipped or not
 * as those above it say. */
static size_t shuffle(size_t i, uint64_t key)
{
    size_t prefix = 0, shuffled = 0;

    for (int bit = SEQUENCE_BITS; bit-- > 0;) {
        const size_t own = i >> bit & 1;
        const size_t flip = prefix == 0 ? 0 : lc_hash_mix(key, prefix << 6 | (size_t)bit) & 1;

        shuffled |= (own ^ flip) << bit;
        prefix = prefix << 1 | own;
    }
    return shuffled;
}

static size_t power_above(size_t n)
{
    size_t power = 1;

    while (power < n) {
        power *= 2;
    }
    return power;
}

void lc_sobol_points(double *u, size_t n, size_t m, uint64_t seed)
{
    const size_t n_digits = power_above(n);
    struct lc_arena *arena = lc_arena_new();
    uint32_t *digits = LC_ARENA_ARRAY(arena, uint32_t, n_digits * LC_SOBOL_SET);
    uint64_t *shifts = LC_ARENA_ARRAY(arena, uint64_t, m + 1);
    struct lc_stream_root root;

    fill_digits(digits, n_digits);
    lc_stream_root_init(&root, seed, 0, LC_SOBOL_PURPOSE);
    for (size_t column = 0; column < m; column++) {
        struct lc_stream s;

        lc_stream_begin(&s, &root, column, 0);
        shifts[column] = lc_pcg64dxsm_next(&s.state) >> (64 - UNIFORM_BITS);
    }
    for (size_t i = 0; i < n; i++) {
        size_t from = i;

        for (size_t column = 0; column < m; column++) {
            if (column > 0 && column % LC_SOBOL_SET == 0) {
                from = shuffle(i, lc_hash_mix(seed, column));
            }
            const uint64_t bits = digits[from * LC_SOBOL_SET + column % LC_SOBOL_SET];
            const uint64_t place = bits << (UNIFORM_BITS - SEQUENCE_BITS) ^ shifts[column];

            u[i * m + column] = ((double)place + 0.5) * 0x1p-52;
        }
    }
    lc_arena_free(arena);
}

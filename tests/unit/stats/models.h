/* Models whose sensitivity is known in closed form, and samples of them. */
#ifndef LC_TESTS_STATS_MODELS_H
#define LC_TESTS_STATS_MODELS_H

#include "rand/stream.h"
#include "stats/resample.h"

#include <check.h>
#include <math.h>
#include <stddef.h>

/* Ishigami and Homma (1990) with a = 7, b = 0.1, of u in [0, 1]^3; indices as in Saltelli et al.
 * (2008): V = a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18 + 1/2, V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 /
 * 8, V13 = b^2 pi^8 (1/18 - 1/50). */
static inline double ishigami(const double *u)
{
    const double x = M_PI * (2 * u[0] - 1), y = M_PI * (2 * u[1] - 1), z = M_PI * (2 * u[2] - 1);

    return sin(x) + 7 * sin(y) * sin(y) + 0.1 * pow(z, 4) * sin(x);
}

static const double ishigami_first[] = {0.313905, 0.442411, 0};
static const double ishigami_total[] = {0.557589, 0.442411, 0.243684};

/* Sobol's g-function: the product of (|4 u - 2| + a) / (1 + a). V_i = 1 / (3 (1 + a_i)^2), V is the
 * product of 1 + V_i, less 1. */
enum { G_INPUTS = 8 };
static const double g_a[G_INPUTS] = {0, 1, 4.5, 9, 99, 99, 99, 99};

static inline double g_factor(double u, double a)
{
    return (fabs(4 * u - 2) + a) / (1 + a);
}

static inline double g_part(double a)
{
    return 1 / (3 * (1 + a) * (1 + a));
}

static inline double g_function(const double *u)
{
    double product = 1;

    for (int i = 0; i < G_INPUTS; i++) {
        product *= g_factor(u[i], g_a[i]);
    }
    return product;
}

static inline void g_indices(double *first, double *total)
{
    double product = 1;

    for (int i = 0; i < G_INPUTS; i++) {
        product *= 1 + g_part(g_a[i]);
    }
    for (int i = 0; i < G_INPUTS; i++) {
        first[i] = g_part(g_a[i]) / (product - 1);
        total[i] = first[i] * product / (1 + g_part(g_a[i]));
    }
}

/* Stream of a test; the number tells samples apart. */
static inline void begin(struct lc_stream *s, uint64_t test, uint64_t number)
{
    lc_stream_init(s, &(struct lc_stream_key){.seed = 20260101, .entity = test, .ordinal = number});
}

static inline void reverse(double *values, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        const double held = values[i];

        values[i] = values[n - 1 - i];
        values[n - 1 - i] = held;
    }
}

static inline int holds(const struct lc_estimate *e, double truth)
{
    return e->low <= truth && truth <= e->high;
}

static inline void assert_same(const struct lc_estimate *a, const struct lc_estimate *b)
{
    ck_assert_double_eq(a->value, b->value);
    ck_assert_double_eq(a->se, b->se);
    ck_assert_double_eq(a->low, b->low);
    ck_assert_double_eq(a->high, b->high);
}

static inline void assert_unknown(const struct lc_estimate *e)
{
    ck_assert(isnan(e->value) && isnan(e->se) && isnan(e->low) && isnan(e->high));
}

#endif

#include "stats/sobol.h"

#include "base/arena.h"
#include "stats/sobol_points.h"

#include <math.h>
#include <string.h>

#define PAIRS (LC_SOBOL_SET / 2) /* inputs of a set */

struct lc_sobol_design *lc_sobol_design_new(struct lc_arena *arena, size_t n, size_t k,
                                            uint64_t seed)
{
    const size_t m = (k + PAIRS - 1) / PAIRS * LC_SOBOL_SET;
    struct lc_sobol_design *design = LC_ARENA_NEW(arena, struct lc_sobol_design);
    double *points = LC_ARENA_ARRAY(arena, double, n *m + 1);

    *design = (struct lc_sobol_design){n, k, LC_ARENA_ARRAY(arena, double, n *k + 1),
                                       LC_ARENA_ARRAY(arena, double, n *k + 1)};
    lc_sobol_points(points, n, m, seed);
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < k; i++) {
            const size_t set = i / PAIRS, left = k - set * PAIRS;
            const double *point = points + j * m + set * LC_SOBOL_SET;

            design->a[j * k + i] = point[i % PAIRS];
            design->b[j * k + i] = point[i % PAIRS + (left < PAIRS ? left : PAIRS)];
        }
    }
    return design;
}

void lc_sobol_run(double *u, const struct lc_sobol_design *design, size_t run)
{
    const size_t k = design->k, point = run / (k + 2), m = run % (k + 2);
    const double *a = design->a + point * k, *b = design->b + point * k;

    memcpy(u, m == 1 ? b : a, k * sizeof *u);
    if (m >= 2) {
        u[m - 2] = b[m - 2];
    }
}

struct outputs {
    size_t n, k;
    const double *y; /* less the first: a constant is exactly 0 */
};

/* Means of products over base points, each as often as it counts. */
struct products {
    double a, b, c, aa, bb, cc, ab, ac, bc;
};

static struct products multiply(const struct outputs *o, size_t i, const uint32_t *counts)
{
    struct products p = {0};

    for (size_t j = 0; j < o->n; j++) {
        const double *y = o->y + j * (o->k + 2), w = counts[j] / (double)o->n;
        const double a = y[0], b = y[1], c = y[2 + i];

        p.a += w * a;
        p.b += w * b;
        p.c += w * c;
        p.aa += w * a * a;
        p.bb += w * b * b;
        p.cc += w * c * c;
        p.ab += w * a * b;
        p.ac += w * a * c;
        p.bc += w * b * c;
    }
    return p;
}

/* Variance of two columns taken as one; 0 when rounding is all there is. */
static double pooled(double x, double y, double xx, double yy)
{
    const double mean = (x + y) / 2, squares = (xx + yy) / 2;
    const double variance = squares - mean * mean;

    return variance > 1e-14 * squares ? variance : 0;
}

/* out[i] first, out[k + i] total. */
static void find_indices(double *out, const void *data, const uint32_t *counts)
{
    const struct outputs *o = data;

    for (size_t i = 0; i < o->k; i++) {
        const struct products p = multiply(o, i, counts);
        const double ac = pooled(p.a, p.c, p.aa, p.cc), bc = pooled(p.b, p.c, p.bb, p.cc);
        const double apart = (p.aa + p.cc) / 2 - p.ac;
        const double total = ac > 0 ? apart / ac : 0;
        const double mean = (p.b + p.c) / 2, mean_ab = (p.a + p.b) / 2;
        const double common = p.bc - mean * mean, chance = p.ab - mean_ab * mean_ab;

        out[i] = bc > 0 ? (common - (1 - total) * chance) / bc : 0;
        out[o->k + i] = total;
    }
}

void lc_sobol_indices(struct lc_estimate *first, struct lc_estimate *total, const double *y,
                      size_t n, size_t k, const struct lc_resampling *how)
{
    struct lc_arena *arena = lc_arena_new();
    struct lc_estimate *both = LC_ARENA_ARRAY(arena, struct lc_estimate, 2 * k + 1);
    double *moved = LC_ARENA_ARRAY(arena, double, n *(k + 2) + 1);
    const struct outputs outputs = {n, k, moved};

    for (size_t run = 0; run < n * (k + 2); run++) {
        moved[run] = y[run] - y[0];
    }
    for (size_t i = 0; i < 2 * k && n < 2; i++) {
        both[i] = (struct lc_estimate){NAN, NAN, NAN, NAN};
    }
    if (n >= 2) {
        lc_bootstrap(both, 2 * k, find_indices, &outputs, n, how);
    }
    for (size_t i = 0; i < 2 * k; i++) {
        lc_estimate_clamp(&both[i], -1, 1);
    }
    for (size_t i = 0; i < k; i++) {
        lc_estimate_clamp(&both[k + i], 0, 1);
        first[i] = both[i];
        total[i] = both[k + i];
    }
    lc_arena_free(arena);
}

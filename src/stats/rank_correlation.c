#include "stats/rank_correlation.h"

#include "base/arena.h"
#include "stats/order.h"

#include <math.h>

#define ROWS_MIN 3

/* Rows in the order of x, equal ones by y, so that sums don't hang on the caller's order. */
struct pairs {
    size_t n;
    double *x, *y;
    uint32_t *by_x, *by_y;
    double *ranks_x, *ranks_y; /* room for the ranks of a resample */
};

static void correlate(double *rho, const void *data, const uint32_t *counts)
{
    const struct pairs *p = data;
    const double middle = ((double)p->n + 1) / 2;
    double xx = 0, yy = 0, xy = 0;

    lc_midranks(p->ranks_x, p->x, p->by_x, counts, p->n);
    lc_midranks(p->ranks_y, p->y, p->by_y, counts, p->n);
    for (size_t i = 0; i < p->n; i++) {
        const double x = p->ranks_x[i] - middle, y = p->ranks_y[i] - middle;

        xx += counts[i] * x * x;
        yy += counts[i] * y * y;
        xy += counts[i] * x * y;
    }
    *rho = xx > 0 && yy > 0 ? fmin(fmax(xy / sqrt(xx * yy), -1), 1) : 0;
}

void lc_rank_correlation(struct lc_estimate *rho, const double *x, const double *y, size_t n,
                         const struct lc_resampling *how)
{
    if (n < ROWS_MIN) {
        *rho = (struct lc_estimate){NAN, NAN, NAN, NAN};
        return;
    }
    struct lc_arena *arena = lc_arena_new();
    uint32_t *rows = LC_ARENA_ARRAY(arena, uint32_t, n);
    const struct pairs pairs = {
        .n = n,
        .x = LC_ARENA_ARRAY(arena, double, n),
        .y = LC_ARENA_ARRAY(arena, double, n),
        .by_x = LC_ARENA_ARRAY(arena, uint32_t, n),
        .by_y = LC_ARENA_ARRAY(arena, uint32_t, n),
        .ranks_x = LC_ARENA_ARRAY(arena, double, n),
        .ranks_y = LC_ARENA_ARRAY(arena, double, n),
    };

    lc_order(rows, x, y, n);
    for (size_t i = 0; i < n; i++) {
        pairs.x[i] = x[rows[i]];
        pairs.y[i] = y[rows[i]];
    }
    lc_order(pairs.by_x, pairs.x, NULL, n);
    lc_order(pairs.by_y, pairs.y, NULL, n);
    lc_bootstrap(rho, 1, correlate, &pairs, n, how);
    lc_estimate_clamp(rho, -1, 1);
    lc_arena_free(arena);
}

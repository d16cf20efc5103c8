#include "stats/tornado.h"

#include "base/arena.h"
#include "stats/mcse.h"
#include "stats/order.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#define PARTS 10 /* of the sample, of which the first and the last count */

static struct lc_tornado_end end_of(double *y, double *spare, size_t n)
{
    lc_sort(y, spare, n);
    return (struct lc_tornado_end){n, lc_mean(y, n), lc_quantile_sorted(y, n, 0.5)};
}

void lc_tornado_bars(struct lc_tornado *out, const double *x, const double *y, size_t n)
{
    struct lc_arena *arena = lc_arena_new();
    uint32_t *rows = LC_ARENA_ARRAY(arena, uint32_t, n + 1);
    double *part = LC_ARENA_ARRAY(arena, double, n + 1);
    double *spare = LC_ARENA_ARRAY(arena, double, n + 1);
    const size_t n_part = (n + PARTS - 1) / PARTS;
    size_t n_low = 0, n_high = 0;

    lc_order(rows, x, y, n);
    for (; n_low < n && (n_low < n_part || x[rows[n_low]] == x[rows[n_low - 1]]); n_low++) {
        part[n_low] = y[rows[n_low]];
    }
    out->low = end_of(part, spare, n_low);
    for (; n_high < n && (n_high < n_part || x[rows[n - 1 - n_high]] == x[rows[n - n_high]]);
         n_high++) {
        part[n_high] = y[rows[n - 1 - n_high]];
    }
    out->high = end_of(part, spare, n_high);
    lc_arena_free(arena);
}

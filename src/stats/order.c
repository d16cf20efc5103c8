#include "stats/order.h"

#include <glib.h>

struct columns {
    const double *x, *then;
};

static int compare(const void *left, const void *right, void *user)
{
    const struct columns *c = user;
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    if (c->x[a] != c->x[b]) {
        return c->x[a] < c->x[b] ? -1 : 1;
    }
    if (c->then && c->then[a] != c->then[b]) {
        return c->then[a] < c->then[b] ? -1 : 1;
    }
    return (a > b) - (a < b);
}

void lc_order(uint32_t *rows, const double *x, const double *then, size_t n)
{
    struct columns columns = {x, then};

    for (size_t i = 0; i < n; i++) {
        rows[i] = (uint32_t)i;
    }
    g_qsort_with_data(rows, (gint)n, sizeof *rows, compare, &columns);
}

void lc_midranks(double *ranks, const double *x, const uint32_t *order, const uint32_t *counts,
                 size_t n)
{
    double below = 0;

    for (size_t i = 0; i < n;) {
        size_t end = i;
        double tied = 0;

        for (; end < n && x[order[end]] == x[order[i]]; end++) {
            tied += counts[order[end]];
        }
        for (; i < end; i++) {
            ranks[order[i]] = below + (tied + 1) / 2;
        }
        below += tied;
    }
}

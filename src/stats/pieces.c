#include "stats/pieces.h"

#include "stats/order.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define PIECES_PER_CUBE_ROOT 0.8  /* of n: 5 of 200 rows, 8 of 1000, 14 of 5000 */
#define ROWS_PER_LEVEL       10   /* at least, on average, where each value is a piece */
#define LEVELS_PER_PIECE     2    /* a level takes one number, a line takes two */
#define SAME_SCORE           1e-9 /* share of the sum of squares that is rounding */

static size_t count_levels(const double *sorted, size_t n)
{
    size_t n_levels = 1;

    for (size_t i = 1; i < n; i++) {
        n_levels += sorted[i] != sorted[i - 1];
    }
    return n_levels;
}

/* Numbers the pieces: by level, or by the share of the sample that lies below, without gaps. */
static void cut(struct lc_pieces *p, const double *sorted, const double *ranks)
{
    const double size = (double)p->n;
    const size_t n_wanted = (size_t)fmax(2, round(PIECES_PER_CUBE_ROOT * cbrt(size)));
    const size_t n_levels = count_levels(sorted, p->n);
    const int by_level =
        n_levels <= LEVELS_PER_PIECE * n_wanted && n_levels * ROWS_PER_LEVEL <= p->n;
    size_t before = 0, now = 0;

    p->n_pieces = 1;
    for (size_t i = 0; i < p->n; i++) {
        if (by_level) {
            now += i > 0 && sorted[i] != sorted[i - 1];
        } else {
            now = (size_t)((ranks[i] - 0.5) / size * (double)n_wanted);
        }
        p->n_pieces += i > 0 && now != before;
        p->piece[i] = (uint32_t)(p->n_pieces - 1);
        before = now;
    }
}

struct lc_pieces *lc_pieces_new(struct lc_arena *arena, const double *x, const double *y, size_t n)
{
    struct lc_pieces *p = LC_ARENA_NEW(arena, struct lc_pieces);
    uint32_t *order = LC_ARENA_ARRAY(arena, uint32_t, n);
    uint32_t *sorted_order = LC_ARENA_ARRAY(arena, uint32_t, n);
    uint32_t *ones = LC_ARENA_ARRAY(arena, uint32_t, n);
    double *sorted = LC_ARENA_ARRAY(arena, double, n), *ranks = LC_ARENA_ARRAY(arena, double, n);
    double least = INFINITY;

    p->n = n;
    p->y = LC_ARENA_ARRAY(arena, double, n);
    p->score = LC_ARENA_ARRAY(arena, double, n);
    p->piece = LC_ARENA_ARRAY(arena, uint32_t, n);
    lc_order(order, x, y, n);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = x[order[i]];
        sorted_order[i] = (uint32_t)i;
        ones[i] = 1;
        least = fmin(least, y[i]);
    }
    lc_midranks(ranks, sorted, sorted_order, ones, n);
    for (size_t i = 0; i < n; i++) {
        p->y[i] = y[order[i]] - least;
        p->score[i] = gsl_cdf_ugaussian_Pinv((ranks[i] - 0.5) / (double)n);
    }
    cut(p, sorted, ranks);
    return p;
}

struct lc_piece_line lc_piece_fit(const struct lc_piece_sums *s)
{
    if (!(s->w > 0)) {
        return (struct lc_piece_line){0};
    }
    const double z = s->z / s->w, y = s->y / s->w;
    const double zz = s->zz - s->z * z, zy = s->zy - s->z * y, yy = fmax(s->yy - s->y * y, 0);

    if (s->w < 3 || !(zz > SAME_SCORE * s->zz)) {
        return (struct lc_piece_line){y, 0, yy, 1};
    }
    const double slope = zy / zz;

    return (struct lc_piece_line){y - slope * z, slope, fmax(yy - slope * zy, 0), 2};
}

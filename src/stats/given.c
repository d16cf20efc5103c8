#include "stats/given.h"

#include "stats/pieces.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

#define FLOOR_SHARE 0.95

/* Share that the pieces explain; y may be that of the pieces in another order. */
static double explain(const struct lc_pieces *p, const double *y, const uint32_t *counts)
{
    struct lc_piece_sums all = {0}, own = {0};
    double left = 0, n_fitted = 0;

    for (size_t i = 0; i < p->n; i++) {
        lc_piece_add(&own, counts ? counts[i] : 1, p->score[i], y[i]);
        if (i + 1 == p->n || p->piece[i + 1] != p->piece[i]) {
            const struct lc_piece_line line = lc_piece_fit(&own);

            left += line.squares;
            n_fitted += line.n_fitted;
            all.w += own.w;
            all.y += own.y;
            all.yy += own.yy;
            own = (struct lc_piece_sums){0};
        }
    }
    const double total = all.yy - all.y * all.y / all.w;

    if (!(total > 0)) {
        return 0;
    }
    return 1 - left / (all.w - n_fitted) / (total / (all.w - 1));
}

static void explain_resample(double *share, const void *data, const uint32_t *counts)
{
    const struct lc_pieces *p = data;

    *share = explain(p, p->y, counts);
}

static double find_floor(struct lc_arena *arena, const struct lc_pieces *p,
                         const struct lc_resampling *how)
{
    double *y = LC_ARENA_ARRAY(arena, double, p->n);
    double *shares = LC_ARENA_ARRAY(arena, double, how->n + 1);
    double *spare = LC_ARENA_ARRAY(arena, double, how->n + 1);

    for (uint32_t i = 0; i < how->n; i++) {
        memcpy(y, p->y, p->n * sizeof *y);
        lc_permute(y, p->n, how, i);
        shares[i] = explain(p, y, NULL);
    }
    lc_sort(shares, spare, how->n);
    return how->n > 0 ? lc_quantile_sorted(shares, how->n, FLOOR_SHARE) : NAN;
}

void lc_given_index(struct lc_given *out, const double *x, const double *y, size_t n,
                    const struct lc_resampling *how)
{
    if (n < LC_PIECES_ROWS_MIN) {
        *out = (struct lc_given){{NAN, NAN, NAN, NAN}, NAN};
        return;
    }
    struct lc_arena *arena = lc_arena_new();
    const struct lc_pieces *p = lc_pieces_new(arena, x, y, n);

    lc_bootstrap(&out->share, 1, explain_resample, p, n, how);
    lc_estimate_clamp(&out->share, -1, 1);
    out->floor = find_floor(arena, p, how);
    lc_arena_free(arena);
}

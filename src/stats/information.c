#include "stats/information.h"

#include "stats/mcse.h"
#include "stats/pieces.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

#define FOLDS       10
#define FLOOR_SHARE 0.95

struct values {
    size_t n;
    const double *d; /* ascending, so that the sum doesn't hang on the caller's order */
};

static void value_all(double *out, const void *data, const uint32_t *counts)
{
    const struct values *v = data;
    double sum = 0, gains = 0;

    for (size_t i = 0; i < v->n; i++) {
        sum += counts[i] * v->d[i];
        gains += counts[i] * fmax(v->d[i], 0);
    }
    *out = (gains - fmax(sum, 0)) / (double)v->n;
}

void lc_information_perfect(struct lc_estimate *out, const double *d, size_t n,
                            const struct lc_resampling *how)
{
    if (n < 2) {
        *out = (struct lc_estimate){NAN, NAN, NAN, NAN};
        return;
    }
    struct lc_arena *arena = lc_arena_new();
    double *sorted = LC_ARENA_ARRAY(arena, double, n);

    memcpy(sorted, d, n * sizeof *d);
    lc_sort(sorted, LC_ARENA_ARRAY(arena, double, n), n);
    lc_bootstrap(out, 1, value_all, &(struct values){n, sorted}, n, how);
    lc_estimate_clamp(out, 0, INFINITY);
    lc_arena_free(arena);
}

/* The fit of each piece without each fold, or with all. */
struct learner {
    const struct lc_pieces *pieces;
    const double *d;              /* by row of the pieces */
    struct lc_piece_sums *sums;   /* n_pieces x FOLDS, room */
    struct lc_piece_line *others; /* n_pieces x FOLDS: learned without the fold, room */
};

static void learn(const struct learner *l, const uint32_t *counts)
{
    const struct lc_pieces *p = l->pieces;

    memset(l->sums, 0, p->n_pieces * FOLDS * sizeof *l->sums);
    for (size_t i = 0; i < p->n; i++) {
        lc_piece_add(&l->sums[(size_t)p->piece[i] * FOLDS + i % FOLDS], counts ? counts[i] : 1,
                     p->score[i], l->d[i]);
    }
    for (size_t j = 0; j < p->n_pieces; j++) {
        const struct lc_piece_sums *own = &l->sums[j * FOLDS];

        for (int fold = 0; fold < FOLDS; fold++) {
            struct lc_piece_sums rest = {0};

            for (int other = 0; other < FOLDS; other++) {
                if (other != fold) {
                    const struct lc_piece_sums *s = &own[other];

                    rest.w += s->w;
                    rest.z += s->z;
                    rest.y += s->y;
                    rest.zz += s->zz;
                    rest.zy += s->zy;
                    rest.yy += s->yy;
                }
            }
            l->others[j * FOLDS + (size_t)fold] = lc_piece_fit(&rest);
        }
    }
}

/* What the learned rule gains over the choice without x. */
static double gain(const struct learner *l, const uint32_t *counts)
{
    const struct lc_pieces *p = l->pieces;
    double sum = 0, switched = 0;

    learn(l, counts);
    for (size_t i = 0; i < p->n; i++) {
        sum += (counts ? counts[i] : 1) * l->d[i];
    }
    const int takes_a = sum > 0;

    for (size_t i = 0; i < p->n; i++) {
        const struct lc_piece_line *line = &l->others[(size_t)p->piece[i] * FOLDS + i % FOLDS];
        const int would = line->intercept + line->slope * p->score[i] > 0;
        const double weight = counts ? counts[i] : 1;

        switched += weight * (would - takes_a) * l->d[i];
    }
    return switched / (double)p->n;
}

static void gain_of_resample(double *out, const void *data, const uint32_t *counts)
{
    *out = gain(data, counts);
}

static double plug_in(const struct learner *l)
{
    const struct lc_pieces *p = l->pieces;
    double sum = 0, gains = 0;

    for (size_t i = 0; i < p->n;) {
        struct lc_piece_sums own = {0};
        size_t end = i;

        for (; end < p->n && p->piece[end] == p->piece[i]; end++) {
            lc_piece_add(&own, 1, p->score[end], l->d[end]);
        }
        const struct lc_piece_line line = lc_piece_fit(&own);

        for (; i < end; i++) {
            const double fit = line.intercept + line.slope * p->score[i];

            sum += fit;
            gains += fmax(fit, 0);
        }
    }
    return fmax(gains - fmax(sum, 0), 0) / (double)p->n;
}

static double find_floor(struct lc_arena *arena, const struct learner *l, double *d,
                         const struct lc_resampling *how)
{
    const size_t n = l->pieces->n;
    double *kept = LC_ARENA_ARRAY(arena, double, n);
    double *gains = LC_ARENA_ARRAY(arena, double, how->n + 1);

    memcpy(kept, d, n * sizeof *d);
    for (uint32_t i = 0; i < how->n; i++) {
        memcpy(d, kept, n * sizeof *d);
        lc_permute(d, n, how, i);
        gains[i] = fmax(gain(l, NULL), 0);
    }
    memcpy(d, kept, n * sizeof *d);
    lc_sort(gains, LC_ARENA_ARRAY(arena, double, how->n + 1), how->n);
    return how->n > 0 ? lc_quantile_sorted(gains, how->n, FLOOR_SHARE) : NAN;
}

void lc_information_partial(struct lc_information *out, const double *d, const double *x, size_t n,
                            const struct lc_resampling *how)
{
    if (n < LC_PIECES_ROWS_MIN) {
        *out = (struct lc_information){{NAN, NAN, NAN, NAN}, NAN, NAN};
        return;
    }
    struct lc_arena *arena = lc_arena_new();
    const struct lc_pieces *p = lc_pieces_new(arena, x, d, n);
    double *sorted = LC_ARENA_ARRAY(arena, double, n), least = INFINITY;
    const struct learner l = {
        .pieces = p,
        .d = sorted,
        .sums = LC_ARENA_ARRAY(arena, struct lc_piece_sums, p->n_pieces * FOLDS),
        .others = LC_ARENA_ARRAY(arena, struct lc_piece_line, p->n_pieces * FOLDS),
    };

    for (size_t i = 0; i < n; i++) {
        least = fmin(least, d[i]);
    }
    for (size_t i = 0; i < n; i++) {
        sorted[i] = p->y[i] + least;
    }
    lc_bootstrap(&out->value, 1, gain_of_resample, &l, n, how);
    lc_estimate_clamp(&out->value, 0, INFINITY);
    out->plug_in = plug_in(&l);
    out->floor = find_floor(arena, &l, sorted, how);
    lc_arena_free(arena);
}

/* The mean of one column given another, E[y | x], by straight lines over pieces of equal
 * probability.
 *
 * Pieces are cut by midranks of x, so equal values are never parted, and each holds a line in the
 * normal score of the midrank (van der Waerden 1952): any rising transform of x gives the same fit,
 * a normal or lognormal input has no long arms, and jumps between pieces are followed. An input
 * of few values has a piece for each of them. Nothing is asked of the design: the rows are a
 * sample, inputs may be correlated (Plischke, Borgonovo and Smith 2013; Strong and Oakley 2013).
 *
 * They use piecewise means, which leave a normal input's long ends inside the outer pieces: of a
 * share of 0.9, twenty of them miss 0.014 at any n, lines next to nothing
 * (tests/unit/stats/test_given.c).
 */
#ifndef LC_STATS_PIECES_H
#define LC_STATS_PIECES_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

#define LC_PIECES_ROWS_MIN 20 /* fewer rows say nothing about a curve */

/* Everything by ascending x, equal ones by y; so sums over it don't hang on the caller's order. */
struct lc_pieces {
    size_t n, n_pieces;
    double *y;       /* less the least y: a constant is exactly 0 */
    double *score;   /* normal score of x's midrank */
    uint32_t *piece; /* ascending from 0 to n_pieces - 1 */
};

/* Weighted sums over the rows of a piece; sums may be added and taken off. */
struct lc_piece_sums {
    double w, z, y, zz, zy, yy;
};

struct lc_piece_line {
    double intercept, slope; /* of y in the score */
    double squares;          /* left over */
    int n_fitted;            /* 0, 1 or 2 numbers */
};

/* Cuts n >= LC_PIECES_ROWS_MIN rows of finite values. Owned by the arena. */
struct lc_pieces *lc_pieces_new(struct lc_arena *arena, const double *x, const double *y, size_t n);

/* Adds row i of weight w, with another y if wanted, to the sums of its piece. */
static inline void lc_piece_add(struct lc_piece_sums *s, double w, double z, double y)
{
    s->w += w;
    s->z += w * z;
    s->y += w * y;
    s->zz += w * z * z;
    s->zy += w * z * y;
    s->yy += w * y * y;
}

/* Least squares; a mean where scores are equal or rows fewer than three. */
struct lc_piece_line lc_piece_fit(const struct lc_piece_sums *s);

#endif

/* Boxes of stats/prim.h over the rows that are still to be covered: what is inside, and the sides.
 *
 * Invariant: is_inside[row] says whether a row that is left lies in the box that search holds.
 */
#ifndef LC_STATS_PRIM_BOX_H
#define LC_STATS_PRIM_BOX_H

#include "base/arena.h"
#include "stats/prim.h"

#include <stdint.h>

struct lc_prim_search {
    const struct lc_prim_sample *sample;
    size_t n_all_hits;
    bool *is_left, *is_inside;
    uint32_t *order; /* k x n: rows by each input */
    uint32_t *line;  /* room for n rows */
    struct lc_prim_box box;
};

/* A side moved: how many rows and hits that takes off or adds, and where it then is. */
struct lc_prim_move {
    size_t input, n_rows, n_hits; /* no rows: there is no such move */
    bool is_high;
    double limit;
};

/* Everything is left. Owned by the arena. */
struct lc_prim_search *lc_prim_search_new(struct lc_arena *arena,
                                          const struct lc_prim_sample *sample);

/* Makes the box all that is left. */
void lc_prim_box_reset(struct lc_prim_search *s);

/* Takes the ranges for the box's own. */
void lc_prim_box_restore(struct lc_prim_search *s, const struct lc_prim_range *ranges);

/* A copy with ranges of its own. */
struct lc_prim_box lc_prim_box_copy(struct lc_arena *arena, const struct lc_prim_search *s);

/* Whether a row lies in the ranges, of all inputs or of all but one. Pass k for all. */
bool lc_prim_is_inside(const struct lc_prim_search *s, size_t row, size_t but);

/* What it takes to peel at least one row and, ties apart, n_wanted off a side of an input. */
struct lc_prim_move lc_prim_peel(const struct lc_prim_search *s, size_t input, bool is_high,
                                 size_t n_wanted);

/* What it takes to add at least n_wanted rows, or all there are, beyond a side. */
struct lc_prim_move lc_prim_paste(const struct lc_prim_search *s, size_t input, bool is_high,
                                  size_t n_wanted);

/* Makes a move. */
void lc_prim_move(struct lc_prim_search *s, const struct lc_prim_move *move);

#endif

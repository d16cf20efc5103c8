/* Scenario discovery: in which few ranges of the inputs does an outcome come about?
 *
 * The Patient Rule Induction Method (Friedman and Fisher 1999, Statistics and Computing 9, 123-143)
 * as Bryant and Lempert use it (2010, Technological Forecasting and Social Change 77, 34-49). A
 * box starts as everything. Peeling takes a small share of its rows off one side of one input,
 * again and again, and leaves a trajectory of boxes from wide and thin to narrow and dense. One of
 * them is chosen, then pasting widens its sides as long as that makes it no less dense.
 *
 * Rules. A side is peeled where density rises most for each row taken off (Kwakkel and Jaxa-Rozen
 * 2016: the rise alone would favour discrete inputs, which can't be peeled thinly); at equal gain
 * the side that takes fewer rows, then the input that comes first, then the low side. Equal values
 * go together. Nothing depends on the order of rows, and nothing is drawn.
 *
 * With two measures that pull apart a box must be chosen: the one with the largest harmonic mean of
 * coverage and density or, if a least density is asked for, the one of most coverage that has it
 * (the densest, if none has).
 */
#ifndef LC_STATS_PRIM_H
#define LC_STATS_PRIM_H

#include <stdbool.h>
#include <stddef.h>

/* Borrowed: n rows of k finite inputs, row-major, and whether the outcome came about. */
struct lc_prim_sample {
    size_t n, k;
    const double *x;
    const bool *is_hit;
};

struct lc_prim_rule {
    double peel_share;  /* of the box's rows, 0.05 to 0.1; that of pasting too */
    double min_mass;    /* no box has less of the sample, for instance 0.05 */
    double min_density; /* asked of the chosen box; 0: harmonic mean of coverage and density */
    size_t max_boxes;   /* each found among the rows outside the earlier ones (covering) */
};

/* Of an input: values from low to high are inside, both included. */
struct lc_prim_range {
    double low, high; /* -INFINITY or INFINITY where not restricted */
    double p_value;   /* chance of as many hits in the box if this restriction did nothing; NAN when
                       * there is none, and in boxes of the trajectory that were not chosen */
};

struct lc_prim_box {
    size_t n_rows, n_hits, n_restricted; /* rows outside earlier boxes; inputs */
    double coverage;                     /* its hits among all of the sample */
    double density;                      /* hits among its rows */
    double mass;                         /* its rows among all of the sample */
    struct lc_prim_range *ranges;        /* of the k inputs */
};

/* A box, after pasting, and the peeling that led to it: step 0 is everything. */
struct lc_prim_found {
    struct lc_prim_box box;
    struct lc_prim_box *steps;
    size_t n_steps, chosen; /* the step that pasting began with */
};

struct lc_prim_result {
    struct lc_prim_found *found;
    size_t n_found;
};

struct lc_arena;

/* Looks for boxes until there are enough of them, no hit or too few rows are left, or the next one
 * would be no denser than the whole sample. With no row, no hit or nothing but hits there is none.
 * Owned by the arena. The p-value of a restriction is Bryant and Lempert's quasi-p-value: with q
 * the density of the box without it, the binomial chance of n_hits or more among n_rows. It takes
 * no account of the search that led to the box, hence quasi. */
struct lc_prim_result lc_prim_find(struct lc_arena *arena, const struct lc_prim_sample *sample,
                                   const struct lc_prim_rule *rule);

#endif

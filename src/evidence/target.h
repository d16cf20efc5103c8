/* What the model is held against: observed series, cut into points, each with the cells of the
 * report that stand for it.
 *
 * Money is turned into 2024 dollars. Points that end before the start are the history that was
 * known; those that lie in the forecast are scored.
 *
 * Invariant: points of a target ascend in time, and each has a value above 0.
 */
#ifndef LC_EVIDENCE_TARGET_H
#define LC_EVIDENCE_TARGET_H

#include "evidence/parts.h"
#include "input/facts.h"

struct lc_point {
    lc_time from, end; /* from == end for a state */
    double published;  /* as published, observations of the period added up */
    double value;      /* in the unit that is scored; 2024 dollars where it is money */
    double at_years;   /* middle of the period or date of the state, in years since 1970 */
    const struct lc_part *parts; /* NULL for history */
    const struct lc_fact *fact;  /* that it was made of, the last where there were several */
};

struct lc_target_series {
    const char *name, *unit, *note; /* observed series, unit that is scored, scope */
    const char *layer;              /* of the model's series that stands for it, the first part's */
    enum lc_measure_kind measure;
    double least, error_ln, discrepancy_ln; /* the last: a year after the start */
    double start_years;                     /* the start, in years since 1970 */
    bool counts;
    uint32_t n_parts;
    const struct lc_point *history, *points, *base; /* base: of an index, else NULL */
    uint32_t n_history, n_points;
};

struct lc_targets {
    struct lc_target_series *items;
    uint32_t n;
};

/* What lc_targets_make() looks at. start: first instant of the forecast; the layout's dates must be
 * months. */
struct lc_target_input {
    const struct lc_layout *layout;
    const struct lc_facts *facts;
    const struct lc_deflators *deflators;
    lc_time start;
};

/* Builds the targets of the model's mapping table in the arena. Series without a point in the
 * forecast are left out. False and a complaint for each row that names an unknown series, region or
 * observation, one whose observations are in several units, or asks for what a series can't give.
 */
bool lc_targets_make(struct lc_targets *t, struct lc_arena *a, const struct lc_target_input *in,
                     struct lc_diag *d);

#endif

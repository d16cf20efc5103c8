/* What the model is held against: observed series, cut into points, each with the cells of the
 * report that stand for it.
 *
 * A series of the model is a rate or a state at the report's dates; a point asks for its value at a
 * date or for what happened in a period, so its value is a weighted sum of cells (of a series that
 * is a logarithm to base 10, ten to the power of that sum). Money is turned into 2024 dollars.
 * Points that end before the start are the history that was known; those that lie in the forecast
 * are scored.
 *
 * Invariant: points of a target ascend in time, and each has a value above 0.
 */
#ifndef LC_EVIDENCE_TARGET_H
#define LC_EVIDENCE_TARGET_H

#include "input/facts.h"
#include "observe/layout.h"

struct lc_term {
    size_t cell; /* of the series in an observation (observe/samples.h) */
    double weight;
};

/* One part of a point: factor x the sum of its terms, or factor x 10^sum. */
struct lc_part {
    double factor;
    bool is_log10;
    const struct lc_term *terms;
    uint32_t n_terms;
};

struct lc_point {
    lc_time from, end; /* from == end for a state */
    double published;  /* as published, observations of the period added up */
    double value;      /* in the unit that is scored; 2024 dollars where it is money */
    double at_years;   /* middle of the period or date of the state, in years since 1970 */
    const struct lc_part *parts; /* NULL for history */
};

enum lc_measure_kind {
    LC_MEASURE_LEVEL,
    LC_MEASURE_RATE,
    LC_MEASURE_SUM,
    LC_MEASURE_INCREMENT,
    LC_MEASURE_INDEX,
    LC_MEASURE_RECORD
}; /* in the order of the choices of mapping's column `measure` */

struct lc_target_series {
    const char *name, *unit, *note; /* observed series, unit that is scored, scope */
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
 * observation, or asks for what a series can't give. */
bool lc_targets_make(struct lc_targets *t, struct lc_arena *a, const struct lc_target_input *in,
                     struct lc_diag *d);

#endif

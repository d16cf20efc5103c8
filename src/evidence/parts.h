/* What stands for a figure of others in the model: the cells of the report, with their weights.
 *
 * A series of the model is a rate or a state at the report's dates; a figure asks for its value at
 * a date or for what happened in a period, so its value is a weighted sum of cells (of a series
 * that is a logarithm to base 10, ten to the power of that sum).
 */
#ifndef LC_EVIDENCE_PARTS_H
#define LC_EVIDENCE_PARTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "observe/samples.h"

enum lc_measure_kind {
    LC_MEASURE_LEVEL,
    LC_MEASURE_RATE,
    LC_MEASURE_SUM,
    LC_MEASURE_INCREMENT,
    LC_MEASURE_INDEX,
    LC_MEASURE_RECORD
}; /* in the order of the choices of mapping's column `measure` */

struct lc_term {
    size_t cell; /* of the series in an observation (observe/samples.h) */
    double weight;
};

/* One part of a figure: factor x the sum of its terms, or factor x 10^sum. */
struct lc_part {
    double factor;
    bool is_log10;
    const struct lc_term *terms;
    uint32_t n_terms;
};

/* A row of a table that names a series of the model. */
struct lc_stand {
    uint32_t row;
    struct lc_place place;
    const char *series, *region;
    double factor;
    uint32_t column; /* of the report; filled in by lc_stand_find() */
};

/* A period, or the date of a state (from == end). */
struct lc_span {
    lc_time from, end;
};

/* Finds the column. False, and a complaint, when there is no such series or region. */
bool lc_stand_find(struct lc_stand *s, const struct lc_layout *l, struct lc_diag *d);

/* States need a STOCK, what happens in a period a FLOW or MEAN, or the mean of a STOCK. False, and
 * a complaint, when the series is of the other kind. */
bool lc_stand_fits(const struct lc_stand *s, const struct lc_layout *l,
                   enum lc_measure_kind measure, struct lc_diag *d);

/* The n stands' cells for the span, in the arena: a state between the reports before and after it,
 * of a period what lies in it (measure RATE: its mean). start: first instant of the forecast. */
const struct lc_part *lc_parts_make(struct lc_arena *a, const struct lc_layout *l, lc_time start,
                                    const struct lc_stand *stands, uint32_t n, struct lc_span span,
                                    enum lc_measure_kind measure);

/* The sum of n parts in each replication. spare: room for 2 numbers a replication. */
void lc_parts_values(double *out, const struct lc_samples *s, const struct lc_part *parts,
                     uint32_t n, double *spare);

#endif

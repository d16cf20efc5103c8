/* What was observed, in the units of the model's series: the past that a forecast is shown with.
 *
 * A row of the model's table mapping.csv ties an observed series to one of the report's by a factor
 * and a measure (evidence/points.h); turned round, it tells what the series would have to be to
 * give the observation. Left out are indices, which have no level, and what only a sum of series
 * stands for.
 *
 * Invariant: values of one row of the table stand together, in order of time.
 */
#ifndef LC_EVIDENCE_HISTORY_H
#define LC_EVIDENCE_HISTORY_H

#include "evidence/target.h"

struct lc_past {
    const char *observed;      /* the observed series */
    const char *unit, *source; /* of it, as published */
    const char *note;          /* of the table's row: scope */
    uint32_t column;           /* of the report */
    lc_time from, end;         /* from == end: a state */
    double published, value;   /* value: in the unit of the report's series */
};

struct lc_history {
    struct lc_past *items;
    uint32_t n;
};

/* Gathers it; texts are those of the model and the facts. Free it with lc_history_free(). False,
 * and a complaint for each row that names an unknown series, region or observation. Of `in` the
 * facts, deflators and layout are looked at. */
bool lc_history_make(struct lc_history *h, struct lc_arena *a, const struct lc_target_input *in,
                     struct lc_diag *d);
void lc_history_free(struct lc_history *h);

#endif

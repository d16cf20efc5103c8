/* What facts must be to be compared with series of the report by one row of a table. */
#ifndef LC_EVIDENCE_COMPARABLE_H
#define LC_EVIDENCE_COMPARABLE_H

#include "evidence/parts.h"
#include "input/facts.h"

/* Whether two facts of one series are in one unit, as a factor speaks of one. Else a complaint at
 * the row about its column that names the series. */
bool lc_facts_have_one_unit(const struct lc_fact *fact, const struct lc_fact *other,
                            struct lc_place row, const char *column, struct lc_diag *d);

/* Whether n facts of one observed series can be compared by a row of the table mapping: in one
 * unit, and above 0, for logarithms are compared; steps of a cumulative series may be nought or
 * less, as what was reported can be put right later. Else a complaint for each that can't, at its
 * value or at the row. */
bool lc_facts_can_be_compared(const struct lc_fact *facts, uint32_t n, struct lc_place row,
                              enum lc_measure_kind measure, struct lc_diag *d);

/* Whether a part that stands for an observed series by itself has a factor to divide by: above 0,
 * as observations are. Else a complaint at its row. */
bool lc_stand_can_be_alone(const struct lc_stand *s, struct lc_diag *d);

#endif

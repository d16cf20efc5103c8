/* What a user asks about, by name: an outcome, which is a series in a calendar year, or a condition
 * that an outcome meets or not.
 *
 * Outcome: SERIES[:REGION]@YEAR, the region being the world where none is named. What a series'
 * value of a year is stands in observe/probe.h. Condition: an outcome, one of > < >= <=, and a
 * number; blanks between them don't matter. Invariant: an outcome that was parsed has a report in
 * its year.
 */
#ifndef LC_OBSERVE_OUTCOME_H
#define LC_OBSERVE_OUTCOME_H

#include "observe/layout.h"

struct lc_outcome {
    uint32_t column;
    int year;
};

enum lc_relation { LC_ABOVE, LC_BELOW, LC_AT_LEAST, LC_AT_MOST };

struct lc_condition {
    struct lc_outcome outcome;
    enum lc_relation relation;
    double limit; /* in the series' unit */
};

/* False, with one complaint in d that begins with the option's name, when the text names no
 * outcome of the layout. */
bool lc_outcome_parse(struct lc_outcome *out, const struct lc_layout *l, const char *option,
                      const char *text, struct lc_diag *d);
bool lc_condition_parse(struct lc_condition *out, const struct lc_layout *l, const char *option,
                        const char *text, struct lc_diag *d);

/* Whether a value of its outcome meets the condition. */
bool lc_condition_holds(const struct lc_condition *c, double value);

/* The outcome as it is written, the world left out; g_free() it. */
char *lc_outcome_name(const struct lc_layout *l, const struct lc_outcome *outcome);

#endif

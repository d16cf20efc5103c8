/* The rows of the model's table published.csv that are for one published series and publisher. */
#ifndef LC_EVIDENCE_FIGURE_ROWS_H
#define LC_EVIDENCE_FIGURE_ROWS_H

#include "evidence/parts.h"
#include "input/facts.h"

/* In the order of the choices of the columns `measure` and `money`. */
enum lc_figure_measure { LC_FIGURE_LEVEL, LC_FIGURE_RATE, LC_FIGURE_SUM, LC_FIGURE_LAST };
enum lc_figure_money { LC_FIGURE_NO_MONEY, LC_FIGURE_NOMINAL, LC_FIGURE_PUBLISHED };

struct lc_figure_rows {
    struct lc_place place; /* of the first */
    const char *published, *publisher, *why;
    struct lc_stand *stands; /* one a row */
    uint32_t n;
    double before; /* of all of them */
    enum lc_figure_measure measure;
    enum lc_figure_money money;
    const char *series; /* for eyes: "factor x series (region) + ..." */
};

/* Whether the row is the first for its series and publisher. */
bool lc_figure_rows_begin(const struct lc_model *m, uint32_t row);

/* Finds the rows that go with the first one, in the arena. False, and complaints, for what is wrong
 * in them. */
bool lc_figure_rows_get(struct lc_figure_rows *r, struct lc_arena *a, const struct lc_layout *l,
                        uint32_t first, struct lc_diag *d);

/* Whether the rows are for the fact: the title of its source begins as they say, and no other row
 * is for a longer beginning. */
bool lc_figure_rows_fit(const struct lc_figure_rows *r, const struct lc_model *m,
                        const struct lc_fact *fact);

#endif

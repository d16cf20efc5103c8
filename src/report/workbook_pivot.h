/* A long table spread out: a row for each combination of some columns, a column for each text of
 * another, both in the order in which they appear; where several rows of the table fall on a cell,
 * their sum. */
#ifndef LC_REPORT_WORKBOOK_PIVOT_H
#define LC_REPORT_WORKBOOK_PIVOT_H

#include "report/table.h"

#define LC_PIVOT_KEYS 3

struct lc_pivot_where {
    const char *column, *text; /* rows whose column has another text are left out */
};

struct lc_pivot_about {
    const struct lc_report_table *table;
    const char *rows[LC_PIVOT_KEYS];            /* columns of the table; NULL after the last */
    const char *columns, *value;                /* columns of the table */
    struct lc_pivot_where where[LC_PIVOT_KEYS]; /* column NULL after the last */
};

struct lc_pivot {
    uint32_t n_rows, n_columns;
    const char **columns; /* texts */
    uint32_t *sample;     /* row of the table that each row comes from, for its labels */
    double *values;       /* [n_rows][n_columns]; NAN where the table has none */
};

struct lc_pivot *lc_pivot_new(const struct lc_pivot_about *about);
void lc_pivot_free(struct lc_pivot *p);

double lc_pivot_at(const struct lc_pivot *p, uint32_t row, uint32_t column);

/* Number of the column with that text, or n_columns. */
uint32_t lc_pivot_column(const struct lc_pivot *p, const char *text);

/* Sum of a row or column, and the largest magnitude of a row; cells without a value count as 0. */
double lc_pivot_row_sum(const struct lc_pivot *p, uint32_t row);
double lc_pivot_column_sum(const struct lc_pivot *p, uint32_t column);
double lc_pivot_row_largest(const struct lc_pivot *p, uint32_t row);
double lc_pivot_largest(const struct lc_pivot *p);

#endif

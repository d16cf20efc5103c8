/* A table of a finished folder, read back whole.
 *
 * What people look at is made from the tables alone, so that it can be made again from the folder
 * and says nothing that they don't. Invariant: every row has a cell for every column, and every
 * text is valid UTF-8.
 */
#ifndef LC_REPORT_TABLE_H
#define LC_REPORT_TABLE_H

#include <stdbool.h>
#include <stdint.h>

struct lc_report_table {
    const char *name; /* of the file, without ".csv" */
    uint32_t n_columns, n_rows;
    const char *const *columns; /* n_columns names, then NULL */
    const char *const *cells;   /* [n_rows][n_columns]; "" when empty */
};

/* Reads folder/name.csv. NULL when it is not a table; a line is then on stderr. Free with
 * lc_report_table_free(). */
struct lc_report_table *lc_report_table_read(const char *folder, const char *name);
void lc_report_table_free(struct lc_report_table *t);

/* Number of the column, or -1. */
int lc_report_column(const struct lc_report_table *t, const char *name);

/* Text of a cell; "" for column -1. */
const char *lc_report_cell(const struct lc_report_table *t, uint32_t row, int column);

/* A cell as a number; false, with nothing stored, when it is empty or none. */
bool lc_report_number(double *out, const struct lc_report_table *t, uint32_t row, int column);

#endif

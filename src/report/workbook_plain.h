/* A table as it is, column by column; a column that the table lacks is left out. */
#ifndef LC_REPORT_WORKBOOK_PLAIN_H
#define LC_REPORT_WORKBOOK_PLAIN_H

#include "report/workbook_sheet.h"

enum lc_plain_kind {
    LC_PLAIN_TEXT,
    LC_PLAIN_WRAPPED,
    LC_PLAIN_DATE,
    LC_PLAIN_YEAR,   /* or a count */
    LC_PLAIN_NUMBER, /* shown by its own size: rows are of different units */
    LC_PLAIN_SHARE
};

struct lc_plain_column {
    const char *column, *header;
    double width;
    enum lc_plain_kind kind;
};

struct lc_plain {
    const char *table, *sheet, *title, *about;
    const struct lc_plain_column *columns;
    uint32_t n_columns;
};

/* Adds the sheet; false when the folder has no such table, or it is empty or has none of the
 * columns. The sheet's columns are those found, in order; *s (may be NULL) receives the sheet,
 * which can be added to. */
bool lc_plain_write(struct lc_workbook *b, const struct lc_plain *plain, struct lc_worksheet *s);

/* The header of a column. */
void lc_plain_header(struct lc_worksheet *s, uint32_t at, const struct lc_plain_column *column);

/* Writes a cell of a table in the form of a kind. */
void lc_plain_cell(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_plain_kind kind,
                   const char *text);

#endif

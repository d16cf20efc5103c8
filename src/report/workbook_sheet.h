/* A sheet with one table: title and a sentence above it, its header frozen, charts to its right.
 *
 * Rows and columns are counted from the first cell under the header. A column's header tells the
 * unit.
 */
#ifndef LC_REPORT_WORKBOOK_SHEET_H
#define LC_REPORT_WORKBOOK_SHEET_H

#include "report/workbook_book.h"

#define LC_SHEET_HEADER 3 /* row of the header; 0: title, 1: what it shows */
#define LC_SHEET_FIRST  4 /* row of the first cells */
#define LC_SHEET_NAME   31

struct lc_sheet {
    struct lc_book *book;
    lxw_worksheet *page;
    const char *name;
};

/* Adds a sheet. The name is the caller's, at most LC_SHEET_NAME characters; about is one sentence,
 * which also stands in the list of contents. */
struct lc_sheet lc_sheet_open(struct lc_book *b, const char *name, const char *title,
                              const char *about);

/* Header and width (in characters) of a column; made as printf would. */
void lc_sheet_column(struct lc_sheet *s, uint32_t column, double width, const char *header, ...)
    __attribute__((format(printf, 4, 5)));

/* The header stays in sight, is repeated in print and has filters for n_rows rows. */
void lc_sheet_close(struct lc_sheet *s, uint32_t n_rows, uint32_t n_columns);

void lc_sheet_text(struct lc_sheet *s, uint32_t row, uint32_t column, enum lc_style style,
                   enum lc_form form, const char *text);
void lc_sheet_number(struct lc_sheet *s, uint32_t row, uint32_t column, enum lc_style style,
                     enum lc_form form, double value);

/* A date as in the tables; other text stays text. */
void lc_sheet_date(struct lc_sheet *s, uint32_t row, uint32_t column, const char *date);

/* A formula with its value; takes the text, which has no "=". */
void lc_sheet_formula(struct lc_sheet *s, uint32_t row, uint32_t column, enum lc_style style,
                      enum lc_form form, char *formula, double value);

/* "C5", "C5:C64" and "'Sheet'!$C$5:$C$64" of cells; g_free() them. */
char *lc_sheet_cell(uint32_t row, uint32_t column);
char *lc_sheet_range(uint32_t row, uint32_t column, uint32_t last_row, uint32_t last_column);
char *lc_sheet_address(const struct lc_sheet *s, uint32_t row, uint32_t column, uint32_t last_row,
                       uint32_t last_column);

/* Names the n_rows cells of a column. */
void lc_sheet_name_column(struct lc_sheet *s, uint32_t column, uint32_t n_rows, const char *name);

/* Text that any cell takes: visible characters alone, as many as fit. g_free() it. */
char *lc_sheet_safe_text(const char *text);

#endif

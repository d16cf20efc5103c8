/* A sheet with one table: title and a sentence above it, its header frozen, charts to its right.
 *
 * Rows and columns are counted from the first cell under the header. A column's header tells the
 * unit.
 */
#ifndef LC_REPORT_WORKBOOK_SHEET_H
#define LC_REPORT_WORKBOOK_SHEET_H

#include "report/workbook_making.h"

#define LC_WORKSHEET_HEADER 3 /* row of the header; 0: title, 1: what it shows */
#define LC_WORKSHEET_FIRST  4 /* row of the first cells */
#define LC_WORKSHEET_NAME   31

struct lc_worksheet {
    struct lc_workbook *book;
    lxw_worksheet *page;
    const char *name;
};

/* Adds a sheet. The name is the caller's, at most LC_WORKSHEET_NAME characters; about is one
 * sentence, which also stands in the list of contents. */
struct lc_worksheet lc_worksheet_open(struct lc_workbook *b, const char *name, const char *title,
                                      const char *about);

/* Header and width (in characters) of a column of cells of a form; made as printf would. */
void lc_worksheet_column(struct lc_worksheet *s, uint32_t column, double width, enum lc_form form,
                         const char *header, ...) __attribute__((format(printf, 5, 6)));

/* The header stays in sight, is repeated in print and has filters for n_rows rows. */
void lc_worksheet_close(struct lc_worksheet *s, uint32_t n_rows, uint32_t n_columns);

/* What is printed ends with these; columns behind are there for charts only. */
void lc_worksheet_print(struct lc_worksheet *s, uint32_t n_rows, uint32_t n_columns);

/* Lines of a text in a column of that width, as its words may break; height of a row in lines. Who
 * opens a workbook does not see to rows that are too low. */
uint32_t lc_worksheet_lines_of(const char *text, double width);
void lc_worksheet_lines(struct lc_worksheet *s, uint32_t row, uint32_t lines);

void lc_worksheet_text(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_style style,
                       enum lc_form form, const char *text);
void lc_worksheet_number(struct lc_worksheet *s, uint32_t row, uint32_t column, enum lc_style style,
                         enum lc_form form, double value);

/* A date as in the tables; other text stays text. */
void lc_worksheet_date(struct lc_worksheet *s, uint32_t row, uint32_t column, const char *date);

/* A formula with its value, unless that overflows; takes the text, which has no "=". */
void lc_worksheet_formula(struct lc_worksheet *s, uint32_t row, uint32_t column,
                          enum lc_style style, enum lc_form form, char *formula, double value);

/* "C5", "C5:C64" and "'Sheet'!$C$5:$C$64" of cells; g_free() them. */
char *lc_worksheet_cell(uint32_t row, uint32_t column);
char *lc_worksheet_range(uint32_t row, uint32_t column, uint32_t last_row, uint32_t last_column);
char *lc_worksheet_address(const struct lc_worksheet *s, uint32_t row, uint32_t column,
                           uint32_t last_row, uint32_t last_column);

/* Names the n_rows cells of a column. */
void lc_worksheet_name_column(struct lc_worksheet *s, uint32_t column, uint32_t n_rows,
                              const char *name);

/* Text that any cell takes: visible characters alone, as many as fit. g_free() it. */
char *lc_worksheet_safe_text(const char *text);

#endif

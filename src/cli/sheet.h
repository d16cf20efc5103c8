/* A small table of text for standard output: aligned for eyes, or CSV. */
#ifndef LC_CLI_SHEET_H
#define LC_CLI_SHEET_H

#include "base/screen.h"

#include <stdio.h>

struct lc_sheet;

/* columns: names apart by commas. */
struct lc_sheet *lc_sheet_new(const char *columns);
void lc_sheet_free(struct lc_sheet *s);

/* Adds a row: as many texts as there are columns. Copies them. */
void lc_sheet_add(struct lc_sheet *s, ...);

/* The same from an array of texts. */
void lc_sheet_add_row(struct lc_sheet *s, const char *const *texts);

/* Text below the last row, in lines of at most 100 columns; text for eyes alone has it. */
void lc_sheet_note(struct lc_sheet *s, const char *text);

/* Aligned text, in which what could drive a terminal is escaped. Where lines have an end, columns
 * that don't fit stand below their row. */
void lc_sheet_print(const struct lc_sheet *s, const struct lc_screen *screen, FILE *to);

/* The same as CSV, which keeps every text as it is. */
void lc_sheet_print_csv(const struct lc_sheet *s, FILE *to);

#endif

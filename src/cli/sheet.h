/* A small table of text for standard output: aligned for eyes, or CSV. */
#ifndef LC_CLI_SHEET_H
#define LC_CLI_SHEET_H

#include <stdbool.h>
#include <stdio.h>

struct lc_sheet;

/* columns: names apart by commas. */
struct lc_sheet *lc_sheet_new(const char *columns);
void lc_sheet_free(struct lc_sheet *s);

/* Adds a row: as many texts as there are columns. Copies them. */
void lc_sheet_add(struct lc_sheet *s, ...);

/* Aligned text escapes what could drive a terminal; CSV keeps it as it is. */
void lc_sheet_print(const struct lc_sheet *s, bool is_csv, FILE *to);

#endif

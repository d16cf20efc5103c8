/* Reading a table that the program itself wrote, which may be larger than an input: row by row.
 *
 * Cells are valid UTF-8 without NUL. The first thing that is wrong is told as FILE:LINE:COLUMN on
 * stderr and ends the reading.
 */
#ifndef LC_BASE_ROWS_H
#define LC_BASE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lc_rows;

/* Takes one row; false ends the reading, when it has complained. */
typedef bool lc_row_taker(void *context, struct lc_rows *r);

/* Reads folder/file, whose header row must be that text; with NULL any will do, and it is handed to
 * the taker as the first row. False, with a line on stderr. */
bool lc_rows_read(const char *folder, const char *file, const char *header, lc_row_taker *take,
                  void *context);

/* Number of cells of the row. */
unsigned lc_row_cells(const struct lc_rows *r);

/* Text of a cell of the row; "" when it is empty. Good until the taker returns. */
const char *lc_row_text(const struct lc_rows *r, unsigned column);

/* A cell as a number; an empty one is `blank`. */
bool lc_row_number(struct lc_rows *r, unsigned column, double blank, double *out);

/* A cell as a whole number below a limit; an empty one is 0. */
bool lc_row_whole(struct lc_rows *r, unsigned column, uint64_t limit, uint64_t *out);

/* Says what is wrong with a cell, and returns false. */
bool lc_row_refuse(const struct lc_rows *r, unsigned column, const char *expected);

#endif

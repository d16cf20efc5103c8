/* Rows of a CSV file (RFC 4180, UTF-8, point as the decimal mark) on an outfile.
 *
 * Invariant: a text cell never reads as a formula to a spreadsheet, a number is never altered by
 * that, and what is not finite is an empty cell.
 */
#ifndef LC_OUTPUT_CSV_H
#define LC_OUTPUT_CSV_H

#include "base/outfile.h"
#include "base/time.h"

#include <stdbool.h>
#include <stdint.h>

#define LC_CSV_ALL_DIGITS 0 /* enough digits to read back the same double */

struct lc_csv {
    struct lc_outfile *file;
    bool has_cells; /* the row has begun */
};

/* Writes the header row: names apart by commas, as they shall stand. */
struct lc_csv lc_csv_begin(struct lc_outfile *file, const char *header);

void lc_csv_text(struct lc_csv *c, const char *text);
void lc_csv_number(struct lc_csv *c, double value, int digits);
void lc_csv_integer(struct lc_csv *c, int64_t value);
void lc_csv_date(struct lc_csv *c, lc_time day);
void lc_csv_end(struct lc_csv *c); /* of the row */

#endif

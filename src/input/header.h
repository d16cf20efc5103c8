/* The header line of a table against the columns that it should have, in any order. */
#ifndef LC_INPUT_HEADER_H
#define LC_INPUT_HEADER_H

#include "input/csvfile.h"

#include <stdbool.h>
#include <stddef.h>

/* Sets where[i] to the field number of column names[i]. The first n_required of the n names must be
 * there; for another one that is missing where[i] is -1. False and a complaint for each column that
 * is unknown, empty, twice or missing. */
bool lc_header_match(int *where, const struct lc_csvfile *csv, const char *const *names, size_t n,
                     size_t n_required, struct lc_diag *d);

/* Whether the record has as many fields as the header; else a complaint with both counts. */
bool lc_header_fits(const struct lc_csvfile *csv, const struct lc_csvrecord *record,
                    struct lc_diag *d);

#endif

/* The order of rows by the values of a column, and their ranks.
 *
 * Invariant: two samples with the same rows in another order give the same values in the same
 * order, bit for bit, when the rest of a row that matters is the second column.
 */
#ifndef LC_STATS_ORDER_H
#define LC_STATS_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* Rows 0 ... n - 1 by ascending x, equal ones by ascending then (may be NULL), then by number.
 * Values must not be NAN; n below 2^31. */
void lc_order(uint32_t *rows, const double *x, const double *then, size_t n);

/* Rank of each row by x, from 1, equal values sharing the mean of theirs (midranks); a row that
 * counts several times takes as many ranks. order: as lc_order makes it of x. Rows with count 0
 * get the rank they would share in. */
void lc_midranks(double *ranks, const double *x, const uint32_t *order, const uint32_t *counts,
                 size_t n);

#endif

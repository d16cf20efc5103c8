/* Shares that sum to 1 over the rows of a table that agree in up to two columns: what is shared out
 * would else be lost, or made of nothing.
 */
#ifndef LC_INPUT_SHARES_H
#define LC_INPUT_SHARES_H

#include "input/model.h"

/* Complains, at the first row of each group, of shares that don't sum to 1. */
void lc_shares_check(const struct lc_model *m, struct lc_diag *d);

/* Whether the group of the cell, where the cell is such a share, sums to 1 in these values (one a
 * cell of the model). Else `why`, of size bytes, tells the group and its sum. */
bool lc_shares_hold(char *why, size_t size, const struct lc_model *m, const double *values,
                    uint32_t cell);

/* Another cell of the group of a cell that is such a share; the cell itself where its group has no
 * other; LC_NO_SHARE where it is no such share. */
#define LC_NO_SHARE UINT32_MAX
uint32_t lc_shares_other(const struct lc_model *m, uint32_t cell);

#endif

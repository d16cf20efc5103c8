/* What may be done to cells: the rules that --set and scenario rows share. */
#ifndef LC_INPUT_LEVER_H
#define LC_INPUT_LEVER_H

#include "input/model.h"

/* What the number of an operation on cells of one column, or a parameter, may be: a value to set
 * within its range, a factor of at least 0, anything to add. Infinite where there is no bound. */
void lc_lever_range(double *low, double *high, const struct lc_model *m, uint32_t cell,
                    enum lc_operation operation);

/* What the size of a shock may be: years of a squeeze, or how far open weights stay behind closed
 * ones, in log10 FLOP. */
void lc_shock_range(double *low, double *high, enum lc_shock shock);

/* Whether a value that levers have made of a cell lies in its range, but for rounding: a column's,
 * or what the unit and the role of a parameter allow. *nearest is the value of the range that lies
 * nearest. Else `why`, of size bytes, tells the cell, the value and what was expected. */
bool lc_lever_holds(char *why, size_t size, double *nearest, const struct lc_model *m,
                    uint32_t cell, double value);

/* Unit of that number. */
const char *lc_lever_unit(const struct lc_model *m, uint32_t cell, enum lc_operation operation);

/* Whether the cell holds a flag, which can only be set, to 0 or 1. */
bool lc_lever_is_flag(const struct lc_model *m, uint32_t cell);

/* Complains when an operation on any of the cells can't be: a set value outside the column's or
 * parameter's range, a negative factor, arithmetic on a flag. True when all is well. */
bool lc_lever_check(const struct lc_model *m, const uint32_t *cells, uint32_t n,
                    enum lc_operation operation, double value, struct lc_place place,
                    struct lc_diag *d);

/* True when the cell is of a table of the state at the start, which is read once. */
bool lc_lever_is_initial(const struct lc_model *m, uint32_t cell);

#endif

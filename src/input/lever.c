#include "input/lever.h"

#include "base/number.h"
#include "base/units.h"
#include "input/field.h"
#include "input/parameter.h"

#include <math.h>
#include <stdio.h>

#define MOST_AHEAD_LOG10   30 /* all that was ever computed */
#define MOST_SQUEEZE_YEARS 100

/* Column of a table's cell; NULL for a parameter's. */
static const struct lc_column *column_of(const struct lc_model *m, uint32_t cell)
{
    if (cell < m->n_parameters) {
        return NULL;
    }
    int id = LC_TABLE_COUNT - 1;

    while (m->tables[id].first_cell > cell || m->tables[id].n_rows == 0) {
        id--;
    }
    const struct lc_table *t = &m->tables[id];

    return &t->schema->columns[(cell - t->first_cell) % t->schema->n_columns];
}

bool lc_lever_is_initial(const struct lc_model *m, uint32_t cell)
{
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_table *t = &m->tables[id];

        if (cell >= t->first_cell && cell - t->first_cell < t->n_rows * t->schema->n_columns) {
            return t->schema->is_initial;
        }
    }
    return false;
}

void lc_lever_range(double *low, double *high, const struct lc_model *m, uint32_t cell,
                    enum lc_operation operation)
{
    const struct lc_column *column = column_of(m, cell);

    if (operation != LC_OP_SET) {
        *low = operation == LC_OP_MULTIPLY ? 0 : -INFINITY;
        *high = INFINITY;
    } else if (column) {
        *low = column->low;
        *high = column->high;
    } else {
        lc_parameter_range(low, high, &m->parameters[cell]);
    }
}

void lc_shock_range(double *low, double *high, enum lc_shock shock)
{
    const bool is_squeeze = shock == LC_SHOCK_SQUEEZE;

    *low = is_squeeze ? 0 : -MOST_AHEAD_LOG10;
    *high = is_squeeze ? MOST_SQUEEZE_YEARS : MOST_AHEAD_LOG10;
}

bool lc_lever_holds(char *why, size_t size, double *nearest, const struct lc_model *m,
                    uint32_t cell, double value)
{
    const struct lc_column *column = column_of(m, cell);
    const double low = column ? column->low : m->parameters[cell].lowest;
    const double high = column ? column->high : m->parameters[cell].highest;
    char text[LC_NUMBER_TEXT], range[LC_RANGE_TEXT], name[120];

    *nearest = fmin(high, fmax(low, value)); /* of nan the lowest */
    if (isfinite(value) && fabs(value - *nearest) <= LC_ROUNDING_TIGHT * fabs(*nearest)) {
        return true;
    }
    lc_cell_name(name, sizeof name, m, cell);
    lc_number_format_digits(text, value, 6);
    snprintf(why, size, "what acts on %s takes it to %s, expected a number%s", name,
             *text ? text : "no number", lc_range_text(range, low, high));
    return false;
}

const char *lc_lever_unit(const struct lc_model *m, uint32_t cell, enum lc_operation operation)
{
    const struct lc_column *column = column_of(m, cell);

    return operation == LC_OP_MULTIPLY ? "ratio" : column ? column->unit : m->parameters[cell].unit;
}

bool lc_lever_is_flag(const struct lc_model *m, uint32_t cell)
{
    const struct lc_column *column = column_of(m, cell);

    return column && column->type == LC_COL_FLAG;
}

/* Every table cell of a target is of one column, so the first cell stands for all. */
bool lc_lever_check(const struct lc_model *m, const uint32_t *cells, uint32_t n,
                    enum lc_operation operation, double value, struct lc_place place,
                    struct lc_diag *d)
{
    char text[LC_NUMBER_TEXT], range[LC_RANGE_TEXT];
    double low, high;

    if (n == 0) {
        return false;
    }
    const struct lc_column *column = column_of(m, cells[0]);
    const char *name = column ? column->name : m->parameters[cells[0]].name;

    lc_lever_range(&low, &high, m, cells[0], operation);
    lc_number_format(text, value);
    if (lc_lever_is_flag(m, cells[0]) && (operation != LC_OP_SET || (value != 0 && value != 1))) {
        lc_diag_add(d, place, "%s is a flag, expected set to 0 or 1", name);
        return false;
    }
    if (operation == LC_OP_SET && !(value >= low && value <= high)) {
        lc_diag_add(d, place, "%s: %s is out of range, expected a number%s", name, text,
                    lc_range_text(range, low, high));
        return false;
    }
    if (operation == LC_OP_MULTIPLY && value < low) {
        lc_diag_add(d, place, "%s: a factor of %s, expected one of at least 0", name, text);
        return false;
    }
    return true;
}

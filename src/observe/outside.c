#include "observe/outside.h"

#include <math.h>
#include <string.h>

static enum lc_table_id table_of(enum lc_outside quantity)
{
    return quantity == LC_OUTSIDE_OUTLAYS  ? LC_T_BUILDERS
           : quantity == LC_OUTSIDE_ORDERS ? LC_T_MAKERS
                                           : LC_T_REGIONS;
}

double lc_outside_now(const struct lc_world *w, enum lc_outside quantity, int32_t member)
{
    const struct lc_model *m = w->model;
    const double years = lc_years_between(w->start, lc_now(w));
    double sum = 0;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_OUTSIDE); row++) {
        if (lc_ref(m, LC_T_OUTSIDE, row, LC_OUTSIDE_QUANTITY) != (uint32_t)quantity) {
            continue;
        }
        const char *name = lc_text(m, LC_T_OUTSIDE, row, LC_OUTSIDE_MEMBER);

        if (member < 0 || strcmp(name, m->tables[table_of(quantity)].key[member]) == 0) {
            sum += lc_value(w, LC_T_OUTSIDE, row, LC_OUTSIDE_LEVEL) *
                   exp(years * lc_value(w, LC_T_OUTSIDE, row, LC_OUTSIDE_GROWTH_PER_YEAR));
        }
    }
    return sum;
}

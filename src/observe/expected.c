#include "observe/expected.h"

#include "input/field.h"

#include <string.h>

/* The series by that name has no such region, or there is none of that name. */
static void complain(const struct lc_layout *l, const struct lc_expectation *e, struct lc_diag *d)
{
    const char **names = LC_ARENA_ARRAY(l->arena, const char *, l->n_columns);
    char hint[LC_HINT_TEXT];
    uint32_t n = 0;

    for (uint32_t c = 0; c < l->n_columns; c++) {
        if (strcmp(l->columns[c].name, e->series) == 0) {
            names[n++] = l->columns[c].region;
        }
    }
    if (n > 0) {
        lc_diag_add(d, e->place, "no region %s of series '%s'%s", lc_quote(d, e->region), e->series,
                    lc_hint(hint, e->region, names, n));
        return;
    }
    for (uint32_t c = 0; c < l->n_columns; c++) {
        names[n++] = l->columns[c].name;
    }
    lc_diag_add(d, e->place, "no series %s%s", lc_quote(d, e->series),
                lc_hint(hint, e->series, names, n));
}

void lc_expectations_check(const struct lc_layout *l, struct lc_diag *d)
{
    const struct lc_model *m = l->model;
    const int first = lc_date_of(m->start + LC_MS_PER_DAY).year;

    for (uint32_t s = 0; s < m->n_scenarios; s++) {
        for (uint32_t i = 0; i < m->scenarios[s].n_expectations; i++) {
            const struct lc_expectation *e = &m->scenarios[s].expectations[i];

            if (lc_layout_find(l, e->series, e->region) < 0) {
                complain(l, e, d);
            } else if (e->year < first) {
                lc_diag_add(d, e->place, "%d, expected a year from %d, in which the model starts",
                            e->year, first);
            }
        }
    }
}

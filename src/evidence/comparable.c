#include "evidence/comparable.h"

#include "base/number.h"

#include <string.h>

bool lc_facts_have_one_unit(const struct lc_fact *fact, const struct lc_fact *other,
                            struct lc_place row, const char *column, struct lc_diag *d)
{
    if (strcmp(fact->unit, other->unit) == 0) {
        return true;
    }
    lc_diag_add(d, row, "%s: %s is in %s and in %s", column, lc_quote(d, fact->series),
                lc_quote(d, fact->unit), lc_quote(d, other->unit));
    return false;
}

static bool are_positive(const struct lc_fact *facts, uint32_t n, struct lc_diag *d)
{
    bool are = true;

    for (uint32_t i = 0; i < n; i++) {
        if (facts[i].value <= 0) {
            char value[LC_NUMBER_TEXT];

            lc_diag_add(d, facts[i].place,
                        "value is %s, expected more than 0: mapping.csv compares %s by its "
                        "logarithm",
                        lc_number_format(value, facts[i].value), lc_quote(d, facts->series));
            are = false;
        }
    }
    return are;
}

bool lc_facts_can_be_compared(const struct lc_fact *facts, uint32_t n, struct lc_place row,
                              enum lc_measure_kind measure, struct lc_diag *d)
{
    bool is_one = true;

    for (uint32_t i = 1; i < n && is_one; i++) {
        is_one = lc_facts_have_one_unit(facts, &facts[i], row, "observed", d);
    }
    return (measure == LC_MEASURE_INCREMENT || are_positive(facts, n, d)) && is_one;
}

bool lc_stand_can_be_alone(const struct lc_stand *s, struct lc_diag *d)
{
    if (s->factor > 0) {
        return true;
    }
    char factor[LC_NUMBER_TEXT];

    lc_diag_add(d, s->place, "factor: %s, expected more than 0 where one part stands for a series",
                lc_number_format(factor, s->factor));
    return false;
}

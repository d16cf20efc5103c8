/* An ensemble with known episodes, for the tests of the tables that tell of them.
 *
 * All power stands in market "one". Even replications: overbuilt from the second to the sixth
 * quarter, q 0.7 in the fourth and 0.9 in the others. Odd ones: for the first two quarters only,
 * and power binds in region north in the first three, chips after.
 */
#ifndef LC_TESTS_OVERBUILT_H
#define LC_TESTS_OVERBUILT_H

#include "fixture.h"

static inline double overbuilt_series(uint32_t date, enum lc_series_id id, bool is_over)
{
    switch (id) {
    case LC_S_AI_POWER:
        return 1;
    case LC_S_RETURN_RATIO:
        return !is_over ? 1 : date == 3 ? 0.7 : 0.9;
    case LC_S_RENT_RATIO:
        return is_over ? 0.5 : 1;
    case LC_S_UTILISATION_RATIO:
        return is_over ? 0.8 : 1;
    case LC_S_RETURN_MARKET:
        return is_over ? 0 : 0.2;
    case LC_S_COST_OF_CAPITAL:
        return 0.1;
    case LC_S_EXPECTED_GROWTH:
        return is_over ? 0.5 : 0.25;
    default:
        return 0;
    }
}

static inline double overbuilt(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const struct lc_layout *l = fixture.layout;
    const bool is_even = replication % 2 == 0;

    if (kind == LC_SAMPLE_SERIES) {
        const uint32_t date = (uint32_t)(cell / l->n_columns);
        const struct lc_report_column *c = &l->columns[cell % l->n_columns];
        const bool is_over = is_even ? date >= 1 && date <= 5 : date <= 1;

        return overbuilt_series(date, c->series, is_over && c->member <= 0);
    }
    const uint32_t hold = (uint32_t)(cell % l->n_holds);
    const uint32_t region = (uint32_t)(cell / l->n_holds % l->n_regions);
    const uint32_t date = (uint32_t)(cell / l->n_holds / l->n_regions);
    const enum lc_constraint most = date < 3 ? LC_BIND_POWER : LC_BIND_CHIPS;

    return !is_even && region == 0 && hold == (uint32_t)most ? 1000 : 0;
}

static fixture_value *const overbuilt_value = overbuilt;

static inline void overbuilt_expect(const char *text, const char *row)
{
    ck_assert_msg(strstr(text, row) != NULL, "no row %s in\n%s", row, text);
}

#endif

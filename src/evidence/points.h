/* Facts as points: gathered over quarters or years, differenced, taken as records, in 2024 dollars
 * (the columns measure, gather and money of the mapping table). */
#ifndef LC_EVIDENCE_POINTS_H
#define LC_EVIDENCE_POINTS_H

#include "evidence/target.h"

/* In the order of the choices of mapping's columns `gather` and `money`. */
enum lc_gather { LC_GATHER_NONE, LC_GATHER_QUARTER, LC_GATHER_YEAR };
enum lc_money { LC_MONEY_NONE, LC_MONEY_NOMINAL, LC_MONEY_2021, LC_MONEY_2023, LC_MONEY_2025 };

struct lc_point_rule {
    enum lc_measure_kind measure;
    enum lc_gather gather;
    enum lc_money money;
};

/* The points of n facts of one series, ascending, without parts; arena-owned. Those that are not
 * above 0 are left out, as are gathered periods of which a part is missing. Returns how many. */
uint32_t lc_points_make(struct lc_point **points, struct lc_arena *a, const struct lc_fact *facts,
                        uint32_t n, const struct lc_point_rule *rule,
                        const struct lc_deflators *deflators);

/* The unit of such points: a sum over quarters or years of what was published by month is no longer
 * of a month. The arena's, or the text given. */
const char *lc_point_unit(struct lc_arena *a, const char *unit, const struct lc_point_rule *rule);

#endif

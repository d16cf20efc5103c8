/* What holds capacity back in a region and period, in every replication.
 *
 * That constraint binds which holds back most, if anything is held back: of equal ones the first in
 * the order of enum lc_constraint. Of its details that one binds which holds back most. The world
 * is the sum over regions. Model notes 3.9.
 */
#ifndef LC_OUTPUT_HELD_H
#define LC_OUTPUT_HELD_H

#include "output/result.h"

#define LC_WORLD UINT32_MAX /* in the place of a region's or market's number */

struct lc_held {
    uint32_t n, n_holds; /* holds that are looked at */
    double *values;      /* MW-years: n for each hold of the layout, one hold after the other */
    uint32_t
        *binding; /* of each replication: the constraint that binds, LC_CONSTRAINT_COUNT: none */
    uint32_t *detail; /* the hold of the layout behind it; 0 when it has no details */
    double *spare;
};

/* with_details: false leaves all details aside, and `detail` at 0. */
struct lc_held lc_held_new(const struct lc_result *r, bool with_details);
void lc_held_free(struct lc_held *h);

/* Fills in all for a region, or LC_WORLD, at a date. */
void lc_held_get(struct lc_held *h, const struct lc_result *r, uint32_t region, uint32_t date);

#endif

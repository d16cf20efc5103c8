/* What lies outside the model and is only added to totals, so that they speak the units of
 * published figures: data centres without AI, other outlays of builders, other orders of makers.
 * Level and growth are inputs (table `outside`); nothing in the world depends on them.
 */
#ifndef LC_OBSERVE_OUTSIDE_H
#define LC_OBSERVE_OUTSIDE_H

#include "world/world.h"

/* In the order of the choices of the column `quantity`. */
enum lc_outside {
    LC_OUTSIDE_DC_ELECTRICITY, /* members: regions */
    LC_OUTSIDE_DC_CONSTRUCTION,
    LC_OUTSIDE_ELECTRICIANS,
    LC_OUTSIDE_OUTLAYS,  /* builders */
    LC_OUTSIDE_ORDERS,   /* makers */
    LC_OUTSIDE_DC_POWER, /* regions */
    LC_OUTSIDE_DC_OUTLAYS
};

/* The quantity now, in its unit: level x exp(growth x years since the start), summed over the
 * members; member: row of its table, or -1 for all. */
double lc_outside_now(const struct lc_world *w, enum lc_outside quantity, int32_t member);

#endif

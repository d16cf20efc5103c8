/* What holds the build-out back, in MW-years (model-notes 3.9).
 *
 * Every MW that waits is counted in the one constraint that it waits for now: "whichever came last"
 * would hide a constraint that others were scheduled around.
 */
#ifndef LC_WORLD_BINDING_H
#define LC_WORLD_BINDING_H

#include "world/world.h"

/* Adds what was held back over the last dt years to the flows. */
void lc_binding_accrue(struct lc_world *w, double dt_years);

#endif

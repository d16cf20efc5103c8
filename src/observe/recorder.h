/* Reads the world at a report's date into an observation. Computes nothing that feeds back.
 *
 * Invariant: after a report the world's flows are cleared; stocks are left alone.
 */
#ifndef LC_OBSERVE_RECORDER_H
#define LC_OBSERVE_RECORDER_H

#include "observe/layout.h"
#include "world/world.h"

/* Records report `date` (its number) and clears the flows; years: length of its period. */
void lc_recorder_report(struct lc_world *w, const struct lc_layout *l, struct lc_observation *o,
                        uint32_t date, double years);

#endif

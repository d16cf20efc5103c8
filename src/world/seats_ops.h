/* Re-timing of adoption and leaving when hazards change. The applications agent lets cohorts act.
 */
#ifndef LC_WORLD_SEATS_OPS_H
#define LC_WORLD_SEATS_OPS_H

#include "world/world.h"

/* Takes potential and elasticity from the numbers in force. */
void lc_seats_read(const struct lc_world *w, struct lc_seats *s);

/* Brings the accumulated hazard to now, works the hazard out anew, and re-times the next adoption
 * and the next leaver. */
void lc_seats_rearm(struct lc_world *w, uint32_t seats);

/* All seats of a family (after a release); LC_NOBODY: all. */
void lc_seats_rearm_family(struct lc_world *w, uint32_t family);

/* Factor m_open of an application in a region: 1 + (floor + boost) x openness, where open weights
 * can do the job. */
double lc_open_factor(const struct lc_world *w, const struct lc_seats *s);

#endif

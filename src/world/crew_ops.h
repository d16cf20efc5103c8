/* Crews: asking for them, and sending them home. The workforce agent lets them work. */
#ifndef LC_WORLD_CREW_OPS_H
#define LC_WORLD_CREW_OPS_H

#include "world/world.h"

/* A phase asks for a crew of a trade: seized at once, in part if short, or in the trade's line. */
void lc_crew_post(struct lc_world *w, uint32_t project, uint32_t phase, uint32_t trade,
                  uint32_t want, double work_months);

/* Releases a crew and lets the line move up. */
void lc_crew_release(struct lc_world *w, struct lc_labour *l, uint32_t workers);

/* Grants what the line can be granted now. */
void lc_crew_serve(struct lc_world *w, struct lc_labour *l);

/* Years that a new crew of the scarcest trade would wait in a region: those ahead of it, at half a
 * year's work each, over the pool. */
double lc_crew_wait_years(const struct lc_world *w, uint32_t region);

/* Sends all crews of a project home and takes its requests out of the lines. */
void lc_crew_drop(struct lc_world *w, uint32_t project);

/* Sends permanent workers home: staff[trade] of them, set to 0. */
void lc_staff_dismiss(struct lc_world *w, uint32_t region, uint32_t *staff);

/* A crew is done with its phase; after the last one the phase may end. */
void lc_crew_finish(struct lc_world *w, uint32_t posting);

#endif

/* The interconnection queue: assigning power to requests. */
#ifndef LC_WORLD_GRID_QUEUE_H
#define LC_WORLD_GRID_QUEUE_H

#include "world/world.h"

/* Power is assigned; it flows when the connection is built, not before `ready`. */
void lc_request_connect(struct lc_world *w, uint32_t request, lc_time ready);

/* First come, first served; the head of a region's queue waits until all of its MW are there. */
void lc_grid_serve(struct lc_world *w, uint32_t region);

#endif

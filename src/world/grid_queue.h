/* The interconnection queue: new requests, power assigned to them, and who pulls for those that
 * wait. */
#ifndef LC_WORLD_GRID_QUEUE_H
#define LC_WORLD_GRID_QUEUE_H

#include "world/world.h"

/* A new request for the power of a factory, in study until it is decided otherwise; its number. */
uint32_t lc_request_new(struct lc_world *w, uint32_t project);

/* Power is assigned; it flows when the connection is built, not before `ready`. */
void lc_request_connect(struct lc_world *w, uint32_t request, lc_time ready);

/* First come, first served; the head of a region's queue waits until all of its MW are there. */
void lc_grid_serve(struct lc_world *w, uint32_t region);

/* Adds the mean of the shares of all that stand in a region's queue or in study, weighted by MW,
 * and marks them; returns its number. Where nobody stands there: that of the market's gap. */
uint32_t lc_queue_pull(struct lc_world *w, uint32_t region);

#endif

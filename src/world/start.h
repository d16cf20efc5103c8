/* The state of the world at the start date, from the initial tables. */
#ifndef LC_WORLD_START_H
#define LC_WORLD_START_H

#include "world/world.h"

/* In this order: what comes later reads what came before. */
void lc_start_markets(struct lc_world *w);
void lc_start_grid(struct lc_world *w);
void lc_start_chips(struct lc_world *w);
void lc_start_fleet(struct lc_world *w);
void lc_start_labs(struct lc_world *w);
void lc_start_seats(struct lc_world *w);
void lc_start_labour(struct lc_world *w);

#endif

/* Giving things up: projects, power requests, chip orders. */
#ifndef LC_WORLD_WITHDRAW_H
#define LC_WORLD_WITHDRAW_H

#include "world/world.h"

/* Ends a project: its crews go home, its request and its order are dropped, what it had committed
 * is free again. */
void lc_project_withdraw(struct lc_world *w, uint32_t project);

/* Takes a request out of study or queue; power already assigned goes back to headroom. */
void lc_request_drop(struct lc_world *w, uint32_t request);

/* Takes a request out of its region's queue, if it stands there. */
void lc_request_unqueue(struct lc_world *w, uint32_t request);

#endif

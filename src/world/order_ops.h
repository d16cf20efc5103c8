/* The order book of chip making: entering it, and whether a buyer can take what he ordered. */
#ifndef LC_WORLD_ORDER_OPS_H
#define LC_WORLD_ORDER_OPS_H

#include "world/world.h"

/* Puts an order at the end of the book of the market that makes its generation. New orders count in
 * the makers' statistics. */
void lc_order_enter(struct lc_world *w, uint32_t order, bool is_new);

/* A buyer takes chips when the halls are about to be ready and power is there or has a date: idle
 * chips age. */
bool lc_order_site_is_ready(const struct lc_world *w, const struct lc_order *o);

#endif

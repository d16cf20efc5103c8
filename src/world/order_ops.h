/* The order book of chip making: entering it, and whether a buyer can take what he ordered. */
#ifndef LC_WORLD_ORDER_OPS_H
#define LC_WORLD_ORDER_OPS_H

#include "world/world.h"

/* Puts an order at the end of the book of the market that makes its generation. New orders count in
 * the makers' statistics. */
void lc_order_enter(struct lc_world *w, uint32_t order, bool is_new);

/* What an order still needs of a stage, in units of the stage; 0 for one that is not open. */
double lc_order_needs(const struct lc_world *w, const struct lc_order *o, uint32_t stage);

/* Who pulls an expansion of a stage: the mean of all orders that stand in the book of a market, by
 * what they still need of the stage; where nothing does, of the orders as they came, smoothed
 * (model section 5.9). Sums to 1. */
void lc_book_pull(const struct lc_world *w, uint32_t stage, uint32_t market, struct lc_shares *out);

/* A buyer takes chips when the halls are about to be ready and power is there or has a date: idle
 * chips age. */
bool lc_order_site_is_ready(const struct lc_world *w, const struct lc_order *o);

#endif

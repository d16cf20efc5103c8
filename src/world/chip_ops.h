/* What agents may ask of chip making: generations on sale, needs, backlog. */
#ifndef LC_WORLD_CHIP_OPS_H
#define LC_WORLD_CHIP_OPS_H

#include "world/world.h"

/* Newest generation of a vendor that is planned to be on sale at a time (its first one if none is
 * yet). */
uint32_t lc_generation_at(const struct lc_world *w, uint32_t vendor, lc_time at);

/* Vendor with the largest merchant share among those made in a market. */
uint32_t lc_leading_vendor(const struct lc_world *w, uint32_t market);

/* Mean PUE of new factories in a market's regions, weighted by power in operation. */
double lc_market_pue(const struct lc_world *w, uint32_t market);

/* The mix of a market's leading vendor on sale at a time, the newest ramping in: H100e and IT cost
 * of a facility MW. */
struct lc_mix {
    double h100e_per_mw, it_musd_per_mw;
};
struct lc_mix lc_mix_at(const struct lc_world *w, uint32_t market, lc_time at);

/* Units of a generation that fill so many MW of IT. */
double lc_units_for(const struct lc_world *w, uint32_t generation, double it_mw);

/* The same, but a unit at least: less is never shipped, and its site would wait for ever. */
double lc_units_to_order(const struct lc_world *w, uint32_t generation, double it_mw);

/* Capacity of a stage in a market, units a month: sum over its lines, times availability and yield.
 */
double lc_stage_capacity(const struct lc_world *w, uint32_t stage, uint32_t market);

/* The same with every line working: what makers plan with. */
double lc_stage_nominal(const struct lc_world *w, uint32_t stage, uint32_t market);

/* Which need a stage supplies. */
enum lc_need lc_stage_need(const struct lc_world *w, uint32_t stage);

/* Months of shipments that stand in the book of a market. */
double lc_backlog_months(const struct lc_world *w, uint32_t market);

/* Takes what a named generation is and needs from the numbers in force. */
void lc_generation_read(const struct lc_world *w, struct lc_generation *g);

/* Adds a generation; returns its number. */
uint32_t lc_generation_add(struct lc_world *w, const struct lc_generation *g);

#endif

/* What agents may ask of the power system: slots, headroom, expected waits, prices. */
#ifndef LC_WORLD_GRID_OPS_H
#define LC_WORLD_GRID_OPS_H

#include "world/world.h"

/* Headroom of a region that can be granted now, MW (flexible loads counted). */
double lc_grid_headroom_mw(const struct lc_world *w, uint32_t region);

/* Books a slot for MW at a maker, in the order of asking; the time of delivery. A fluid server:
 * idle time is not banked. */
lc_time lc_maker_book(struct lc_world *w, uint32_t maker, double mw);

/* Gives a slot back: the orders behind it move up. */
void lc_maker_release(struct lc_world *w, uint32_t maker, double mw);

/* Years that a new order would wait for its slot. */
double lc_maker_wait_years(const struct lc_world *w, uint32_t maker);

/* Gives the transformers of a connection of so many MW back. */
void lc_transformers_release(struct lc_world *w, double mw);

/* Books them; the time of delivery. */
lc_time lc_transformers_book(struct lc_world *w, double mw);

/* The maker through which every grid connection goes: the last row of makers.csv. */
uint32_t lc_grid_transformers(const struct lc_world *w);

/* Years from now until a new plant of a technology would deliver. */
double lc_technology_years(const struct lc_world *w, uint32_t technology);

/* Overnight cost now, 2024$/kW, after experience, in a region. */
double lc_technology_overnight(const struct lc_world *w, uint32_t technology, uint32_t region);

/* Levelised cost per firm MWh with fuel, carbon and support of the region, 2024$/MWh. */
double lc_technology_cost(const struct lc_world *w, uint32_t technology, uint32_t region);

/* Its running part: fuel at the region's price, O&M, carbon, less support, 2024$/MWh. */
double lc_technology_running(const struct lc_world *w, uint32_t technology, uint32_t region);

/* Nameplate MW of a technology that a region still has sites for. */
double lc_technology_sites_mw(const struct lc_world *w, uint32_t technology, uint32_t region);

/* Brings a region's expected wait, price and carbon content up to date. */
void lc_grid_refresh(struct lc_world *w, uint32_t region);

#endif

/* Adding factories and taking them from one state to another, so that the lists of those in a state
 * stay right. */
#ifndef LC_WORLD_FACTORY_OPS_H
#define LC_WORLD_FACTORY_OPS_H

#include "world/world.h"

/* Adds a factory without chips in a state; returns its number. */
uint32_t lc_factory_add(struct lc_world *w, uint32_t builder, uint32_t region,
                        enum lc_factory_state state);

/* Takes a factory to a state. */
void lc_factory_set_state(struct lc_world *w, uint32_t factory, enum lc_factory_state state);

#endif

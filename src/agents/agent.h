/* What an agent is: the owner of some kinds of events. All meet in roster.c.
 *
 * An agent includes no other agent's header: it changes objects in the world and schedules events.
 */
#ifndef LC_AGENTS_AGENT_H
#define LC_AGENTS_AGENT_H

#include "world/world.h"

struct lc_agent_ops {
    const char *name;
    enum lc_agent_id id;
    /* Schedules its first events after the world was reset; may be NULL. */
    void (*start)(struct lc_world *w);
    /* Handles one event of its kinds; context is the world. */
    lc_handler *handle;
    /* True when what it owns is sound; else writes why (at most size bytes). May be NULL. */
    bool (*invariant)(const struct lc_world *w, char *why, size_t size);
};

extern const struct lc_agent_ops lc_agent_apps, lc_agent_labs, lc_agent_factories,
    lc_agent_builders, lc_agent_orders, lc_agent_lines, lc_agent_generations, lc_agent_makers,
    lc_agent_construction, lc_agent_chips, lc_agent_energy, lc_agent_workforce, lc_agent_capital,
    lc_agent_policy, lc_agent_clearing;

#endif

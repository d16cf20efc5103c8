/* All agents, and which of them handles which kind of event. */
#ifndef LC_AGENTS_ROSTER_H
#define LC_AGENTS_ROSTER_H

#include "agents/agent.h"

/* Fills handlers[LC_EVENT_COUNT]; the report's is left to the caller. */
void lc_roster_dispatch(lc_handler *handlers[LC_EVENT_COUNT]);

/* Starts every agent, in a fixed order. */
void lc_roster_start(struct lc_world *w);

/* Asks every agent for its invariant; false, with why, at the first that does not hold. */
bool lc_roster_check(const struct lc_world *w, char *why, size_t size);

#endif

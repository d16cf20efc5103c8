#include "agents/roster.h"

/* The order of starting: policy first, so that the levers of the first day are in force; clearing
 * last. */
static const struct lc_agent_ops *const roster[] = {
    &lc_agent_policy,       &lc_agent_labs,     &lc_agent_apps,     &lc_agent_factories,
    &lc_agent_construction, &lc_agent_builders, &lc_agent_orders,   &lc_agent_lines,
    &lc_agent_generations,  &lc_agent_makers,   &lc_agent_chips,    &lc_agent_energy,
    &lc_agent_workforce,    &lc_agent_capital,  &lc_agent_clearing,
};
#define N_AGENTS (sizeof roster / sizeof *roster)

void lc_roster_dispatch(lc_handler *handlers[LC_EVENT_COUNT])
{
    for (int k = 0; k < LC_EVENT_COUNT; k++) {
        for (size_t i = 0; i < N_AGENTS; i++) {
            if (roster[i]->id == lc_event_info_get((enum lc_event_kind)k)->agent) {
                handlers[k] = roster[i]->handle;
            }
        }
    }
}

void lc_roster_start(struct lc_world *w)
{
    for (size_t i = 0; i < N_AGENTS; i++) {
        if (roster[i]->start != NULL) {
            roster[i]->start(w);
        }
    }
}

bool lc_roster_check(const struct lc_world *w, char *why, size_t size)
{
    for (size_t i = 0; i < N_AGENTS; i++) {
        if (roster[i]->invariant != NULL && !roster[i]->invariant(w, why, size)) {
            return false;
        }
    }
    return true;
}

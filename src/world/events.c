#include "world/events.h"

#include <assert.h>

#define LC_EVENT_ROW(id, name, layer, agent, help) {name, layer, help, LC_AGENT_##agent},
static const struct lc_event_info events[LC_EVENT_COUNT] = {LC_EVENTS(LC_EVENT_ROW)};
#undef LC_EVENT_ROW

const struct lc_event_info *lc_event_info_get(enum lc_event_kind kind)
{
    assert(kind < LC_EVENT_COUNT);
    return &events[kind];
}

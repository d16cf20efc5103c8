/* AI factories that were commissioned: operating, or standing empty after their chips retired; and
 * halls of conventional servers that may become such factories. */
#ifndef LC_WORLD_FACTORY_H
#define LC_WORLD_FACTORY_H

#include "base/limits.h"
#include "base/time.h"
#include "engine/calendar.h"
#include "world/ids.h"

#include <stddef.h>

enum lc_factory_state {
    LC_FACTORY_OPERATING,
    LC_FACTORY_VACANT,
    LC_FACTORY_REFITTING,
    LC_FACTORY_CONVENTIONAL /* its servers serve other ends until they retire */
};

struct lc_factory {
    uint64_t key;
    enum lc_factory_state state;
    uint16_t builder, region, market;
    uint32_t generation;
    double facility_mw, it_mw; /* it_mw at its PUE */
    double units;              /* chips alive */
    double live_mw;            /* facility power of the chips alive */
    lc_time retire;            /* when they will go */
    uint32_t refits, looks;
    uint32_t staff[LC_MAX_TRADES]; /* permanent workers by trade: operators */
};

/* The chips of a factory, as those see them who plan ahead and go through all. */
struct lc_installed {
    lc_time filled; /* when they came */
    double h100e;   /* compute of those alive */
    uint16_t market;
};

struct lc_factories {
    struct lc_factory *items;
    struct lc_installed *chips; /* of each factory */
    size_t n, room, chips_room;
    struct lc_ids vacant; /* those in that state */
};

#endif

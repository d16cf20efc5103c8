/* Where capacity held back is counted: a slot for each constraint, then slots for what is behind
 * it.
 *
 * Equipment is split by maker, chips by the stage that is short (or by what keeps chips away that
 * are not), labour by trade. Invariant: the slots of a constraint that is split sum to its own.
 */
#ifndef LC_WORLD_HOLDS_H
#define LC_WORLD_HOLDS_H

#include "base/limits.h"
#include "world/layers.h"

/* Slots; those of makers, stages and trades are followed by one for each row of their table. */
enum lc_hold_slot {
    LC_HOLD_MAKER = LC_CONSTRAINT_COUNT,
    LC_HOLD_STAGE = LC_HOLD_MAKER + LC_MAX_MAKERS,
    LC_HOLD_EXPORT_RULES = LC_HOLD_STAGE + LC_MAX_STAGES, /* the market's share is used up */
    LC_HOLD_LAUNCH,                                       /* the generation is not yet on sale */
    LC_HOLD_DELIVERY, /* the chips are on their way, or the next shipment is yet to come */
    LC_HOLD_TRADE,
    LC_HOLD_SLOTS = LC_HOLD_TRADE + LC_MAX_TRADES
};

#endif

/* What a pending event is sorted by: one 128-bit integer, so that a comparison is two instructions
 * without a branch:
 *
 *     time (64 bits, signed) | priority (8) | order (32) | slot (24)
 *
 * The slot names the event itself and never decides, since no two keys have one order.
 */
#ifndef LC_ENGINE_KEY_H
#define LC_ENGINE_KEY_H

#include "base/time.h"

#define LC_KEY_SLOT_BITS    24
#define LC_KEY_SLOT_MASK    ((UINT64_C(1) << LC_KEY_SLOT_BITS) - 1)
#define LC_KEY_PRIORITY_BIT 56 /* of the lower word */

typedef __int128 lc_key;

static inline lc_key lc_key_make(lc_time time, uint8_t priority, uint64_t order, uint32_t slot)
{
    const uint64_t low =
        (uint64_t)priority << LC_KEY_PRIORITY_BIT | order << LC_KEY_SLOT_BITS | slot;
    return (lc_key)((unsigned __int128)(uint64_t)time << 64 | low);
}

static inline lc_time lc_key_time(lc_key key)
{
    return (lc_time)(key >> 64);
}

static inline uint32_t lc_key_slot(lc_key key)
{
    return (uint32_t)((uint64_t)key & LC_KEY_SLOT_MASK);
}

static inline uint8_t lc_key_priority(lc_key key)
{
    return (uint8_t)((uint64_t)key >> LC_KEY_PRIORITY_BIT);
}

#endif

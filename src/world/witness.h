/* One who is told of every posting to the ledger, with the project that pays: how a single run
 * comes to know what each dollar was spent on.
 *
 * Invariant: a witness changes nothing in the world, so that a run with one and a run without are
 * the same.
 */
#ifndef LC_WORLD_WITNESS_H
#define LC_WORLD_WITNESS_H

#include "world/ledger.h"

struct lc_posted {
    lc_time at;
    uint32_t item, region; /* as in the ledger */
    uint32_t project;      /* or LC_NOBODY */
    const struct lc_shares *shares;
    double amount;
};

struct lc_witness {
    void (*posted)(void *context, const struct lc_posted *p);
    void *context;
};

#endif

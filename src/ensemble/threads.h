/* Runs blocks of replications on several threads.
 *
 * Threads work on one block together, replication by replication, and take the next block when it
 * has none left; each has its own worker and shares only const data and the block. Invariant: which
 * thread ran a replication leaves no trace in its block, so any number of threads gives the same
 * bytes.
 */
#ifndef LC_ENSEMBLE_THREADS_H
#define LC_ENSEMBLE_THREADS_H

#include "ensemble/block.h"
#include "ensemble/replication.h"

/* Where blocks come from and where they go. */
struct lc_block_flow {
    /* First replication and size of the next block to do; false when there is no more. May wait.
     * Called by one thread at a time. */
    bool (*next)(void *context, uint32_t *first, uint32_t *n);
    /* Takes a finished block over. Anything but LC_OK stops the run. Called by the thread that
     * called lc_threads_run(). */
    enum lc_status (*take)(void *context, struct lc_block *b);
    /* Called by the same thread at least every tick_ms; finished: replications so far. May be
     * NULL. */
    void (*tick)(void *context, uint32_t finished);
    unsigned tick_ms;
    void *context;
};

/* Runs all blocks of the flow on at most n_threads threads. LC_OK; LC_STOPPED when setup->stop was
 * raised, or what take() returned: blocks that were not finished are dropped. When the system gives
 * fewer threads, or none, fewer do the work. */
enum lc_status lc_threads_run(const struct lc_setup *setup, const struct lc_block_flow *flow,
                              unsigned n_threads);

#endif

/* Runs the replications of an ensemble on several threads.
 *
 * Threads pull replication numbers from one counter; each has its own worker and shares only const
 * data and the store. Invariant: which thread ran a replication leaves no trace in the store, so
 * any number of threads gives the same bytes.
 */
#ifndef LC_ENSEMBLE_THREADS_H
#define LC_ENSEMBLE_THREADS_H

#include "ensemble/replication.h"
#include "ensemble/store.h"

/* How far it has come; called a few times a second by the thread that called lc_threads_run(). */
struct lc_progress_hook {
    void (*report)(void *context, uint32_t finished, uint32_t total);
    void *context;
};

/* Runs replications [first, first + count) into the store on at most n_threads threads. LC_OK; or
 * LC_STOPPED when setup->stop was raised: those finished before are in the store. When the system
 * gives fewer threads, or none, fewer do the work. hook may be NULL. */
enum lc_status lc_threads_run(const struct lc_setup *setup, struct lc_store *store, uint32_t first,
                              uint32_t count, unsigned n_threads,
                              const struct lc_progress_hook *hook);

#endif

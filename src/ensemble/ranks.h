/* Sharing blocks of replications over the processes of an MPI job.
 *
 * Rank 0 leads: it holds the agenda and answers whoever asks for a block. The others help: each
 * takes a block, writes its part, reports it and asks for the next, so that a slow one holds nobody
 * up. Work goes in rounds; a round is over when every helper has finished. A program that was built
 * without MPI, or was not started by a launcher, is one rank. Invariant: which rank did a block
 * leaves no trace in it.
 */
#ifndef LC_ENSEMBLE_RANKS_H
#define LC_ENSEMBLE_RANKS_H

#include "base/status.h"
#include "rand/latin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lc_ranks;

/* Joins the job. NULL, with a line on stderr, when a launcher started several processes and this
 * program can't speak with them. Ends with lc_ranks_end(). */
struct lc_ranks *lc_ranks_begin(void);
void lc_ranks_end(struct lc_ranks *r);

/* Leaves the job, for which ranks may wait for each other; each may then go on alone. */
void lc_ranks_leave(struct lc_ranks *r);

unsigned lc_ranks_count(const struct lc_ranks *r);
unsigned lc_ranks_number(const struct lc_ranks *r); /* of this process; 0 leads */

/* Name and version of the MPI library that the program was built with; NULL when with none. */
const char *lc_ranks_library(void);

/* Called by all ranks: the others get the leader's bytes. */
void lc_ranks_broadcast(struct lc_ranks *r, void *bytes, size_t n);

/* Called by all ranks: whether all of them say true. */
bool lc_ranks_agree(struct lc_ranks *r, bool mine);

/* A block that was written. */
struct lc_done {
    uint64_t events;
    uint32_t first, n; /* replications */
    char digest[65];   /* of its part */
    bool failed[LC_LATIN_BLOCK];
};

/* Of a helper: asks for a block, and waits for the answer; false when there is none left. Reports
 * one that was done. Ends the round. Safe to call from several threads. */
bool lc_ranks_next(struct lc_ranks *r, uint32_t *first, uint32_t *n);
void lc_ranks_report(struct lc_ranks *r, const struct lc_done *done);
void lc_ranks_finish(struct lc_ranks *r, enum lc_status status);

/* What the leader answers with. */
struct lc_ranks_desk {
    bool (*next)(void *context, uint32_t *first, uint32_t *n);
    void (*done)(void *context, const struct lc_done *done);
    void *context;
};

/* Of the leader: answers all that helpers have said so far, without waiting for more. Returns how
 * many of them have not finished the round. */
unsigned lc_ranks_serve(struct lc_ranks *r, const struct lc_ranks_desk *desk);

/* Of the leader: begins a round, in which no helper has finished. */
void lc_ranks_open(struct lc_ranks *r);

/* Of the leader: the first status other than LC_OK that a helper finished with. */
enum lc_status lc_ranks_status(const struct lc_ranks *r);

#endif

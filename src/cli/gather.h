/* Making the ensemble of a forecast on disk: which parts are missing, who makes them (threads of
 * this process, other ranks), and how many it takes.
 */
#ifndef LC_CLI_GATHER_H
#define LC_CLI_GATHER_H

#include "cli/checkpoint.h"
#include "cli/session.h"
#include "ensemble/archive.h"

/* What rank 0 works with. */
struct lc_gather {
    struct lc_session *session;
    const char *folder;
    struct lc_ranks *ranks;
    struct lc_checkpoint checkpoint;
    struct lc_result *result;
};

/* Makes the parts that are missing for so many replications and belong to this process's shard.
 * LC_OK, also when parts of other shards are missing; LC_STOPPED; LC_FAILED. */
enum lc_status lc_gather_run(struct lc_gather *g, uint32_t replications);

/* Whether all parts of the replications asked for are there. */
bool lc_gather_is_complete(const struct lc_gather *g);

/* Opens the finished ensemble, and puts its samples and failures into the result. NULL: can't be
 * read. Free it with lc_archive_free(). */
struct lc_archive *lc_gather_open(struct lc_gather *g);

/* What the other ranks do: rounds of parts, until the leader ends them. */
enum lc_status lc_gather_help(struct lc_session *s, const char *folder, struct lc_ranks *ranks);

/* Of rank 0: tells the helpers that there is another round, or none. */
void lc_gather_call(struct lc_ranks *ranks, bool is_more);

#endif

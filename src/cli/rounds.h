/* How many replications a forecast takes: as many as asked for, or as many as a wanted precision
 * needs, which is found in rounds.
 */
#ifndef LC_CLI_ROUNDS_H
#define LC_CLI_ROUNDS_H

#include "cli/gather.h"

struct lc_rounds {
    struct lc_gather *gather;
    struct lc_request *request; /* the session's; its replications become those that were made */
    uint32_t had;               /* replications that an earlier run asked for; 0: none did */
    char *command;              /* the canonical command, with as many replications; g_free() it */
};

/* How many are made first, when an earlier run asked for `had`. Parts that this many don't have are
 * of no use. */
uint32_t lc_rounds_first(const struct lc_request *r, uint32_t had);

/* Makes the replications and puts the command into the result. LC_OK, LC_STOPPED or LC_FAILED, as
 * lc_gather_run(). */
enum lc_status lc_rounds_run(struct lc_rounds *r);

#endif

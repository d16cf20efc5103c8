/* The ranks of a parallel job come together before they work: whether the question is good, and
 * whether all of them understand it alike.
 */
#ifndef LC_CLI_TEAM_H
#define LC_CLI_TEAM_H

#include "cli/session.h"
#include "ensemble/ranks.h"

/* Of rank 0: tells the others whether there will be work. Of the others: waits to be told; trouble
 * has then been said by rank 0. */
enum lc_status lc_team_tell(struct lc_ranks *ranks, enum lc_status status);

/* Called by all when there is work: whether each has the model, the scenario, the arithmetic and
 * the program of rank 0; s is NULL on a rank that could not open the session. A rank that has not
 * says so on stderr. */
bool lc_team_agree(struct lc_ranks *ranks, const struct lc_session *s);

#endif

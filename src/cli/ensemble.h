/* Running the replications of a session, for every command that asks for many of them: whether they
 * fit into memory, progress, what failed, and the result that the writers of files take.
 */
#ifndef LC_CLI_ENSEMBLE_H
#define LC_CLI_ENSEMBLE_H

#include "cli/session.h"
#include "ensemble/store.h"

struct lc_ensemble {
    struct lc_store *store;
    uint32_t *failed; /* numbers of the failed replications */
    char *command;    /* the canonical command line */
    struct lc_result result;
};

/* LC_BAD_INPUT, with a line on stderr, when the results would not fit into the machine's memory. */
enum lc_status lc_ensemble_check(const struct lc_session *s);

/* Runs the replications that the session's request asks for, says what it does in the folder named,
 * and how to replay what failed. LC_OK; or LC_STOPPED by a signal, what was finished is then in the
 * result. Free with lc_ensemble_free() in any case. */
enum lc_status lc_ensemble_run(struct lc_ensemble *e, struct lc_session *s, const char *folder);
void lc_ensemble_free(struct lc_ensemble *e);

#endif

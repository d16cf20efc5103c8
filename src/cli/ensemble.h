/* Running the replications of a session in memory, for commands that ask for many of them and keep
 * none: whether they fit, progress, what failed, and the result that the writers of files take. And
 * what these have in common with a forecast, whose ensemble lies on disk (cli/gather.h).
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

/* LC_BAD_INPUT, with a line on stderr, when so many bytes (SIZE_MAX: too many to count) would not
 * fit into the machine's memory; or those of the session's ensemble. To be asked before anything is
 * made. */
enum lc_status lc_ensemble_fits(const struct lc_request *r, size_t bytes);
enum lc_status lc_ensemble_check(const struct lc_session *s);

/* Runs the replications that the session's request asks for, says what it does in the folder named,
 * and how to replay what failed. LC_OK; or LC_STOPPED by a signal, what was finished is then in the
 * result. Free with lc_ensemble_free() in any case. */
enum lc_status lc_ensemble_run(struct lc_ensemble *e, struct lc_session *s, const char *folder);
void lc_ensemble_free(struct lc_ensemble *e);

/* Says on standard error what is about to be done, unless that is to be quiet. */
void lc_ensemble_announce(const struct lc_session *s, const char *folder);

/* Says how to replay a replication that failed; before: how many have failed before it (only the
 * first few are told). */
void lc_ensemble_report_failure(const struct lc_session *s, uint32_t replication, const char *why,
                                uint32_t before);

/* Threads to run on: what was asked for, or one a processor. */
unsigned lc_ensemble_threads(const struct lc_request *r);

#endif

/* One of the questions that a comparison holds against each other: that of the request under a
 * combination of scenarios, and perhaps a lever more.
 *
 * All variants of a request have the same seed, draws and streams, so that a policy changes only
 * what it acts on, and the same layout, so that their cells can be compared.
 */
#ifndef LC_CLI_VARIANT_H
#define LC_CLI_VARIANT_H

#include "cli/progress.h"
#include "cli/session.h"
#include "ensemble/panel.h"

#define LC_COMBINES "+" /* between the scenarios of a combination */

struct lc_variant {
    struct lc_request request;
    struct lc_session session;
    char **scenarios; /* NULL: the request's */
    const char **sets;
};

/* Opens a request under scenarios joined by '+', in that order, with one more --set (or NULL).
 * LC_BAD_INPUT: complaints are on stderr; there is nothing to close. The variant must not move. */
enum lc_status lc_variant_open(struct lc_variant *v, const struct lc_request *r,
                               const char *combination, const char *set);

/* The same under the request's own scenarios with several more --set, NULL at the end. They must
 * outlive it. */
enum lc_status lc_variant_open_with(struct lc_variant *v, const struct lc_request *r,
                                    char *const *sets);
void lc_variant_close(struct lc_variant *v);

/* How far a command with many ensembles has come, in replications of all of them. */
struct lc_effort {
    struct lc_progress progress;
    uint32_t done, total;
};

/* Says on stderr, unless the request is quiet, how many ensembles go into the folder. */
void lc_effort_announce(const struct lc_request *r, const char *folder, uint32_t n_ensembles);

/* Runs all replications of the panel in a session's setup, says how to replay those that failed,
 * and adds them to the effort. LC_OK; or LC_STOPPED by a signal, the panel is then void. */
enum lc_status lc_panel_run(struct lc_panel *panel, const struct lc_session *s,
                            struct lc_effort *effort);

#endif

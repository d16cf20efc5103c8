/* What every command that runs the model needs: the model with its scenarios and overrides, the
 * shape of the reports, and the text of the command.
 *
 * Invariant: nothing has been written anywhere when lc_session_open() fails.
 */
#ifndef LC_CLI_SESSION_H
#define LC_CLI_SESSION_H

#include "cli/options.h"
#include "ensemble/replication.h"
#include "output/result.h"

struct lc_session {
    const struct lc_request *request;
    struct lc_model *model;
    struct lc_layout *layout;
    struct lc_setup setup;
    char *folder;   /* of the model */
    char *scenario; /* names joined by '+' */
};

/* Loads and validates. LC_BAD_INPUT: the complaints are on stderr; there is nothing to close. */
enum lc_status lc_session_open(struct lc_session *s, const struct lc_request *r);
void lc_session_close(struct lc_session *s);

/* The model, alone, for a request's model and start date; complaints go to d. NULL when anything is
 * wrong. *folder (may be NULL) receives its path; g_free() it. */
struct lc_model *lc_session_load(const struct lc_request *r, char **folder, struct lc_diag *d);

/* Whether --realised has left the start's vintage of that table ("parameters" is one) aside. */
bool lc_session_is_aside(const struct lc_session *s, const char *table);

/* A combination of scenarios by their names, also where they were given as files; g_free() it. */
char *lc_session_names(const struct lc_session *s, const char *combination);

/* The command line in its canonical form: every option that bears on the numbers, in a fixed order,
 * and no other. With replication >= 0: the `run` that replays that replication, with the model as
 * the user named it. g_free() it. */
char *lc_session_command(const struct lc_session *s, int64_t replication);

/* A result with all that is known before anything has run. command belongs to the caller. */
struct lc_result lc_session_result(const struct lc_session *s, const char *command);

/* Name of the output folder: as asked for, else made of command, model and scenario. g_free() it.
 */
char *lc_session_output(const struct lc_session *s);

#endif

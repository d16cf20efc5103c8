/* Rows of scenarios that do nothing in a run, since it ends before they act, or begins after. */
#ifndef LC_CLI_IDLE_H
#define LC_CLI_IDLE_H

#include "cli/session.h"

/* Says on stderr, unless the request is quiet, which scenarios have such rows: a line for each,
 * with the place of the first. */
void lc_idle_tell(const struct lc_session *s);

#endif

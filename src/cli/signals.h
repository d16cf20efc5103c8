/* Stopping on request: the first SIGINT, SIGTERM, SIGHUP or SIGQUIT raises a flag that the engine
 * looks at between events; the second ends the program at once. A signal that was ignored when the
 * program started stays ignored.
 *
 * Invariant: the flag is only ever raised, never lowered.
 */
#ifndef LC_CLI_SIGNALS_H
#define LC_CLI_SIGNALS_H

#include <stdatomic.h>

/* Installs the handlers and returns the flag. */
const atomic_bool *lc_signals_catch(void);

/* Dies of the signal that was caught, if there was one; else returns. */
void lc_signals_die(void);

#endif

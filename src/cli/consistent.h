/* What no option alone can tell: which exclude each other, which go together, and whether there are
 * as many words as the command takes. */
#ifndef LC_CLI_CONSISTENT_H
#define LC_CLI_CONSISTENT_H

#include "cli/options.h"

/* False, with a line on stderr, when the request can't be meant. Every option has been read and
 * defaults are settled. */
bool lc_request_check(const struct lc_request *r);

#endif

/* What the options' values are, and how they are read into a request. */
#ifndef LC_CLI_OPTION_VALUE_H
#define LC_CLI_OPTION_VALUE_H

#include "cli/options.h"

/* Reads the value of an option that takes one. False, with a complaint on stderr, when it is not
 * what the option takes. */
bool lc_option_read(struct lc_request *r, enum lc_option_id id, const char *value);

/* The words that the option takes, with NULL at the end; NULL when it takes others too. */
const char *const *lc_option_choices(enum lc_option_id id);

const char *lc_option_name(enum lc_option_id id); /* without the hyphens */

#endif

/* The last step of a folder that people will look at: what is made from its tables, then the
 * manifest that vouches for all of it.
 */
#ifndef LC_CLI_COMPLETE_H
#define LC_CLI_COMPLETE_H

#include "output/manifest_json.h"

/* Makes the views of the folder, whose tables are in the list, and saves its manifest. is_quiet:
 * don't say what is left out. LC_FAILED, with a line on stderr. */
enum lc_status lc_complete(const char *folder, const struct lc_result *r,
                           const struct lc_file_list *list, bool is_quiet);

/* The same for a folder whose manifest, which is changed, is at hand. */
enum lc_status lc_complete_again(const char *folder, json_t *manifest, bool is_quiet);

#endif

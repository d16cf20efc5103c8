/* What people look at, of a finished folder: the description of its tables, the page, the workbook.
 *
 * They are made from the tables alone and can be made again at any time. The manifest names them
 * with the other files, and under "views" by what they were made with besides the tables.
 */
#ifndef LC_REPORT_VIEWS_H
#define LC_REPORT_VIEWS_H

#include "base/status.h"

#include <jansson.h>
#include <stdbool.h>

/* Whether a file of a folder is one of them. */
bool lc_view_is(const char *file);

/* Makes them anew in the folder, which holds the tables that the manifest names, and enters their
 * digests into the manifest. page: file of the page without data; without one the page is left out,
 * and the manifest names only one that is there as it was. LC_FAILED, with a line on stderr, when a
 * table can't be read or a file can't be written. */
enum lc_status lc_views_write(const char *folder, json_t *manifest, const char *page);

#endif

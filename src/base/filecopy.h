/* Copies a file, whole or not at all. */
#ifndef LC_BASE_FILECOPY_H
#define LC_BASE_FILECOPY_H

#include "base/status.h"

/* Copies the file `from` to folder/name. LC_FAILED, with a line on stderr, when it can't be read or
 * written. */
enum lc_status lc_file_copy(const char *folder, const char *name, const char *from);

#endif

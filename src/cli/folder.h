/* The output folder: made before anything is computed, so that a run does not find out after an
 * hour that it has nowhere to write.
 *
 * A folder that holds files is touched only when that is asked for, and then its old manifest goes
 * first, so that no manifest ever vouches for files of another run.
 */
#ifndef LC_CLI_FOLDER_H
#define LC_CLI_FOLDER_H

#include "base/status.h"

#include <stdbool.h>

struct lc_folder {
    const char *path;
    bool is_new; /* made by lc_folder_make() */
};

/* Makes the folder. LC_BAD_INPUT when it exists with something in it and is_forced is not set, or
 * is an input folder; LC_FAILED when it can't be made or written to. A line is then on stderr. */
enum lc_status lc_folder_make(struct lc_folder *f, const char *path, bool is_forced,
                              const char *input_folder);

/* Takes the folder away again if it is new and nothing was put into it. */
void lc_folder_drop(const struct lc_folder *f);

#endif

/* Copying a model's folder, for commands that write a changed one. */
#ifndef LC_CLI_COPY_MODEL_H
#define LC_CLI_COPY_MODEL_H

#include "base/status.h"

/* Copies the tables and README of the model at `from` and of its starts into the folder `to`, each
 * file whole or not at all. Samples of an earlier calibration that lie in `to` are removed first.
 * LC_FAILED with a line on stderr when that can't be done. */
enum lc_status lc_model_copy(const char *from, const char *to);

/* Makes folder/name (and initial/name's parent) if it isn't there and returns its path; NULL with a
 * line on stderr when that fails. g_free() it. */
char *lc_subfolder_make(const char *folder, const char *name);

#endif

/* From a finished ensemble on disk to a finished folder: tables, manifest, the headline on standard
 * output. For `forecast` and `merge`, which come to it by different ways.
 */
#ifndef LC_CLI_FINISH_H
#define LC_CLI_FINISH_H

#include "cli/gather.h"

/* Writes the tables of the ensemble and the manifest that vouches for all of it, and prints the
 * headline unless that is to be quiet. LC_FAILED when a file can't be read or written, and when
 * replications have failed. */
enum lc_status lc_finish(struct lc_gather *g);

#endif

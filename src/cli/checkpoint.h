/* The manifest of an ensemble that is not finished: it is written again with every part, so that
 * whatever ends the program, what was finished is known and can be gone on with.
 *
 * Invariant: a part is named in the manifest only when it lies whole in the folder, and with its
 * digest; and it never says that the folder is complete, for the tables are still to be made. Safe
 * to use from several threads.
 */
#ifndef LC_CLI_CHECKPOINT_H
#define LC_CLI_CHECKPOINT_H

#include "ensemble/ranks.h"
#include "output/manifest.h"

#include <glib.h>

struct lc_checkpoint {
    const char *folder;
    struct lc_result *result;  /* finished and failed are kept up to date */
    struct lc_file_list parts; /* in any order */
    GHashTable *blocks;        /* their numbers */
    GArray *failed;            /* uint32_t, ascending */
    GMutex mutex;
};

/* folder and result must outlive it. */
void lc_checkpoint_init(struct lc_checkpoint *c, const char *folder, struct lc_result *result);
void lc_checkpoint_fini(struct lc_checkpoint *c);

/* Counts a part that is there already, as the manifest tells of it among so many replications;
 * nothing is written. */
void lc_checkpoint_count(struct lc_checkpoint *c, const struct lc_manifest *m, uint32_t block,
                         uint32_t asked);

/* Whether the block's part is there. */
bool lc_checkpoint_has(const struct lc_checkpoint *c, uint32_t block);

/* Writes the manifest as things stand. */
enum lc_status lc_checkpoint_write(struct lc_checkpoint *c);

/* Counts a part that was just made, and writes the manifest. */
enum lc_status lc_checkpoint_add(struct lc_checkpoint *c, const struct lc_done *done);

#endif

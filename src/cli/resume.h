/* Going on with an ensemble that was begun, or making a finished one larger.
 *
 * The folder's manifest tells what question it answers; one that differs is refused, and what
 * differs is named. Parts count only when their digests are those of the manifest.
 */
#ifndef LC_CLI_RESUME_H
#define LC_CLI_RESUME_H

#include "cli/checkpoint.h"
#include "cli/session.h"

/* The manifest of a folder to go on with; *m is NULL when there is none, so that all is to be made.
 * LC_BAD_INPUT, with lines on stderr, when it is of another question or of more replications. */
enum lc_status lc_resume_open(struct lc_manifest **m, const char *folder,
                              const struct lc_session *s, const struct lc_result *now);

/* Counts the good parts of the folder that have as many replications as `asked` gives them; says
 * which are not good. */
void lc_resume_count(struct lc_checkpoint *c, const struct lc_manifest *m,
                     const struct lc_session *s, uint32_t asked);

#endif

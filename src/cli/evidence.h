/* Observations as commands find and use them: data/ beside models/, the digest of what was read,
 * and the targets of a session's model.
 */
#ifndef LC_CLI_EVIDENCE_H
#define LC_CLI_EVIDENCE_H

#include "cli/session.h"
#include "evidence/target.h"
#include "input/digest.h"

struct lc_evidence {
    struct lc_arena *arena;
    struct lc_facts facts;
    struct lc_deflators deflators;
    struct lc_targets targets;
    char digest[LC_DIGEST_TEXT];
};

/* Reads observed.csv and deflators.csv. LC_BAD_INPUT: the complaints are on stderr. Close in any
 * case. */
enum lc_status lc_evidence_open(struct lc_evidence *e);
void lc_evidence_close(struct lc_evidence *e);

/* The last day of the last observation. */
lc_time lc_evidence_last_day(const struct lc_evidence *e);

/* Makes the targets of the session's model, which reports monthly. */
enum lc_status lc_evidence_aim(struct lc_evidence *e, const struct lc_session *s);

#endif

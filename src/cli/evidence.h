/* Observations and forecasts of others as commands find and use them: data/ beside models/, the
 * digest of what was read, and the targets or figures of a session's model.
 */
#ifndef LC_CLI_EVIDENCE_H
#define LC_CLI_EVIDENCE_H

#include "cli/session.h"
#include "evidence/figure.h"
#include "evidence/history.h"
#include "evidence/target.h"
#include "input/digest.h"

struct lc_evidence {
    struct lc_arena *arena;
    struct lc_facts facts;
    struct lc_deflators deflators;
    struct lc_targets targets;
    struct lc_figures figures;
    char digest[LC_DIGEST_TEXT]; /* "" when nothing was read */
};

/* Reads observed.csv and deflators.csv. LC_BAD_INPUT: the complaints are on stderr. Close in any
 * case. */
enum lc_status lc_evidence_open(struct lc_evidence *e);
/* Reads forecasts.csv and deflators.csv, or nothing when the model's table published.csv is empty.
 * LC_BAD_INPUT as above. Close in any case. */
enum lc_status lc_evidence_open_forecasts(struct lc_evidence *e, const struct lc_model *m);
void lc_evidence_close(struct lc_evidence *e);

/* The last day of the last observation. */
lc_time lc_evidence_last_day(const struct lc_evidence *e);

/* Makes the targets of the session's model, which reports monthly. */
enum lc_status lc_evidence_aim(struct lc_evidence *e, const struct lc_session *s);

/* Gathers what was observed for the series of a report; nothing when nothing was read. */
enum lc_status lc_evidence_recall(const struct lc_evidence *e, struct lc_history *h,
                                  const struct lc_layout *l);

/* Gathers the forecasts of others that reports of this shape can be held against. */
enum lc_status lc_evidence_confront(struct lc_evidence *e, const struct lc_layout *l,
                                    const struct lc_request *r);

#endif

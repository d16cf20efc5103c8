/* What a forecast answers: a session, the forecasts of others that it is held against, the past
 * that it is shown with, and the result as far as it is known before anything has run.
 */
#ifndef LC_CLI_QUESTION_H
#define LC_CLI_QUESTION_H

#include "cli/evidence.h"
#include "evidence/history.h"

struct lc_question {
    struct lc_session session;
    struct lc_evidence evidence; /* forecasts of others */
    struct lc_evidence observed;
    struct lc_history history;
    struct lc_result result;
};

/* Loads and validates. LC_BAD_INPUT: complaints are on stderr; there is nothing to close. The
 * request must outlive it. */
enum lc_status lc_question_open(struct lc_question *q, const struct lc_request *r);
void lc_question_close(struct lc_question *q);

#endif

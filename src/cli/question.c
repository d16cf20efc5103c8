#include "cli/question.h"

enum lc_status lc_question_open(struct lc_question *q, const struct lc_request *r)
{
    enum lc_status status = lc_session_open(&q->session, r);

    if (status != LC_OK) {
        return status;
    }
    status = lc_evidence_open_forecasts(&q->evidence, q->session.model);
    if (status == LC_OK) {
        status = lc_evidence_confront(&q->evidence, q->session.layout, r);
    }
    if (status != LC_OK) {
        lc_question_close(q);
        return status;
    }
    q->result = lc_session_result(&q->session, NULL);
    q->result.figures = &q->evidence.figures;
    q->result.figures_digest = *q->evidence.digest ? q->evidence.digest : NULL;
    return LC_OK;
}

void lc_question_close(struct lc_question *q)
{
    lc_evidence_close(&q->evidence);
    lc_session_close(&q->session);
}

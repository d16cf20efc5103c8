#include "cli/question.h"

/* Reads what others published and what was observed, as far as the model's tables ask for it. */
static enum lc_status open_evidence(struct lc_question *q, const struct lc_request *r)
{
    enum lc_status status = lc_evidence_open_forecasts(&q->evidence, q->session.model);

    if (status == LC_OK) {
        status = lc_evidence_confront(&q->evidence, q->session.layout, r);
    }
    if (status == LC_OK && lc_rows(q->session.model, LC_T_MAPPING) > 0) {
        status = lc_evidence_open(&q->observed);
    }
    if (status == LC_OK) {
        status = lc_evidence_recall(&q->observed, &q->history, q->session.layout);
    }
    return status;
}

enum lc_status lc_question_open(struct lc_question *q, const struct lc_request *r)
{
    *q = (struct lc_question){0};
    enum lc_status status = lc_session_open(&q->session, r);

    if (status != LC_OK) {
        return status;
    }
    status = open_evidence(q, r);
    if (status != LC_OK) {
        lc_question_close(q);
        return status;
    }
    q->result = lc_session_result(&q->session, NULL);
    q->result.figures = &q->evidence.figures;
    q->result.figures_digest = *q->evidence.digest ? q->evidence.digest : NULL;
    q->result.history = &q->history;
    q->result.facts_digest = *q->observed.digest ? q->observed.digest : NULL;
    return LC_OK;
}

void lc_question_close(struct lc_question *q)
{
    lc_history_free(&q->history);
    lc_evidence_close(&q->observed);
    lc_evidence_close(&q->evidence);
    lc_session_close(&q->session);
}

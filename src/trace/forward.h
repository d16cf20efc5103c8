/* The parts of a forward trace: who adopted the application, and whom it drew into a trade. */
#ifndef LC_TRACE_FORWARD_H
#define LC_TRACE_FORWARD_H

#include "trace/chain.h"
#include "trace/record.h"

/* What is asked about, and what each payer's entries amount to. */
struct lc_forward {
    const struct lc_record *r;
    uint32_t application;
    const char *name, *region; /* region NULL: all */
    unsigned year;             /* 0: all */
    double *share;             /* of the application, a row of payments */
};

/* Adds its adoption in each market, at the first and the last gap of the time asked about. */
void lc_forward_adoption(struct lc_chain *c, const struct lc_forward *q);

/* Adds the apprentices who came for the wages that its projects drove up. */
void lc_forward_cohorts(struct lc_chain *c, const struct lc_forward *q);

#endif

/* The traces that can be asked for: each makes its chain from a record. */
#ifndef LC_TRACE_TRACES_H
#define LC_TRACE_TRACES_H

#include "trace/chain.h"
#include "trace/record.h"

/* Backward from a project: who asked for it, the gap that it was to fill, and the applications
 * whose growth made the gap. */
struct lc_chain *lc_trace_project(const struct lc_record *r, const struct lc_past_project *p);

/* Backward from a cohort of apprentices: the projects that held or waited for its trade. */
struct lc_chain *lc_trace_cohort(const struct lc_record *r, const struct lc_past_cohort *c);

/* Backward from an event: what caused it, up to the start. */
struct lc_chain *lc_trace_event(const struct lc_record *r, const struct lc_past_event *e);

/* Entries of the ledger; region NULL: all. */
struct lc_entries {
    const char *item, *region;
    unsigned year;
};

/* Backward from what was posted to an item of the ledger: its payers, and the applications behind
 * them. NULL when nothing was. */
struct lc_chain *lc_trace_ledger(const struct lc_record *r, const struct lc_entries *e);

/* Forward from an application: all that it pulled, by layer, as it was paid in a region (NULL: all)
 * and a year (0: all). */
struct lc_chain *lc_trace_application(const struct lc_record *r, uint32_t application,
                                      const char *region, unsigned year);

/* Some of what can be asked for: the largest of each kind. */
struct lc_chain *lc_trace_examples(const struct lc_record *r);

#endif

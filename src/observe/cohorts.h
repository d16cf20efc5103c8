/* cohorts.csv: cohorts of apprentices, and who held or waited for the crews of their trade when
 * they started.
 */
#ifndef LC_OBSERVE_COHORTS_H
#define LC_OBSERVE_COHORTS_H

#include "base/outfile.h"
#include "observe/links.h"
#include "observe/pulls.h"

struct lc_cohort_log;

/* The links and sets of a cohort go to the others' files. */
struct lc_cohort_log *lc_cohort_log_new(struct lc_outfile *f, struct lc_links *links,
                                        struct lc_pulls_log *pulls);
void lc_cohort_log_free(struct lc_cohort_log *l);
void lc_cohort_log_begin(struct lc_cohort_log *l, const struct lc_world *w);
void lc_cohort_log_see(struct lc_cohort_log *l, const struct lc_world *w, const struct lc_event *e);

#endif

/* pulls.csv: sets of shares, a row for each application that has part in it, and what was behind
 * the shares of a month's gap.
 *
 * Invariant: the shares of a set sum to 1.
 */
#ifndef LC_OBSERVE_PULLS_H
#define LC_OBSERVE_PULLS_H

#include "base/outfile.h"
#include "world/world.h"

struct lc_pulls_log;

struct lc_pulls_log *lc_pulls_log_new(struct lc_outfile *f);
void lc_pulls_log_free(struct lc_pulls_log *l);

/* Writes the equal shares, and those of the gaps at the start. */
void lc_pulls_log_begin(struct lc_pulls_log *l, const struct lc_world *w);

/* Writes the sets that the world got from the event, and keeps in mind what moved adoption. */
void lc_pulls_log_see(struct lc_pulls_log *l, const struct lc_world *w, const struct lc_event *e);

/* Writes the shares of a cohort of apprentices. */
void lc_pulls_log_cohort(struct lc_pulls_log *l, const struct lc_world *w, uint32_t cohort,
                         uint64_t event, const struct lc_shares *shares);

#endif

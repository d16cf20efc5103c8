/* The lineage of a single run: what caused what, kept as it happens, in four files that `layercake
 * trace` reads back.
 *
 *   pulls.csv     sets of shares: which applications pulled a month's gap, a queue for power, an
 *                 expansion of chip lines, or a cohort of apprentices, and what was behind each
 *   links.csv     from effects to their causes: projects, shares, orders, cohorts
 *   cohorts.csv   cohorts of apprentices, and the pool of workers when they started
 *   payments.csv  postings to the ledger, added up by payer, item, region and year
 *
 * Invariant: it looks at the world after each event and changes nothing in it; the shares of a set
 * sum to 1, and so do those of the joint causes of an effect: those below LC_LINK_LEAST_SHARE
 * (observe/joint.h) stand together as "others".
 */
#ifndef LC_OBSERVE_LINEAGE_H
#define LC_OBSERVE_LINEAGE_H

#include "observe/layout.h"
#include "observe/lineage_files.h"
#include "world/world.h"

struct lc_lineage;

/* One for a run; the files, all of them open, stay the caller's. */
struct lc_lineage *lc_lineage_new(const struct lc_layout *l, const struct lc_lineage_files *files);
void lc_lineage_free(struct lc_lineage *l);

/* Whom the ledger must tell of its postings. */
const struct lc_witness *lc_lineage_witness(struct lc_lineage *l);

/* To be called once all agents have started, after every event, and at the end. */
void lc_lineage_begin(struct lc_lineage *l, const struct lc_world *w);
void lc_lineage_see(struct lc_lineage *l, const struct lc_world *w, const struct lc_event *e);
void lc_lineage_end(struct lc_lineage *l, const struct lc_world *w);

#endif

/* links.csv: from effects to their causes.
 *
 *   gap        a factory or refit: the shares of the gap that its builder's review saw
 *   refit      a refit: the factory whose hall it fills
 *   request    a plant: the factory that asked for its power
 *   programme  a plant of a utility's programme: the shares of the queue that it answers
 *   queue      these shares: the factories that stood in a region's queue or study in a month
 *   orders     an expansion of a chip line: its shares
 *   book       these shares: the factories and refits whose orders stood in the book
 *   chips      an order: the factory or refit that placed it
 *   crews      a cohort of apprentices: the projects whose crews held or waited for its trade
 */
#ifndef LC_OBSERVE_LINKS_H
#define LC_OBSERVE_LINKS_H

#include "base/outfile.h"
#include "world/world.h"

struct lc_links;

struct lc_links *lc_links_new(struct lc_outfile *f);
void lc_links_free(struct lc_links *l);
void lc_links_begin(struct lc_links *l, const struct lc_world *w);
void lc_links_see(struct lc_links *l, const struct lc_world *w, const struct lc_event *e);
void lc_links_end(struct lc_links *l, const struct lc_world *w);

/* Writes the projects by their weights (n of them, one a project; workers) as causes of a cohort.
 * `before` is the weight of what stood before the start. */
void lc_links_cohort(struct lc_links *l, const struct lc_world *w, uint32_t cohort, uint64_t event,
                     const double *weight, double before);

/* The project that built a factory, or LC_NOBODY for those that operated at the start. */
uint32_t lc_links_builder_of(const struct lc_links *l, uint32_t factory);

#endif

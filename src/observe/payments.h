/* payments.csv: postings to the ledger by payer (a project, or an application whose seats or labs
 * pay), item, region and calendar year.
 *
 * Invariant: over the payers, what stands for an item, region and year is the ledger's, to
 * rounding.
 */
#ifndef LC_OBSERVE_PAYMENTS_H
#define LC_OBSERVE_PAYMENTS_H

#include "base/outfile.h"
#include "observe/layout.h"
#include "world/world.h"

struct lc_payments;

struct lc_payments *lc_payments_new(const struct lc_layout *l);
void lc_payments_free(struct lc_payments *p);

/* Adds a posting; context is the payments. */
void lc_payments_add(void *context, const struct lc_posted *posted);

/* Sum of all that was posted to an item. */
double lc_payments_total(const struct lc_payments *p, uint32_t item);

void lc_payments_write(const struct lc_payments *p, struct lc_outfile *f, const struct lc_world *w);

#endif

/* Paying for things: the one way in which money enters the ledger, the flows and the totals
 * together. */
#ifndef LC_WORLD_ACCOUNT_H
#define LC_WORLD_ACCOUNT_H

#include "world/world.h"

/* Posts M$ to one cost line in a region. */
void lc_account_pay(struct lc_world *w, uint32_t cost_line, uint32_t region,
                    const struct lc_shares *shares, double musd);

/* Posts M$ to the lines of an outlay by their shares. */
void lc_account_outlay(struct lc_world *w, enum lc_outlay outlay, uint32_t region,
                       const struct lc_shares *shares, double musd);

/* Posts a physical measure (MW, H100e, worker-years). */
void lc_account_measure(struct lc_world *w, enum lc_measure measure, uint32_t region,
                        const struct lc_shares *shares, double amount);

/* Posts the worker-years that a crew has put into a project, to the project's layer. */
void lc_account_work(struct lc_world *w, uint32_t project, double worker_years);

#endif

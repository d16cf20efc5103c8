/* Paying for things: the one way in which money and measures enter the ledger, the flows, the
 * totals and the books of a witness together. */
#ifndef LC_WORLD_ACCOUNT_H
#define LC_WORLD_ACCOUNT_H

#include "world/world.h"

/* Who pays, or puts in work: a project, or LC_NOBODY where seats and labs pay; and for whom. */
struct lc_payer {
    uint32_t project;
    const struct lc_shares *shares;
};

/* A project, for those that pulled it. Good until the next shares are added. */
static inline struct lc_payer lc_payer_of(const struct lc_world *w, uint32_t project)
{
    return (struct lc_payer){project, lc_pull(w, w->projects.items[project].pull)};
}

/* Posts M$ to one cost line in a region. */
void lc_account_pay(struct lc_world *w, uint32_t cost_line, uint32_t region, struct lc_payer payer,
                    double musd);

/* Posts M$ to the lines of an outlay by their shares. */
void lc_account_outlay(struct lc_world *w, enum lc_outlay outlay, uint32_t region,
                       struct lc_payer payer, double musd);

/* Posts a physical measure (MW, H100e, worker-years). */
void lc_account_measure(struct lc_world *w, enum lc_measure measure, uint32_t region,
                        struct lc_payer payer, double amount);

/* Posts the worker-years that a crew has put into a project, to the project's layer. */
void lc_account_work(struct lc_world *w, uint32_t project, double worker_years);

#endif

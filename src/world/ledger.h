/* The pull-through ledger (model section 5.9): every payment, MW and worker-year is posted with the
 * shares of the applications that pulled it.
 *
 * Postings come in order of time: what a closed year holds is summed once.
 *
 * Invariant: over all applications, what was posted to an item equals the item's own total to
 * rounding.
 */
#ifndef LC_WORLD_LEDGER_H
#define LC_WORLD_LEDGER_H

#include "base/limits.h"
#include "base/time.h"
#include "world/layers.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which applications pulled something; sums to 1. */
struct lc_shares {
    double of[LC_MAX_APPLICATIONS];
};

/* Shares that many things have in common (all that was proposed in one month): kept once each and
 * named by a number. Number LC_PULL_EVEN is equal shares. */
#define LC_PULL_EVEN 0u
struct lc_pulls {
    struct lc_shares *items;
    size_t n, room;
};

struct lc_ledger {
    double *amount; /* [years][items][regions][applications]; owned by the observation */
    double *total;  /* [items]: control totals, kept apart from the split */
    uint32_t n_years, n_items, n_regions, n_applications;
    int first_year;
    lc_time year_from, year_to; /* the calendar year of the latest posting, and its number */
    uint32_t year;
    double closed[LC_MAX_COST_LINES +
                  LC_MEASURE_COUNT]; /* sums of the entries of the years before it */
};

/* Posts amount to an item (cost line, or n_cost_lines + enum lc_measure) in the calendar year of
 * now. */
void lc_ledger_post(struct lc_ledger *l, lc_time now, uint32_t item, uint32_t region,
                    const struct lc_shares *shares, double amount);

/* Largest relative difference between an item's control total and the sum of its entries. */
double lc_ledger_imbalance(const struct lc_ledger *l);

/* Forgets all but the equal shares of so many applications. */
void lc_pulls_reset(struct lc_pulls *p, uint32_t n_applications);

/* Keeps shares; returns their number. */
uint32_t lc_pulls_add(struct lc_pulls *p, const struct lc_shares *shares);

/* Adds shares times a weight. */
static inline void lc_shares_add(struct lc_shares *s, const struct lc_shares *more, double weight,
                                 uint32_t n_applications)
{
    for (uint32_t a = 0; a < n_applications; a++) {
        s->of[a] += weight * more->of[a];
    }
}

/* Scales weights (>= 0) to sum to 1; equal shares where all are 0. */
void lc_shares_normalise(struct lc_shares *s, uint32_t n_applications);

#endif

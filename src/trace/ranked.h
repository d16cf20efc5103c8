/* Parts of a whole, the largest first: which of them are told one by one, and what is left. */
#ifndef LC_TRACE_RANKED_H
#define LC_TRACE_RANKED_H

#include <glib.h>

struct lc_ranked_part {
    guint id;      /* the caller's */
    double amount; /* may be below 0: what was given back */
};

struct lc_ranked {
    GArray *parts;
    double sum;
};

struct lc_ranked *lc_ranked_new(void);
void lc_ranked_free(struct lc_ranked *r);

/* Adds an amount; those of one number come one after the other. */
void lc_ranked_add(struct lc_ranked *r, guint id, double amount);

/* Sorts by size, then by number, and returns how many are told one by one: those of at least
 * LC_CHAIN_LEAST_SHARE of the whole, which may be more than their sum, and LC_CHAIN_LEAST_ROWS in
 * any case. */
guint lc_ranked_sort(struct lc_ranked *r, double whole);

const struct lc_ranked_part *lc_ranked_at(const struct lc_ranked *r, guint i);

/* A part of a whole; NAN where that is 0, as it is when all was given back: nothing is a part of
 * it.
 */
double lc_ranked_share(double amount, double whole);

/* Sum of those behind the first n, over the sum of all. */
double lc_ranked_rest(const struct lc_ranked *r, guint n);

#endif

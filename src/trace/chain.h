/* The rows of a trace, before it is printed: a tree in the order in which it is read, from what was
 * asked for down to the last causes (backward) or to the last effects (forward).
 *
 * Invariant: a row stands behind its parent, and deeper by one. Shares are parts of the parent;
 * what a row is of the whole is the product of the shares down to it. LC_CHAIN_LEAST_SHARE: what is
 * less stands under "others" with the rest, whose share is told: nothing is left out unseen.
 */
#ifndef LC_TRACE_CHAIN_H
#define LC_TRACE_CHAIN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define LC_CHAIN_LEAST_SHARE 0.01
#define LC_CHAIN_LEAST_ROWS  3 /* so many joint causes are told however small they are */
#define LC_CHAIN_ROOT        G_MAXUINT

struct lc_chain_row {
    guint parent; /* LC_CHAIN_ROOT for the first */
    unsigned depth;
    const char *relation, *node, *layer, *text, *date; /* live as long as the chain */
    uint64_t event;                                    /* 0: none */
    double share, whole;                               /* NAN: not a part */
    double mw, musd, worker_years;                     /* NAN: none */
};

struct lc_chain {
    GStringChunk *texts;
    GArray *rows;
    bool is_forward;
};

struct lc_chain *lc_chain_new(bool is_forward);
void lc_chain_free(struct lc_chain *c);

/* Adds a row and returns its number. relation: how it bears on its parent, before its name: "asked
 * for by"; layer: one of the five, or what else it belongs to. The text is made as printf would. */
guint lc_chain_add(struct lc_chain *c, guint parent, const char *relation, const char *node,
                   const char *layer, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The row; good until the next is added. */
struct lc_chain_row *lc_chain_row(const struct lc_chain *c, guint row);

/* Says which part of its parent a row is. */
void lc_chain_set_share(struct lc_chain *c, guint row, double share);

/* Says when it was, and in which event. */
void lc_chain_set_event(struct lc_chain *c, guint row, uint64_t event, const char *date);

/* Adds "others": so many that are together that share of the parent. Nothing where there are none.
 */
void lc_chain_add_others(struct lc_chain *c, guint parent, guint n, double share, const char *what);

#endif

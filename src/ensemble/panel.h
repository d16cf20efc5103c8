/* A few quantities of every replication of an ensemble, in memory: what paired runs and designed
 * experiments compare.
 *
 * Blocks pass by and are dropped, so that an ensemble takes no more than its quantities. Invariant:
 * the value of replication i depends on the model, the seed and i alone.
 */
#ifndef LC_ENSEMBLE_PANEL_H
#define LC_ENSEMBLE_PANEL_H

#include "ensemble/block.h"
#include "observe/probe.h"

struct lc_panel {
    const struct lc_probe *probe;
    uint32_t n;     /* replications 0 to n - 1 */
    double *values; /* [quantity][n] */
    bool *kept;     /* n: finished and not failed */
    uint32_t n_failed;
    bool is_single; /* cells in single precision, as in parts: values equal those of a folder */
};

/* Bytes that a panel of n replications takes; SIZE_MAX when they can't be counted. */
size_t lc_panel_bytes(const struct lc_probe *probe, uint32_t n);

/* The probe must outlive it. Ends with lc_panel_fini(). */
void lc_panel_init(struct lc_panel *p, const struct lc_probe *probe, uint32_t n);
void lc_panel_fini(struct lc_panel *p);

/* Takes the quantities of a block's replications. */
void lc_panel_take(struct lc_panel *p, const struct lc_block *b);

/* Marks, of the panel's n replications over all ensembles of a comparison: which are there in each.
 * Free with g_free(). */
bool *lc_kept_new(uint32_t n);
void lc_kept_note(bool *kept, const struct lc_panel *p);

/* Numbers of the replications that are there in each, or that are not, ascending; g_free() them. */
uint32_t *lc_kept_list(uint32_t *n_listed, const bool *kept, uint32_t n, bool is_kept);

/* The n values of a quantity. */
static inline const double *lc_panel_get(const struct lc_panel *p, uint32_t quantity)
{
    return p->values + (size_t)quantity * p->n;
}

#endif

/* The observations of a block of replications: the unit in which an ensemble is shared out, kept
 * and written.
 *
 * A block holds up to LC_LATIN_BLOCK replications that follow each other. The values of one cell
 * lie side by side, so that a cell can be gathered at the speed of memory. Series, held-back
 * capacity and draws are doubles; the ledger, the largest of them, is kept in single precision
 * (seven digits, far below its Monte Carlo error). Invariant: what a block holds depends on which
 * replications were put, not on when or by whom.
 */
#ifndef LC_ENSEMBLE_BLOCK_H
#define LC_ENSEMBLE_BLOCK_H

#include "observe/samples.h"
#include "rand/latin.h"

#define LC_SAMPLE_KINDS (LC_SAMPLE_DRAW + 1)

struct lc_block {
    uint32_t first, n; /* replications first to first + n - 1 */
    size_t cells[LC_SAMPLE_KINDS];
    double *values[LC_SAMPLE_KINDS]; /* [cell][LC_LATIN_BLOCK]; NULL for the ledger */
    float *ledger;                   /* the same */
    bool kept[LC_LATIN_BLOCK];       /* finished and not failed */
    uint64_t events[LC_LATIN_BLOCK]; /* handled in each that was put */
    char *failures[LC_LATIN_BLOCK];  /* why, of those that failed */
};

/* Bytes that a block takes; SIZE_MAX when they can't be counted. */
size_t lc_block_bytes(const struct lc_layout *l);

/* n: at most LC_LATIN_BLOCK. Free with lc_block_free(). */
struct lc_block *lc_block_new(const struct lc_layout *l, uint32_t first, uint32_t n);
void lc_block_free(struct lc_block *b);

/* Copies an observation as that of o->replication, which belongs to the block. Safe to call from
 * several threads, once for each replication. */
void lc_block_put(struct lc_block *b, const struct lc_observation *o);

/* Events of all replications that were put. */
uint64_t lc_block_events(const struct lc_block *b);

/* One value. slot: replication, counted from the block's first. */
static inline double lc_block_get(const struct lc_block *b, enum lc_sample_kind kind, size_t cell,
                                  uint32_t slot)
{
    const size_t at = cell * LC_LATIN_BLOCK + slot;

    return kind == LC_SAMPLE_LEDGER ? (double)b->ledger[at] : b->values[kind][at];
}

#endif

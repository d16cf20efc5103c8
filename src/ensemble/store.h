/* Holds an ensemble in memory, block by block, for those who need all of it at once and keep none
 * of it: hindcasts, calibrations and single runs. (A forecast's lies on disk: ensemble/archive.h.)
 *
 * Blocks may come in any order. Failed replications are listed and left out.
 */
#ifndef LC_ENSEMBLE_STORE_H
#define LC_ENSEMBLE_STORE_H

#include "ensemble/block.h"

struct lc_store;

struct lc_failure {
    uint32_t replication;
    const char *text;
};

/* Bytes that n replications take; SIZE_MAX when they can't be counted. */
size_t lc_store_bytes(const struct lc_layout *l, uint32_t n);

struct lc_store *lc_store_new(void);
void lc_store_free(struct lc_store *s);

/* Takes a block over. */
void lc_store_add(struct lc_store *s, struct lc_block *b);

/* After the last block: the finished replications that did not fail. The arrays belong to the
 * store. */
struct lc_samples lc_store_samples(struct lc_store *s);

/* Failures by replication number. Returns how many; *failures belongs to the store. */
uint32_t lc_store_failures(struct lc_store *s, const struct lc_failure **failures);

#endif

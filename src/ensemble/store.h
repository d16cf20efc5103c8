/* Holds the observations of an ensemble, in parts of LC_LATIN_BLOCK replications.
 *
 * In a part the values of one cell lie side by side, so that a cell can be gathered over thousands
 * of replications at the speed of memory. Series, held-back capacity and draws are doubles; the
 * ledger, the largest of them, is kept in single precision (seven digits, far below its Monte Carlo
 * error). Replications may be put in any order and by several threads at once. Failed ones are
 * listed and left out. Invariant: what is gathered depends on which replications were put, not on
 * when or by whom.
 */
#ifndef LC_ENSEMBLE_STORE_H
#define LC_ENSEMBLE_STORE_H

#include "observe/samples.h"

struct lc_store;

struct lc_failure {
    uint32_t replication;
    char text[256];
};

/* Bytes that n replications take; SIZE_MAX when they can't be counted. */
size_t lc_store_bytes(const struct lc_layout *l, uint32_t n);

/* Room for replications 0 to n - 1; memory is taken part by part as they come. */
struct lc_store *lc_store_new(const struct lc_layout *l, uint32_t n);
void lc_store_free(struct lc_store *s);

/* Copies observation o as that of o->replication. Safe to call from several threads, once for each
 * replication. */
void lc_store_put(struct lc_store *s, const struct lc_observation *o);

/* After the last put: the finished replications that did not fail. The arrays belong to the store.
 */
struct lc_samples lc_store_samples(struct lc_store *s);

/* Failures by replication number. Returns how many; *failures belongs to the store. */
uint32_t lc_store_failures(struct lc_store *s, const struct lc_failure **failures);

#endif

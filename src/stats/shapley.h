/* Shapley values: what each part of a package contributes to what the whole package changes.
 *
 * A part's value is what it adds to the parts before it, averaged over all orders in which the
 * package may be put together (Shapley 1953). It is the only division that adds up to the whole
 * (efficiency), treats parts alike that do alike (symmetry), gives nothing to a part that never
 * changes anything (dummy) and adds over outcomes (additivity); hence replication by replication.
 */
#ifndef LC_STATS_SHAPLEY_H
#define LC_STATS_SHAPLEY_H

#include <stddef.h>

#define LC_SHAPLEY_PARTS_MAX 10 /* coalitions double with each: 1024 runs of every replication */

/* Fills phi[k * n], phi[part * n + replication], from the outcome of every coalition,
 * v[2^k * n]: v[coalition * n + replication], where bit i of coalition is set when part i is in. k
 * is 1 to LC_SHAPLEY_PARTS_MAX. */
void lc_shapley_values(double *phi, const double *v, size_t k, size_t n);

#endif

/* Latin hypercube blocks with rank correlation.
 *
 * Replication i takes row i % LC_LATIN_BLOCK of block i / LC_LATIN_BLOCK. A block depends on (seed,
 * block number, number of columns' keys) alone, so ensembles extend and shard without changing a
 * draw. Each column is a stratified uniform sample, permuted; the permutations are then rearranged
 * so that their rank correlation is near the target (Iman and Conover 1982).
 */
#ifndef LC_RAND_LATIN_H
#define LC_RAND_LATIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LC_LATIN_BLOCK   100
#define LC_LATIN_PURPOSE UINT32_MAX /* purpose of its streams (stream.h): no caller uses it */

/* Fills u[LC_LATIN_BLOCK * n] (row-major: u[row * n + column]) with probabilities in (0, 1).
 * keys: n column keys (a hash of the parameter's name, so that adding a parameter leaves the other
 * columns alone); correlation: n x n target rank correlation, row-major, or NULL for none; must be
 * positive definite. Columns without any off-diagonal target keep their own permutation. Returns
 * false when the matrix is not positive definite. */
bool lc_latin_block(double *u, size_t n, const uint64_t *keys, const double *correlation,
                    uint64_t seed, uint32_t block);

/* True when the symmetric matrix has a Cholesky factor. */
bool lc_is_positive_definite(const double *matrix, size_t n);

#endif

/* Points that fill [0, 1]^m evenly, for any number of columns, each randomly placed.
 *
 * GSL's Sobol sequence (Bratley and Fox 1988) ends at 40 columns. Columns beyond come in further
 * sets of 40: the same points in another order, shuffled inside every block [2^h, 2^(h+1)) by
 * swapping halves at random (padding: Burley 2020, Journal of Computer Graphics Techniques 9(4)).
 * Inside a set points are Sobol's, between sets they are independent, and every column has one
 * point in each of 2^h equal cells in the first 2^h points. Plain random points for the columns
 * beyond would lose that stratification, a Latin sample could not be extended. A random digital
 * shift for each column (L'Ecuyer and Lemieux 2002) makes every point uniform, so that means are
 * unbiased. It keeps the sequence's own pattern: two seeds may differ by less than either's error
 * where the function is symmetric. Scrambling every digit (Owen 1995) has no such pattern, but left
 * larger errors in most indices of Ishigami's and Sobol's functions, up to five times in
 * first-order ones. Point 0 belongs to the sequence and is kept, although GSL's begins at 1 (Owen
 * 2020).
 *
 * Invariant: a point depends on (seed, its number, its column) alone.
 */
#ifndef LC_STATS_SOBOL_POINTS_H
#define LC_STATS_SOBOL_POINTS_H

#include <stddef.h>
#include <stdint.h>

#define LC_SOBOL_SET 40 /* columns that are Sobol's among themselves */

/* Fills u[n * m], row-major, with points in (0, 1). n: at most 2^30, a power of two is best. */
void lc_sobol_points(double *u, size_t n, size_t m, uint64_t seed);

#endif

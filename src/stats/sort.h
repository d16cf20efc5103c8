/* Sorting the values of a cell over thousands of replications.
 *
 * Tables ask for quantiles of tens of thousands of cells: a sort by digits takes a fifth of the
 * time of one by comparisons, and as long for any order of the values.
 */
#ifndef LC_STATS_SORT_H
#define LC_STATS_SORT_H

#include <stddef.h>

/* Sorts n (below 2^32) values, none of them NAN, in ascending order. spare: room for n. By
 * the digits of their bits, least significant first (Knuth 1998, 5.2.5). */
void lc_sort(double *values, double *spare, size_t n);

#endif

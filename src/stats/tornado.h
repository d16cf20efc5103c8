/* What an output is where an input is low and where it is high: the bars of a tornado chart, from a
 * given sample.
 *
 * Low is the tenth of the rows with the least x, high the tenth with the largest; rows equal to the
 * last of them count as well, so that the order of rows doesn't matter and a discrete input's tenth
 * may be more than one. With correlated inputs the bars show what goes along with x too.
 */
#ifndef LC_STATS_TORNADO_H
#define LC_STATS_TORNADO_H

#include <stddef.h>

struct lc_tornado_end {
    size_t n;
    double mean, median; /* of y */
};

struct lc_tornado {
    struct lc_tornado_end low, high;
};

/* Both ends of n pairs of finite values; numbers of y are NAN when n is 0. A tenth is rounded up.
 */
void lc_tornado_bars(struct lc_tornado *out, const double *x, const double *y, size_t n);

#endif

/* Kolmogorov-Smirnov test for the tests of this room. */
#ifndef LC_TEST_KS_H
#define LC_TEST_KS_H

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Greatest distance of the sample's distribution from the law, times sqrt(n). Above 2.8 with a
 * probability of 2 exp(-2 * 2.8^2) = 3e-7. The sample is sorted. */
static inline double ks_statistic(double *x, size_t n, double (*cdf)(double))
{
    double greatest = 0;

    qsort(x, n, sizeof *x, compare_doubles);
    for (size_t i = 0; i < n; i++) {
        const double p = cdf(x[i]);

        greatest = fmax(greatest, fmax(p - (double)i / (double)n, (double)(i + 1) / (double)n - p));
    }
    return greatest * sqrt((double)n);
}

#define KS_LIMIT 2.8

#endif

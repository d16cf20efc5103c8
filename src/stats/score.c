#include "stats/score.h"

#include "stats/quantile.h"

#include <assert.h>
#include <gsl/gsl_sort_double.h>
#include <math.h>

double lc_crps_sample(double *values, size_t n, double y)
{
    const double size = (double)n;
    double off = 0, apart = 0;

    if (n == 0) {
        return NAN;
    }
    gsl_sort(values, 1, n);
    for (size_t i = 0; i < n; i++) {
        const double step = values[i] - y; /* against cancellation: the factors below sum to 0 */

        off += fabs(step);
        apart += (2 * (double)i - (size - 1)) * step;
    }
    return off / size - (n > 1 ? apart / (size * (size - 1)) : 0);
}

double lc_crps_normal(double mean, double sd, double y)
{
    const double off = y - mean;

    if (sd <= 0) {
        return fabs(off);
    }
    const double z = off / sd, density = exp(-z * z / 2) * M_SQRT1_2 * M_2_SQRTPI / 2;

    return off * erf(z * M_SQRT1_2) + sd * (2 * density - M_2_SQRTPI / 2);
}

/* Number of sorted values below y, or up to and including y. */
static size_t count_below(const double *sorted, size_t n, double y, bool with_equal)
{
    size_t low = 0, high = n;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (sorted[middle] < y || (with_equal && sorted[middle] == y)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

double lc_pit_sample(const double *sorted, size_t n, double y)
{
    const size_t below = count_below(sorted, n, y, false);
    const size_t up_to = count_below(sorted, n, y, true);

    return ((double)(below + up_to) + 1) / (2 * ((double)n + 1));
}

bool lc_is_covered_sample(const double *sorted, size_t n, double y, double level)
{
    assert(level >= 0 && level <= 1);
    return n > 0 && y >= lc_quantile_sorted(sorted, n, (1 - level) / 2) &&
           y <= lc_quantile_sorted(sorted, n, (1 + level) / 2);
}

void lc_pit_histogram(double *share, size_t bins, const double *pit, size_t n)
{
    for (size_t i = 0; i < bins; i++) {
        share[i] = 0;
    }
    for (size_t i = 0; i < n; i++) {
        assert(pit[i] >= 0 && pit[i] <= 1);
        const size_t bin = (size_t)(pit[i] * (double)bins);

        share[bin < bins ? bin : bins - 1]++;
    }
    for (size_t i = 0; i < bins && n > 0; i++) {
        share[i] /= (double)n;
    }
}

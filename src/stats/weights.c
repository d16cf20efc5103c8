#include "stats/weights.h"

#include <assert.h>
#include <glib.h>
#include <gsl/gsl_sort_double.h>
#include <math.h>

static double total(const double *w, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += w[i];
    }
    return sum;
}

/* Indices that put the values in ascending order; the caller frees them. */
static size_t *order_of(const double *values, size_t n)
{
    size_t *order = g_new(size_t, n);

    gsl_sort_index(order, values, 1, n);
    return order;
}

double lc_weights_normalise(double *w_out, const double *log_w, size_t n)
{
    double largest = -INFINITY, sum = 0, squares = 0;

    for (size_t i = 0; i < n; i++) {
        assert(log_w[i] < INFINITY);
        largest = fmax(largest, log_w[i]);
    }
    for (size_t i = 0; i < n; i++) {
        w_out[i] = largest > -INFINITY ? exp(log_w[i] - largest) : 0;
        sum += w_out[i];
    }
    for (size_t i = 0; i < n && sum > 0; i++) {
        w_out[i] /= sum;
        squares += w_out[i] * w_out[i];
    }
    return sum > 0 ? 1 / squares : 0;
}

double lc_weighted_mean(const double *values, const double *w, size_t n)
{
    const double all = total(w, n);
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += w[i] * values[i];
    }
    return all > 0 ? sum / all : NAN;
}

double lc_weighted_quantile(const double *values, const double *w, size_t n, double p)
{
    const double all = total(w, n);
    double squares = 0, before = 0, sum = 0, covered = 0;

    assert(p >= 0 && p <= 1);
    if (!(all > 0)) {
        return NAN;
    }
    for (size_t i = 0; i < n; i++) {
        squares += w[i] / all * (w[i] / all);
    }
    const double low = (1 - squares) * p, high = low + squares;
    size_t *order = order_of(values, n);
    double origin = NAN; /* against cancellation, and exact when one value fills the window */

    for (size_t i = 0; i < n; i++) {
        const double after = before + w[order[i]] / all;
        const double part = fmin(after, high) - fmax(before, low);

        if (part > 0) {
            origin = covered > 0 ? origin : values[order[i]];
            sum += part * (values[order[i]] - origin);
            covered += part;
        }
        before = after;
    }
    g_free(order);
    return origin + sum / covered;
}

void lc_resample_systematic(uint32_t *out, size_t m, const double *w, size_t n, double u)
{
    const double all = total(w, n);
    size_t index = 0, last = n;

    assert(all > 0 && u >= 0 && u < 1 && n <= UINT32_MAX);
    do {
        last--;
    } while (!(w[last] > 0)); /* where rounding could lead beyond the end */
    double reached = w[0];

    for (size_t i = 0; i < m; i++) {
        const double place = ((double)i + u) / (double)m * all;

        while (reached <= place && index < last) {
            reached += w[++index];
        }
        out[i] = (uint32_t)index;
    }
}

double lc_ks_weighted(const double *values, const double *w, size_t n)
{
    const double all = total(w, n);
    double sum = 0, largest = 0;

    if (!(all > 0)) {
        return NAN;
    }
    size_t *order = order_of(values, n);

    for (size_t i = 0; i < n; i++) {
        sum += w[order[i]];
        if (i + 1 == n || values[order[i + 1]] > values[order[i]]) { /* steps of ties are one */
            largest = fmax(largest, fabs(sum / all - (double)(i + 1) / (double)n));
        }
    }
    g_free(order);
    return largest;
}

double lc_implausibility(double observed, double expected, double var_observation,
                         double var_discrepancy, double var_ensemble)
{
    const double off = fabs(observed - expected);
    const double variance = var_observation + var_discrepancy + var_ensemble;

    if (off <= 0) {
        return 0;
    }
    return variance > 0 ? off / sqrt(variance) : INFINITY;
}

#include "stats/quantile.h"

#include <assert.h>
#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <stdint.h>

#define SMALL      16 /* ranges up to here are sorted by insertion */
#define STACK_SIZE 64 /* the larger part is put off, so depth is at most log2(n) */

/* Values [low, high) that hold the ranks [first, last). */
struct range {
    size_t low, high;
    size_t first, last;
    int budget; /* partitions left before the range is sorted outright */
};

static void sort_small(double *x, size_t low, size_t high)
{
    for (size_t i = low + 1; i < high; i++) {
        const double value = x[i];
        size_t j = i;

        for (; j > low && x[j - 1] > value; j--) {
            x[j] = x[j - 1];
        }
        x[j] = value;
    }
}

static double median_of_three(double a, double b, double c)
{
    return a < b ? (b < c ? b : fmax(a, c)) : (a < c ? a : fmax(b, c));
}

/* Hoare's partition: values up to the returned place (not included) are at most those from it on.
 * Neither part is empty, because the pivot is not the only value on its side. */
static size_t partition(double *x, size_t low, size_t high)
{
    const double pivot = median_of_three(x[low], x[low + (high - low) / 2], x[high - 1]);
    size_t i = low, j = high - 1;

    for (;;) {
        while (x[i] < pivot) {
            i++;
        }
        while (x[j] > pivot) {
            j--;
        }
        if (i >= j) {
            return i > low ? i : low + 1;
        }
        const double held = x[i];

        x[i++] = x[j];
        x[j--] = held;
    }
}

/* Brings the value of each wanted rank (ascending) to its place. */
static void place_ranks(double *x, size_t n, const size_t *ranks, size_t n_ranks)
{
    struct range stack[STACK_SIZE];
    size_t depth = 0;

    stack[depth++] = (struct range){0, n, 0, n_ranks, 2 * STACK_SIZE};
    while (depth > 0) {
        struct range r = stack[--depth];

        if (r.first == r.last) {
            continue;
        }
        if (r.high - r.low <= SMALL) {
            sort_small(x, r.low, r.high);
            continue;
        }
        if (r.budget == 0) {
            gsl_sort(x + r.low, 1, r.high - r.low); /* heap sort: no bad cases */
            continue;
        }
        const size_t middle = partition(x, r.low, r.high);
        size_t split = r.first;

        while (split < r.last && ranks[split] < middle) {
            split++;
        }
        const struct range left = {r.low, middle, r.first, split, r.budget - 1};
        const struct range right = {middle, r.high, split, r.last, r.budget - 1};
        const int left_is_larger = middle - r.low > r.high - middle;

        stack[depth++] = left_is_larger ? left : right;
        stack[depth++] = left_is_larger ? right : left;
    }
}

static double interpolate(const double *x, size_t n, double p)
{
    const double h = (double)(n - 1) * p;
    const size_t k = (size_t)h;
    const double part = h - (double)k;

    return part > 0 && k + 1 < n ? x[k] + part * (x[k + 1] - x[k]) : x[k];
}

double lc_quantile_sorted(const double *sorted, size_t n, double p)
{
    assert(p >= 0 && p <= 1);
    return n > 0 ? interpolate(sorted, n, p) : NAN;
}

void lc_quantiles(double *out, double *values, size_t n, const double *p, size_t n_p)
{
    size_t ranks[2 * LC_QUANTILES_MAX], n_ranks = 0;

    assert(n_p <= LC_QUANTILES_MAX);
    for (size_t i = 0; i < n_p && n > 0; i++) {
        const size_t k = (size_t)((double)(n - 1) * p[i]);

        for (size_t rank = k; rank <= k + 1 && rank < n; rank++) {
            if (n_ranks == 0 || ranks[n_ranks - 1] < rank) {
                ranks[n_ranks++] = rank;
            }
        }
    }
    place_ranks(values, n, ranks, n_ranks);
    for (size_t i = 0; i < n_p; i++) {
        out[i] = n > 0 ? interpolate(values, n, p[i]) : NAN;
    }
}

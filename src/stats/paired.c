#include "stats/paired.h"

#include "stats/mcse.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

#define ROUNDING 1e-12 /* relative; sums of some thousand terms in double precision */

static const double probabilities[LC_PAIRED_QUANTILES] = {0.05, 0.1, 0.9, 0.95};

struct lc_paired_room {
    double *a, *b, *spare;
    double *weights; /* of the median's error, for n_weights values */
    size_t n_weights;
};

struct lc_paired_room *lc_paired_room_new(size_t n)
{
    struct lc_paired_room *room = g_new(struct lc_paired_room, 1);

    room->a = g_new(double, n + 1);
    room->b = g_new(double, n + 1);
    room->spare = g_new(double, n + 1);
    room->weights = g_new(double, n + 1);
    room->n_weights = 0;
    return room;
}

void lc_paired_room_free(struct lc_paired_room *room)
{
    if (room) {
        g_free(room->a);
        g_free(room->b);
        g_free(room->spare);
        g_free(room->weights);
        g_free(room);
    }
}

static double variance(const double *values, size_t n)
{
    const double mean = lc_mean(values, n);
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += (values[i] - mean) * (values[i] - mean);
    }
    return n > 1 ? sum / (double)(n - 1) : NAN;
}

/* Variance of the difference of two independent runs over that of the pairs; NAN when nothing
 * varies at all. */
static double variance_ratio(const double *first, const double *other, const double *difference,
                             size_t n)
{
    const double apart = variance(first, n) + variance(other, n), paired = variance(difference, n);

    return paired > 0 ? apart / paired : apart > 0 ? INFINITY : NAN;
}

/* What is left of equal values after they were added up in another order counts as no difference.
 */
static double difference(double first, double other)
{
    const double d = other - first;

    return fabs(d) > ROUNDING * fmax(fabs(first), fabs(other)) ? d : 0;
}

static double median_of(struct lc_paired_room *room, const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        room->b[i] = values[i];
    }
    lc_sort(room->b, room->spare, n);
    return lc_quantile_sorted(room->b, n, 0.5);
}

/* Quantiles of the differences, which are left sorted in room->b. */
static void summarise(struct lc_paired *out, struct lc_paired_room *room, size_t n)
{
    size_t up = 0, nil = 0;

    for (size_t i = 0; i < n; i++) {
        up += room->a[i] > 0;
        nil += room->a[i] == 0;
    }
    out->probability_up = (double)up / (double)n;
    out->probability_nil = (double)nil / (double)n;
    out->median = median_of(room, room->a, n);
    for (size_t i = 0; i < LC_PAIRED_QUANTILES; i++) {
        out->quantiles[i] = lc_quantile_sorted(room->b, n, probabilities[i]);
    }
    if (room->n_weights != n) {
        lc_mcse_weights(room->weights, n, 0.5);
        room->n_weights = n;
    }
    out->mcse_median = lc_mcse_quantile(room->b, room->weights, n);
}

/* What asks for values above 0: relative differences, logarithms. */
static void compare_logs(struct lc_paired *out, struct lc_paired_room *room, const double *first,
                         const double *other, const uint32_t *replications, size_t n)
{
    bool is_first_above = true, is_other_above = true;

    for (size_t i = 0; i < n; i++) {
        is_first_above &= first[i] > 0;
        is_other_above &= other[i] > 0;
    }
    if (!is_first_above) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        room->a[i] = difference(first[i], other[i]) / first[i];
    }
    out->median_share = median_of(room, room->a, n);
    if (!is_other_above) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        room->a[i] = log(first[i]);
        room->b[i] = log(other[i]);
        room->spare[i] = difference(first[i], other[i]) == 0 ? 0 : room->b[i] - room->a[i];
    }
    out->log_mean = lc_mean(room->spare, n);
    out->mcse_log_mean = lc_mcse_mean(room->spare, replications, n);
    out->log_variance_ratio = variance_ratio(room->a, room->b, room->spare, n);
}

void lc_paired_compare(struct lc_paired *out, struct lc_paired_room *room, const double *first,
                       const double *other, const uint32_t *replications, size_t n)
{
    *out = (struct lc_paired){n,   NAN, NAN, NAN, NAN, NAN, NAN, {NAN, NAN, NAN, NAN},
                              NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (n == 0) {
        return;
    }
    out->first_median = median_of(room, first, n);
    out->other_median = median_of(room, other, n);
    for (size_t i = 0; i < n; i++) {
        room->a[i] = difference(first[i], other[i]);
    }
    out->mean = lc_mean(room->a, n);
    out->mcse_mean = lc_mcse_mean(room->a, replications, n);
    out->variance_ratio = variance_ratio(first, other, room->a, n);
    summarise(out, room, n);
    compare_logs(out, room, first, other, replications, n);
}

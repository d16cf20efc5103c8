#include "stats/mcse.h"

#include "rand/latin.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

double lc_mean(const double *values, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += values[i];
    }
    return n > 0 ? sum / (double)n : NAN;
}

/* Moments of means, one at a time (Welford 1962). */
struct spread {
    size_t n;
    double mean, squares;
};

static void spread_add(struct spread *s, double value)
{
    const double step = value - s->mean;

    s->n++;
    s->mean += step / (double)s->n;
    s->squares += step * (value - s->mean);
}

/* Length of the run of values whose replications lie in one block. */
static size_t run_length(const uint32_t *replications, size_t n)
{
    const uint32_t block = replications[0] / LC_LATIN_BLOCK;
    size_t length = 1;

    while (length < n && replications[length] / LC_LATIN_BLOCK == block) {
        length++;
    }
    return length;
}

static bool is_whole(size_t length)
{
    return length >= LC_LATIN_BLOCK / 2;
}

double lc_mcse_freedom(const uint32_t *replications, size_t n)
{
    size_t n_blocks = 0;

    for (size_t i = 0; i < n;) {
        const size_t length = run_length(replications + i, n - i);

        n_blocks += is_whole(length);
        i += length;
    }
    return n < 2 ? 0 : (double)((n_blocks >= LC_MCSE_BLOCKS ? n_blocks : n) - 1);
}

double lc_mcse_mean(const double *values, const uint32_t *replications, size_t n)
{
    struct spread blocks = {0}, singles = {0};

    if (n < 2) {
        return NAN;
    }
    for (size_t i = 0; i < n;) {
        const size_t length = run_length(replications + i, n - i);

        if (is_whole(length)) {
            spread_add(&blocks, lc_mean(values + i, length));
        }
        i += length;
    }
    if (blocks.n >= LC_MCSE_BLOCKS) {
        const double n_blocks = (double)n / LC_LATIN_BLOCK;

        return sqrt(blocks.squares / (double)(blocks.n - 1) / n_blocks);
    }
    for (size_t i = 0; i < n; i++) {
        spread_add(&singles, values[i]);
    }
    return sqrt(singles.squares / (double)(n - 1) / (double)n);
}

void lc_mcse_weights(double *weights, size_t n, double p)
{
    const double size = (double)n, a = p * (size + 1), b = (1 - p) * (size + 1);
    double before = 0;

    for (size_t i = 0; i < n; i++) {
        const double after = gsl_cdf_beta_P((double)(i + 1) / size, a, b);

        weights[i] = after - before;
        before = after;
    }
}

double lc_mcse_quantile(const double *sorted, const double *weights, size_t n)
{
    double first = 0, second = 0;

    if (n < 2) {
        return NAN;
    }
    for (size_t i = 0; i < n; i++) {
        const double step = sorted[i] - sorted[0]; /* against cancellation */

        first += weights[i] * step;
        second += weights[i] * step * step;
    }
    return sqrt(fmax(0, second - first * first));
}

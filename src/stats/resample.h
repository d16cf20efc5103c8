/* Intervals by resampling: what another sample of the same size might have said.
 *
 * A resample is a vector of counts, how often each row was drawn, so that a statistic goes over its
 * data in the order that it has prepared once, without sorting anew. Resample number i depends on
 * (seed, entity, i) alone: intervals are the same for any number of threads, and more resamples
 * keep the earlier ones.
 *
 * The interval holds the middle 95 % of the resampled values, moved so that their mean is the
 * estimate (Efron and Tibshirani 1993, chapter 10: the bootstrap's own bias taken off). The move
 * matters where a statistic smooths: a resample holds rows several times and looks less noisy
 * than a sample. Rows count as independent; those of Latin or Sobol points are better spread, so
 * for them an interval is too wide rather than too narrow.
 */
#ifndef LC_STATS_RESAMPLE_H
#define LC_STATS_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* Purposes of streams (rand/stream.h), from the end that no caller of laws uses. */
#define LC_BOOTSTRAP_PURPOSE   (UINT32_MAX - 2)
#define LC_PERMUTATION_PURPOSE (UINT32_MAX - 3)
#define LC_MORRIS_PURPOSE      (UINT32_MAX - 4)
#define LC_SOBOL_PURPOSE       (UINT32_MAX - 5)

/* A number from a sample, with its standard error and 95 % interval; NAN when not known. */
struct lc_estimate {
    double value, se, low, high;
};

/* Which resamples, and how many: 200 give a standard error, 1000 an interval. entity tells apart
 * what is estimated, as a rule a hash of an input's name. With n below 2 there is no interval. */
struct lc_resampling {
    uint64_t seed, entity;
    uint32_t n;
};

/* Writes its numbers into out; counts[row] is how often a row counts, and they add up to the
 * number of rows. What can't be said of a resample is NAN. */
typedef void lc_statistics(double *out, const void *data, const uint32_t *counts);

/* Estimates n_out numbers and their intervals over n rows (below 2^32). A number whose resamples
 * are NAN for more than half gets no interval; fewer are left out. */
void lc_bootstrap(struct lc_estimate *out, size_t n_out, lc_statistics *statistics,
                  const void *data, size_t n, const struct lc_resampling *how);

/* Keeps the estimate and its interval inside what is possible. NAN stays. */
void lc_estimate_clamp(struct lc_estimate *e, double least, double most);

/* Puts n values in random order, by permutation number i of this resampling (Durstenfeld 1964). */
void lc_permute(double *values, size_t n, const struct lc_resampling *how, uint32_t i);

/* A whole number below n, from 64 bits of the stream; n below 2^32, so its bias is below 2^-32. */
struct lc_stream;
uint32_t lc_draw_below(struct lc_stream *s, uint32_t n);

#endif

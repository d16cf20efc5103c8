#include "stats/resample.h"

#include "base/arena.h"
#include "rand/stream.h"
#include "stats/mcse.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#include <math.h>
#include <string.h>

#define TAIL 0.025 /* outside the interval on each side */

uint32_t lc_draw_below(struct lc_stream *s, uint32_t n)
{
    return (uint32_t)((unsigned __int128)lc_pcg64dxsm_next(&s->state) * n >> 64);
}

static void stream_of(struct lc_stream *s, const struct lc_resampling *how, uint32_t purpose,
                      uint32_t i)
{
    const struct lc_stream_key key = {
        .seed = how->seed, .purpose = purpose, .entity = how->entity, .ordinal = i};

    lc_stream_init(s, &key);
}

void lc_permute(double *values, size_t n, const struct lc_resampling *how, uint32_t i)
{
    struct lc_stream s;

    stream_of(&s, how, LC_PERMUTATION_PURPOSE, i);
    for (size_t last = n; last > 1; last--) {
        const size_t other = lc_draw_below(&s, (uint32_t)last);
        const double held = values[last - 1];

        values[last - 1] = values[other];
        values[other] = held;
    }
}

static void draw_counts(uint32_t *counts, size_t n, const struct lc_resampling *how, uint32_t i)
{
    struct lc_stream s;

    stream_of(&s, how, LC_BOOTSTRAP_PURPOSE, i);
    memset(counts, 0, n * sizeof *counts);
    for (size_t row = 0; row < n; row++) {
        counts[lc_draw_below(&s, (uint32_t)n)]++;
    }
}

/* Standard error and interval from the resampled values, which are reordered. */
static void find_interval(struct lc_estimate *e, double *values, double *spare, size_t n)
{
    size_t n_known = 0;
    double squares = 0;

    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            values[n_known++] = values[i];
        }
    }
    e->se = e->low = e->high = NAN;
    if (isnan(e->value) || n_known < 2 || 2 * n_known < n) {
        return;
    }
    const double mean = lc_mean(values, n_known), move = e->value - mean;

    for (size_t i = 0; i < n_known; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    lc_sort(values, spare, n_known);
    e->se = sqrt(squares / (double)(n_known - 1));
    e->low = lc_quantile_sorted(values, n_known, TAIL) + move;
    e->high = lc_quantile_sorted(values, n_known, 1 - TAIL) + move;
}

void lc_bootstrap(struct lc_estimate *out, size_t n_out, lc_statistics *statistics,
                  const void *data, size_t n, const struct lc_resampling *how)
{
    struct lc_arena *arena = lc_arena_new();
    uint32_t *counts = LC_ARENA_ARRAY(arena, uint32_t, n + 1);
    double *once = LC_ARENA_ARRAY(arena, double, n_out + 1);
    double *all = LC_ARENA_ARRAY(arena, double, n_out * how->n + 1);
    double *spare = LC_ARENA_ARRAY(arena, double, how->n + 1);

    for (size_t row = 0; row < n; row++) {
        counts[row] = 1;
    }
    statistics(once, data, counts);
    for (size_t j = 0; j < n_out; j++) {
        out[j].value = once[j];
    }
    for (uint32_t i = 0; i < how->n; i++) {
        draw_counts(counts, n, how, i);
        statistics(once, data, counts);
        for (size_t j = 0; j < n_out; j++) {
            all[j * how->n + i] = once[j];
        }
    }
    for (size_t j = 0; j < n_out; j++) {
        find_interval(&out[j], all + j * how->n, spare, how->n);
    }
    lc_arena_free(arena);
}

void lc_estimate_clamp(struct lc_estimate *e, double least, double most)
{
    double *numbers[] = {&e->value, &e->low, &e->high};

    for (int i = 0; i < 3; i++) {
        if (!isnan(*numbers[i])) {
            *numbers[i] = fmin(fmax(*numbers[i], least), most);
        }
    }
}

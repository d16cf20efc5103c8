#include "stats/morris.h"

#include "base/arena.h"
#include "rand/stream.h"
#include "stats/resample.h"

#include <assert.h>
#include <math.h>
#include <string.h>

void lc_morris_trajectory(double *u, size_t k, unsigned levels, uint64_t seed, uint32_t trajectory)
{
    const struct lc_stream_key key = {
        .seed = seed, .replication = trajectory, .purpose = LC_MORRIS_PURPOSE};
    const unsigned half = levels / 2; /* levels are even */
    const double top = levels - 1, step = half / top;
    struct lc_arena *arena = lc_arena_new();
    uint32_t *order = LC_ARENA_ARRAY(arena, uint32_t, k + 1);
    double *move = LC_ARENA_ARRAY(arena, double, k + 1);
    struct lc_stream s;

    assert(levels >= 2 && levels % 2 == 0);
    lc_stream_init(&s, &key);
    for (uint32_t i = 0; i < k; i++) {
        const uint32_t low = lc_draw_below(&s, levels / 2), is_up = lc_draw_below(&s, 2);
        const uint32_t other = lc_draw_below(&s, i + 1);

        u[i] = low / top + (is_up ? 0 : step);
        move[i] = is_up ? low / top + step : low / top; /* where it goes */
        order[i] = order[other];                        /* a random order, inside out */
        order[other] = i;
    }
    for (size_t i = 0; i < k; i++) {
        memcpy(u + (i + 1) * k, u + i * k, k * sizeof *u);
        u[(i + 1) * k + order[i]] = move[order[i]];
    }
    lc_arena_free(arena);
}

/* The one input in which two points differ. */
static size_t find_moved(const double *from, const double *to, size_t k)
{
    size_t i = 0;

    while (i + 1 < k && from[i] == to[i]) {
        i++;
    }
    return i;
}

/* Of effects and of their sizes, one at a time (Welford 1962). */
struct moments {
    double n, mean, squares, mean_size, squares_size;
};

static void add_effect(struct moments *m, double effect)
{
    const double off = effect - m->mean, off_size = fabs(effect) - m->mean_size;

    m->n += 1;
    m->mean += off / m->n;
    m->squares += off * (effect - m->mean);
    m->mean_size += off_size / m->n;
    m->squares_size += off_size * (fabs(effect) - m->mean_size);
}

static void add_trajectory(struct moments *m, const double *u, const double *y, size_t k)
{
    for (size_t step = 0; step < k; step++) {
        const double *from = u + step * k, *to = from + k;
        const size_t i = find_moved(from, to, k);

        add_effect(&m[i], (y[step + 1] - y[step]) / (to[i] - from[i]));
    }
}

void lc_morris_effects(struct lc_morris *out, const double *u, const double *y, size_t r, size_t k)
{
    const double size = (double)r, freedom = size - 1;
    struct lc_arena *arena = lc_arena_new();
    struct moments *m = LC_ARENA_ARRAY(arena, struct moments, k + 1);

    for (size_t t = 0; t < r; t++) {
        add_trajectory(m, u + t * (k + 1) * k, y + t * (k + 1), k);
    }
    for (size_t i = 0; i < k; i++) {
        out[i] = (struct lc_morris){
            .n = r,
            .mu = r > 0 ? m[i].mean : NAN,
            .mu_star = r > 0 ? m[i].mean_size : NAN,
            .sigma = r > 1 ? sqrt(m[i].squares / freedom) : NAN,
            .mu_star_se = r > 1 ? sqrt(m[i].squares_size / freedom / size) : NAN,
        };
    }
    lc_arena_free(arena);
}

#include "stats/prim_box.h"

#include "stats/order.h"

#include <math.h>
#include <string.h>

struct lc_prim_search *lc_prim_search_new(struct lc_arena *arena,
                                          const struct lc_prim_sample *sample)
{
    const size_t n = sample->n, k = sample->k;
    struct lc_prim_search *s = LC_ARENA_NEW(arena, struct lc_prim_search);
    double *column = LC_ARENA_ARRAY(arena, double, n + 1);

    *s = (struct lc_prim_search){
        .sample = sample,
        .is_left = LC_ARENA_ARRAY(arena, bool, n + 1),
        .is_inside = LC_ARENA_ARRAY(arena, bool, n + 1),
        .order = LC_ARENA_ARRAY(arena, uint32_t, n * k + 1),
        .line = LC_ARENA_ARRAY(arena, uint32_t, n + 1),
        .box.ranges = LC_ARENA_ARRAY(arena, struct lc_prim_range, k + 1),
    };
    for (size_t i = 0; i < k; i++) {
        for (size_t row = 0; row < n; row++) {
            column[row] = sample->x[row * k + i];
        }
        lc_order(s->order + i * n, column, NULL, n);
    }
    for (size_t row = 0; row < n; row++) {
        s->is_left[row] = true;
        s->n_all_hits += sample->is_hit[row];
    }
    return s;
}

bool lc_prim_is_inside(const struct lc_prim_search *s, size_t row, size_t but)
{
    const double *x = s->sample->x + row * s->sample->k;
    bool is_inside = s->is_left[row];

    for (size_t i = 0; i < s->sample->k && is_inside; i++) {
        is_inside = i == but || (s->box.ranges[i].low <= x[i] && x[i] <= s->box.ranges[i].high);
    }
    return is_inside;
}

/* Counts the rows inside anew and works out the box's measures. */
static void count_box(struct lc_prim_search *s)
{
    struct lc_prim_box *box = &s->box;
    const size_t n = s->sample->n, k = s->sample->k;

    box->n_rows = box->n_hits = box->n_restricted = 0;
    for (size_t row = 0; row < n; row++) {
        s->is_inside[row] = lc_prim_is_inside(s, row, k);
        box->n_rows += s->is_inside[row];
        box->n_hits += s->is_inside[row] && s->sample->is_hit[row];
    }
    for (size_t i = 0; i < k; i++) {
        box->n_restricted += isfinite(box->ranges[i].low) || isfinite(box->ranges[i].high);
    }
    box->coverage = s->n_all_hits > 0 ? (double)box->n_hits / (double)s->n_all_hits : 0;
    box->density = box->n_rows > 0 ? (double)box->n_hits / (double)box->n_rows : 0;
    box->mass = n > 0 ? (double)box->n_rows / (double)n : 0;
}

void lc_prim_box_reset(struct lc_prim_search *s)
{
    for (size_t i = 0; i < s->sample->k; i++) {
        s->box.ranges[i] = (struct lc_prim_range){-INFINITY, INFINITY, NAN};
    }
    count_box(s);
}

void lc_prim_box_restore(struct lc_prim_search *s, const struct lc_prim_range *ranges)
{
    memcpy(s->box.ranges, ranges, s->sample->k * sizeof *ranges);
    count_box(s);
}

struct lc_prim_box lc_prim_box_copy(struct lc_arena *arena, const struct lc_prim_search *s)
{
    struct lc_prim_box copy = s->box;

    copy.ranges = LC_ARENA_ARRAY(arena, struct lc_prim_range, s->sample->k + 1);
    memcpy(copy.ranges, s->box.ranges, s->sample->k * sizeof *copy.ranges);
    return copy;
}

/* Rows in line from one side: those wanted, and all that equal the last of them. */
static size_t take(const struct lc_prim_search *s, struct lc_prim_move *m, size_t n_line,
                   size_t n_wanted)
{
    const size_t k = s->sample->k;
    size_t n = 0;

    for (; n < n_line; n++) {
        const double *x = s->sample->x + m->input;

        if (n >= n_wanted && x[s->line[n] * k] != x[s->line[n - 1] * k]) {
            break;
        }
        m->n_hits += s->sample->is_hit[s->line[n]];
    }
    m->n_rows = n;
    return n;
}

static uint32_t row_from(const struct lc_prim_search *s, size_t input, bool is_high, size_t i)
{
    const size_t n = s->sample->n;

    return s->order[input * n + (is_high ? n - 1 - i : i)];
}

struct lc_prim_move lc_prim_peel(const struct lc_prim_search *s, size_t input, bool is_high,
                                 size_t n_wanted)
{
    struct lc_prim_move m = {.input = input, .is_high = is_high};
    size_t n_line = 0;

    for (size_t i = 0; i < s->sample->n; i++) {
        const uint32_t row = row_from(s, input, is_high, i);

        if (s->is_inside[row]) {
            s->line[n_line++] = row;
        }
    }
    const size_t n = take(s, &m, n_line, n_wanted > 0 ? n_wanted : 1);

    if (n == n_line) {
        return (struct lc_prim_move){0}; /* nothing would be left */
    }
    m.limit = s->sample->x[s->line[n] * s->sample->k + input];
    return m;
}

struct lc_prim_move lc_prim_paste(const struct lc_prim_search *s, size_t input, bool is_high,
                                  size_t n_wanted)
{
    const struct lc_prim_range *range = &s->box.ranges[input];
    const size_t n_all = s->sample->n, k = s->sample->k;
    struct lc_prim_move m = {.input = input, .is_high = is_high};
    size_t n_line = 0;

    if (!isfinite(is_high ? range->high : range->low)) {
        return m;
    }
    for (size_t i = 0; i < n_all; i++) { /* outwards from the side */
        const uint32_t row = row_from(s, input, !is_high, i);
        const double x = s->sample->x[row * k + input];

        if ((is_high ? x > range->high : x < range->low) && lc_prim_is_inside(s, row, input)) {
            s->line[n_line++] = row;
        }
    }
    const size_t n = take(s, &m, n_line, n_wanted > 0 ? n_wanted : 1);

    m.limit = n < n_line ? s->sample->x[s->line[n - (n > 0)] * k + input]
                         : (is_high ? INFINITY : -INFINITY);
    return m;
}

void lc_prim_move(struct lc_prim_search *s, const struct lc_prim_move *move)
{
    struct lc_prim_range *range = &s->box.ranges[move->input];

    *(move->is_high ? &range->high : &range->low) = move->limit;
    count_box(s);
}

#include "stats/prim.h"

#include "base/arena.h"
#include "stats/prim_box.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Rise of density for each row taken off. */
static double gain_of(const struct lc_prim_box *box, const struct lc_prim_move *m)
{
    const double rows = (double)(box->n_rows - m->n_rows);

    return ((double)(box->n_hits - m->n_hits) / rows - box->density) / (double)m->n_rows;
}

static struct lc_prim_move best_peel(const struct lc_prim_search *s,
                                     const struct lc_prim_rule *rule)
{
    const size_t n_wanted = (size_t)(rule->peel_share * (double)s->box.n_rows);
    const double n_least = rule->min_mass * (double)s->sample->n;
    struct lc_prim_move best = {0};
    double best_gain = -INFINITY;

    for (size_t i = 0; i < s->sample->k; i++) {
        for (int high = 0; high < 2; high++) {
            const struct lc_prim_move m = lc_prim_peel(s, i, high, n_wanted);

            if (m.n_rows == 0 || (double)(s->box.n_rows - m.n_rows) < n_least) {
                continue;
            }
            const double gain = gain_of(&s->box, &m);

            if (gain > best_gain || (gain == best_gain && m.n_rows < best.n_rows)) {
                best = m;
                best_gain = gain;
            }
        }
    }
    return best;
}

static double harmonic_mean(const struct lc_prim_box *box)
{
    const double sum = box->coverage + box->density;

    return sum > 0 ? 2 * box->coverage * box->density / sum : 0;
}

/* Whether a box is to be preferred to an earlier, wider one. */
static bool is_better(const struct lc_prim_box *box, const struct lc_prim_box *best,
                      const struct lc_prim_rule *rule)
{
    if (!(rule->min_density > 0)) {
        return harmonic_mean(box) > harmonic_mean(best);
    }
    if (best->density >= rule->min_density) {
        return box->density >= rule->min_density && box->coverage > best->coverage;
    }
    return box->density > best->density;
}

static void peel_all(struct lc_arena *arena, struct lc_prim_found *found, struct lc_prim_search *s,
                     const struct lc_prim_rule *rule)
{
    size_t capacity = 0;
    struct lc_prim_box *steps = NULL;

    lc_prim_box_reset(s);
    for (;;) {
        LC_GROW(steps, capacity, found->n_steps + 1);
        steps[found->n_steps] = lc_prim_box_copy(arena, s);
        if (is_better(&steps[found->n_steps], &steps[found->chosen], rule)) {
            found->chosen = found->n_steps;
        }
        found->n_steps++;
        const struct lc_prim_move m = best_peel(s, rule);

        if (m.n_rows == 0 || s->box.n_hits == s->box.n_rows) {
            break;
        }
        lc_prim_move(s, &m);
    }
    found->steps = LC_ARENA_ARRAY(arena, struct lc_prim_box, found->n_steps);
    for (size_t i = 0; i < found->n_steps; i++) {
        found->steps[i] = steps[i];
    }
    free(steps);
}

/* Widens the side that leaves the box densest, until every way would thin it. */
static void paste_all(struct lc_prim_search *s, const struct lc_prim_rule *rule)
{
    for (;;) {
        const size_t n_wanted = (size_t)(rule->peel_share * (double)s->box.n_rows);
        struct lc_prim_move best = {0};
        double best_density = s->box.density;

        for (size_t i = 0; i < s->sample->k; i++) {
            for (int high = 0; high < 2; high++) {
                const struct lc_prim_move m = lc_prim_paste(s, i, high, n_wanted);
                const double density =
                    (double)(s->box.n_hits + m.n_hits) / (double)(s->box.n_rows + m.n_rows);

                if (m.n_rows > 0 &&
                    (density > best_density || (density == best_density && best.n_rows == 0))) {
                    best = m;
                    best_density = density;
                }
            }
        }
        if (best.n_rows == 0) {
            break;
        }
        lc_prim_move(s, &best);
    }
}

static double p_value_of(const struct lc_prim_search *s, size_t input)
{
    size_t n_rows = 0, n_hits = 0;

    for (size_t row = 0; row < s->sample->n; row++) {
        const bool is_inside = lc_prim_is_inside(s, row, input);

        n_rows += is_inside;
        n_hits += is_inside && s->sample->is_hit[row];
    }
    if (s->box.n_hits == 0) {
        return 1;
    }
    return gsl_cdf_binomial_Q((unsigned)s->box.n_hits - 1, (double)n_hits / (double)n_rows,
                              (unsigned)s->box.n_rows);
}

static struct lc_prim_found find_one(struct lc_arena *arena, struct lc_prim_search *s,
                                     const struct lc_prim_rule *rule)
{
    struct lc_prim_found found = {0};

    peel_all(arena, &found, s, rule);
    lc_prim_box_restore(s, found.steps[found.chosen].ranges);
    paste_all(s, rule);
    for (size_t i = 0; i < s->sample->k; i++) {
        struct lc_prim_range *range = &s->box.ranges[i];

        if (isfinite(range->low) || isfinite(range->high)) {
            range->p_value = p_value_of(s, i);
        }
    }
    found.box = lc_prim_box_copy(arena, s);
    return found;
}

struct lc_prim_result lc_prim_find(struct lc_arena *arena, const struct lc_prim_sample *sample,
                                   const struct lc_prim_rule *rule)
{
    struct lc_prim_search *s = lc_prim_search_new(arena, sample);
    struct lc_prim_result result = {
        .found = LC_ARENA_ARRAY(arena, struct lc_prim_found, rule->max_boxes + 1)};
    const double density = sample->n > 0 ? (double)s->n_all_hits / (double)sample->n : 0;

    while (result.n_found < rule->max_boxes) {
        lc_prim_box_reset(s);
        if (s->box.n_hits == 0 || s->box.mass < rule->min_mass) {
            break;
        }
        const struct lc_prim_found found = find_one(arena, s, rule);

        if (!(found.box.density > density)) {
            break;
        }
        result.found[result.n_found++] = found;
        for (size_t row = 0; row < sample->n; row++) {
            s->is_left[row] = s->is_left[row] && !s->is_inside[row];
        }
    }
    return result;
}

#include "stats/prim.h"

#include "base/arena.h"

#include "unit/stats/models.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <stdbool.h>
#include <string.h>

enum { N = 2000, K = 5 };

static double x[N * K];
static bool is_hit[N];
static const struct lc_prim_sample sample = {N, K, x, is_hit};
static const struct lc_prim_rule rule = {0.05, 0.05, 0, 1};

static void draw_inputs(uint64_t test)
{
    struct lc_stream s;

    begin(&s, test, 0);
    for (int i = 0; i < N * K; i++) {
        x[i] = lc_draw_uniform(&s);
    }
}

/* Hits where x1 > 0.6 and x3 < 0.5: a fifth of the cube. */
static void mark_corner(void)
{
    for (int j = 0; j < N; j++) {
        is_hit[j] = x[j * K + 1] > 0.6 && x[j * K + 3] < 0.5;
    }
}

/* The sample's own measures of a box, by counting. */
static void assert_measures(const struct lc_prim_box *box)
{
    size_t n_rows = 0, n_hits = 0, n_all_hits = 0;

    for (int j = 0; j < N; j++) {
        bool is_inside = true;

        for (int i = 0; i < K; i++) {
            const double value = x[j * K + i];

            is_inside = is_inside && box->ranges[i].low <= value && value <= box->ranges[i].high;
        }
        n_rows += is_inside;
        n_hits += is_inside && is_hit[j];
        n_all_hits += is_hit[j];
    }
    ck_assert_uint_eq(box->n_rows, n_rows);
    ck_assert_uint_eq(box->n_hits, n_hits);
    ck_assert_double_eq(box->coverage, (double)n_hits / (double)n_all_hits);
    ck_assert_double_eq(box->density, (double)n_hits / (double)n_rows);
    ck_assert_double_eq(box->mass, (double)n_rows / N);
}

START_TEST(test_known_box_is_found_in_whole)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(1);
    mark_corner();
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &rule);
    const struct lc_prim_box *box = &r.found[0].box;

    ck_assert_uint_eq(r.n_found, 1);
    ck_assert_uint_eq(box->n_restricted, 2);
    ck_assert_double_eq_tol(box->ranges[1].low, 0.6, 0.02);
    ck_assert_double_eq_tol(box->ranges[3].high, 0.5, 0.02);
    ck_assert(isinf(box->ranges[1].high) && isinf(box->ranges[3].low));
    ck_assert_double_gt(box->coverage, 0.96);
    ck_assert_double_gt(box->density, 0.96);
    ck_assert(box->ranges[1].p_value < 1e-50 && box->ranges[3].p_value < 1e-50);
    ck_assert(isnan(box->ranges[0].p_value));
    assert_measures(box);
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_box_closed_on_four_sides_is_found)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(2);
    for (int j = 0; j < N; j++) {
        is_hit[j] = fabs(x[j * K] - 0.5) < 0.25 && fabs(x[j * K + 4] - 0.4) < 0.2;
    }
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &rule);
    const struct lc_prim_range *ranges = r.found[0].box.ranges;

    ck_assert_double_eq_tol(ranges[0].low, 0.25, 0.03);
    ck_assert_double_eq_tol(ranges[0].high, 0.75, 0.03);
    ck_assert_double_eq_tol(ranges[4].low, 0.2, 0.03);
    ck_assert_double_eq_tol(ranges[4].high, 0.6, 0.03);
    ck_assert_uint_eq(r.found[0].box.n_restricted, 2);
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_trajectory_narrows_patiently_from_everything)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(3);
    mark_corner();
    for (int j = 0; j < N; j++) {
        is_hit[j] = j % 10 == 0 ? !is_hit[j] : is_hit[j]; /* noise, so that it goes on */
    }
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &rule);
    const struct lc_prim_found *found = &r.found[0];

    ck_assert_uint_eq(found->steps[0].n_rows, N);
    ck_assert_double_eq(found->steps[0].coverage, 1);
    ck_assert_uint_gt(found->n_steps, 20);
    for (size_t i = 0; i < found->n_steps; i++) {
        assert_measures(&found->steps[i]);
        ck_assert_double_ge(found->steps[i].mass, rule.min_mass);
        if (i > 0) { /* no ties: exactly a twentieth, rounded down */
            const size_t before = found->steps[i - 1].n_rows;

            ck_assert_uint_eq(before - found->steps[i].n_rows, before / 20);
        }
    }
    ck_assert_double_eq_tol(found->box.density, 0.9, 0.05);
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_asked_density_is_met_with_most_coverage)
{
    static const double wanted[] = {0.3, 0.6, 0.85};
    struct lc_arena *arena = lc_arena_new();
    double coverage = 2;

    draw_inputs(4);
    for (int j = 0; j < N; j++) {
        is_hit[j] = x[j * K] + x[j * K + 1] > 1.4;
    }
    for (int i = 0; i < 3; i++) {
        const struct lc_prim_rule own = {0.05, 0.02, wanted[i], 1};
        const struct lc_prim_result r = lc_prim_find(arena, &sample, &own);
        const struct lc_prim_found *found = &r.found[0];

        ck_assert_double_ge(found->box.density, wanted[i]);
        for (size_t step = 0; step < found->n_steps; step++) {
            ck_assert(found->steps[step].density < wanted[i] ||
                      found->steps[step].coverage <= found->steps[found->chosen].coverage);
        }
        ck_assert_double_lt(found->box.coverage, coverage);
        coverage = found->box.coverage;
    }
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_pasting_takes_back_what_peeling_took_too_much)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(5);
    mark_corner();
    const struct lc_prim_rule coarse = {0.3, 0.02, 0.999, 1};
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &coarse);
    const struct lc_prim_found *found = &r.found[0];
    const struct lc_prim_box *before = &found->steps[found->chosen];

    ck_assert_double_ge(found->box.density, before->density);
    ck_assert_uint_ge(found->box.n_rows, before->n_rows);
    ck_assert_double_ge(found->box.coverage, before->coverage);
    lc_arena_free(arena);
}
END_TEST

/* Two corners far apart: one box each, and the second counts only what the first left. */
START_TEST(test_second_box_covers_what_the_first_left)
{
    struct lc_arena *arena = lc_arena_new();
    const struct lc_prim_rule two = {0.05, 0.03, 0.8, 4};
    bool is_at[2] = {false, false};

    draw_inputs(6);
    for (int j = 0; j < N; j++) {
        const double *row = x + j * K;

        is_hit[j] = (row[0] > 0.65 && row[1] > 0.65) || (row[0] < 0.3 && row[2] < 0.35);
    }
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &two);

    ck_assert_uint_ge(r.n_found, 2);
    for (int i = 0; i < 2; i++) {
        is_at[r.found[i].box.ranges[0].low > 0.5] = true;
        ck_assert_double_gt(r.found[i].box.density, 0.8);
    }
    ck_assert(is_at[0] && is_at[1]);
    ck_assert_double_gt(r.found[0].box.coverage + r.found[1].box.coverage, 0.85);
    ck_assert_double_le(r.found[0].box.coverage + r.found[1].box.coverage, 1);
    lc_arena_free(arena);
}
END_TEST

/* A switch and four levels: sides can only be peeled by whole values. */
START_TEST(test_discrete_inputs_are_peeled_by_value)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(7);
    for (int j = 0; j < N; j++) {
        x[j * K] = x[j * K] > 0.5;
        x[j * K + 1] = floor(4 * x[j * K + 1]);
        is_hit[j] = x[j * K] > 0 && x[j * K + 1] >= 2;
    }
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &rule);
    const struct lc_prim_box *box = &r.found[0].box;

    ck_assert(box->ranges[0].low == 1 && box->ranges[1].low == 2 && box->n_restricted == 2);
    ck_assert(box->density == 1 && box->coverage == 1);
    lc_arena_free(arena);
}
END_TEST

/* Noise restricts as well now and then, but its p-value tells: that of x1 in its place is tiny. */
START_TEST(test_quasi_p_value_is_the_binomial_chance_without_the_restriction)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(8);
    mark_corner();
    for (int j = 0; j < N; j++) {
        is_hit[j] = is_hit[j] && j % 3 > 0;
    }
    const struct lc_prim_rule dense = {0.05, 0.05, 0.75, 1};
    const struct lc_prim_result r = lc_prim_find(arena, &sample, &dense);
    const struct lc_prim_box *box = &r.found[0].box;

    for (int but = 0; but < K; but++) {
        size_t n_rows = 0, n_hits = 0;

        if (isnan(box->ranges[but].p_value)) {
            continue;
        }
        for (int j = 0; j < N; j++) {
            bool is_inside = true;

            for (int i = 0; i < K; i++) {
                is_inside = is_inside && (i == but || (box->ranges[i].low <= x[j * K + i] &&
                                                       x[j * K + i] <= box->ranges[i].high));
            }
            n_rows += is_inside;
            n_hits += is_inside && is_hit[j];
        }
        double chance = 0; /* summed from the far end, without the library's tail */

        for (size_t h = box->n_rows; h >= box->n_hits; h--) {
            const double q = (double)n_hits / (double)n_rows, m = (double)box->n_rows;

            chance += exp(lgamma(m + 1) - lgamma((double)h + 1) - lgamma(m - (double)h + 1) +
                          (double)h * log(q) + (m - (double)h) * log1p(-q));
        }
        ck_assert_double_eq_tol(box->ranges[but].p_value / chance, 1, 1e-6);
    }
    ck_assert_double_lt(box->ranges[1].p_value, 1e-6);
    ck_assert_double_lt(box->ranges[3].p_value, 1e-6);
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_order_of_rows_does_not_matter)
{
    struct lc_arena *arena = lc_arena_new();
    const struct lc_prim_rule own = {0.07, 0.03, 0, 3};

    draw_inputs(9);
    for (int j = 0; j < N; j++) {
        x[j * K + 2] = floor(10 * x[j * K + 2]);
        is_hit[j] = x[j * K] + x[j * K + 2] / 10 + 0.3 * x[j * K + 1] > 1.3;
    }
    const struct lc_prim_result a = lc_prim_find(arena, &sample, &own);

    for (int j = 0; j < N / 2; j++) {
        const int other = N - 1 - j;
        const bool held = is_hit[j];

        is_hit[j] = is_hit[other];
        is_hit[other] = held;
        for (int i = 0; i < K; i++) {
            const double value = x[j * K + i];

            x[j * K + i] = x[other * K + i];
            x[other * K + i] = value;
        }
    }
    const struct lc_prim_result b = lc_prim_find(arena, &sample, &own);

    ck_assert_uint_eq(a.n_found, b.n_found);
    for (size_t f = 0; f < a.n_found; f++) {
        ck_assert_uint_eq(a.found[f].n_steps, b.found[f].n_steps);
        ck_assert_uint_eq(a.found[f].chosen, b.found[f].chosen);
        ck_assert_mem_eq(a.found[f].box.ranges, b.found[f].box.ranges,
                         K * sizeof *a.found[f].box.ranges);
    }
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_nothing_to_tell_apart_gives_no_box)
{
    struct lc_arena *arena = lc_arena_new();

    draw_inputs(10);
    memset(is_hit, 0, sizeof is_hit);
    ck_assert_uint_eq(lc_prim_find(arena, &sample, &rule).n_found, 0);
    memset(is_hit, 1, sizeof is_hit);
    ck_assert_uint_eq(lc_prim_find(arena, &sample, &rule).n_found, 0);
    ck_assert_uint_eq(lc_prim_find(arena, &(struct lc_prim_sample){0, K, x, is_hit}, &rule).n_found,
                      0);
    mark_corner();
    for (int j = 0; j < N * K; j++) {
        x[j] = 1; /* inputs that do not vary */
    }
    ck_assert_uint_eq(lc_prim_find(arena, &sample, &rule).n_found, 0);
    lc_arena_free(arena);
}
END_TEST

START_TEST(test_few_rows_are_well_defined)
{
    struct lc_arena *arena = lc_arena_new();

    for (int n = 1; n <= 6; n++) {
        for (int j = 0; j < n; j++) {
            x[j] = j;
            is_hit[j] = j >= n / 2;
        }
        const struct lc_prim_result r =
            lc_prim_find(arena, &(struct lc_prim_sample){(size_t)n, 1, x, is_hit}, &rule);

        ck_assert_uint_eq(r.n_found, n > 1);
        if (n > 1) {
            ck_assert_double_eq(r.found[0].box.ranges[0].low, n / 2);
            ck_assert_double_eq(r.found[0].box.density, 1);
        }
    }
    lc_arena_free(arena);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("prim");
    TCase *t = tcase_create("prim");

    tcase_add_test(t, test_known_box_is_found_in_whole);
    tcase_add_test(t, test_box_closed_on_four_sides_is_found);
    tcase_add_test(t, test_trajectory_narrows_patiently_from_everything);
    tcase_add_test(t, test_asked_density_is_met_with_most_coverage);
    tcase_add_test(t, test_pasting_takes_back_what_peeling_took_too_much);
    tcase_add_test(t, test_second_box_covers_what_the_first_left);
    tcase_add_test(t, test_discrete_inputs_are_peeled_by_value);
    tcase_add_test(t, test_quasi_p_value_is_the_binomial_chance_without_the_restriction);
    tcase_add_test(t, test_order_of_rows_does_not_matter);
    tcase_add_test(t, test_nothing_to_tell_apart_gives_no_box);
    tcase_add_test(t, test_few_rows_are_well_defined);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "stats/information.h"

#include "stats/pieces.h"

#include "unit/stats/models.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

enum { N_MAX = 5000, K = 3 };

static const struct lc_resampling how = {.seed = 1, .n = 200};
static double d[N_MAX], x[K][N_MAX];

/* d = mean + 3 x0 + 1 x1 + 0 x2 + noise of sd 2, inputs standard normal: sd of d is sqrt(14). */
static const double slopes[K] = {3, 1, 0};

static void draw_decision(size_t n, double mean, uint64_t test, uint64_t number)
{
    struct lc_stream s;

    begin(&s, test, number);
    for (size_t j = 0; j < n; j++) {
        d[j] = mean + 2 * lc_draw_normal(&s);
        for (int i = 0; i < K; i++) {
            x[i][j] = lc_draw_normal(&s);
            d[j] += slopes[i] * x[i][j];
        }
    }
}

/* E max(z, 0) - max(E z, 0) of a normal z: the unit normal loss (Raiffa and Schlaifer 1961). */
static double value_of_normal(double mean, double sd)
{
    if (!(sd > 0)) {
        return 0;
    }
    return sd * gsl_ran_ugaussian_pdf(mean / sd) + mean * gsl_cdf_ugaussian_P(mean / sd) -
           fmax(mean, 0);
}

/* Of 100 intervals 95 hold, sd 2.2; fewer than 85 with chance 5e-5. */
START_TEST(test_intervals_cover_the_perfect_information_of_a_normal_decision)
{
    static const double means[] = {1, -3};

    for (int m = 0; m < 2; m++) {
        const double truth = value_of_normal(means[m], sqrt(14));
        int n_held = 0;

        for (uint64_t number = 0; number < 100; number++) {
            struct lc_estimate e;

            draw_decision(1000, means[m], 1, number);
            lc_information_perfect(&e, d, 1000, &how);
            n_held += holds(&e, truth);
        }
        ck_assert_int_ge(n_held, 85);
    }
}
END_TEST

/* 100 samples: a mean within 0.02 of the truth leaves 1 to 2 % of bias at n = 1000 (the spread of
 * one value is about 0.07, of their mean 0.007). Intervals as above, at least 85 of 100. */
START_TEST(test_partial_information_of_a_normal_decision_is_the_closed_form)
{
    double sum[K] = {0};
    int n_held[K] = {0};

    for (uint64_t number = 0; number < 100; number++) {
        draw_decision(1000, 1, 2, number);
        for (int i = 0; i < K; i++) {
            struct lc_information v;

            lc_information_partial(&v, d, x[i], 1000, &(struct lc_resampling){1, number, 99});
            sum[i] += v.value.value / 100;
            n_held[i] += holds(&v.value, value_of_normal(1, slopes[i]));
        }
    }
    for (int i = 0; i < K; i++) {
        ck_assert_double_eq_tol(sum[i], value_of_normal(1, slopes[i]), 0.035);
        ck_assert_int_ge(n_held[i], 85);
    }
}
END_TEST

/* The useless input: cross-fitted value near 0 although the plug-in is not. A floor of 95 %. */
START_TEST(test_useless_input_is_worth_nothing_even_when_the_choice_is_close)
{
    double sum = 0, sum_plug_in = 0;
    int n_below = 0;

    for (uint64_t number = 0; number < 100; number++) {
        struct lc_information v;

        draw_decision(500, 0.1, 3, number);
        lc_information_partial(&v, d, x[2], 500, &(struct lc_resampling){1, number, 99});
        sum += v.value.value / 100;
        sum_plug_in += v.plug_in / 100;
        n_below += v.value.value <= v.floor;
    }
    ck_assert_double_gt(sum_plug_in, 0.1);
    ck_assert_double_lt(sum, 0.05);
    ck_assert_int_ge(n_below, 85);
}
END_TEST

START_TEST(test_input_that_decides_all_is_worth_perfect_information)
{
    struct lc_information v;
    struct lc_estimate all;

    draw_decision(2000, 0.5, 4, 0);
    lc_information_perfect(&all, d, 2000, &how);
    lc_information_partial(&v, d, d, 2000, &how);
    ck_assert_double_eq_tol(v.value.value, all.value, 1e-3 * all.value);
}
END_TEST

START_TEST(test_more_is_known_with_a_better_input_and_most_with_all)
{
    struct lc_information v[K];
    struct lc_estimate all;

    draw_decision(5000, 0.5, 5, 0);
    lc_information_perfect(&all, d, 5000, &how);
    for (int i = 0; i < K; i++) {
        lc_information_partial(&v[i], d, x[i], 5000, &how);
    }
    ck_assert_double_gt(all.value, v[0].value.value);
    ck_assert_double_gt(v[0].value.low, v[1].value.high);
    ck_assert_double_gt(v[1].value.value, v[1].floor);
    ck_assert_double_gt(v[1].value.value, v[2].value.value);
}
END_TEST

/* A clear choice: nothing that could be learned would change it. */
START_TEST(test_information_that_changes_no_choice_is_worth_nothing)
{
    struct lc_information v;
    struct lc_estimate all;

    for (int sign = -1; sign < 2; sign += 2) {
        for (int j = 0; j < 200; j++) {
            x[0][j] = j;
            d[j] = sign * (1 + j % 7);
        }
        lc_information_perfect(&all, d, 200, &how);
        lc_information_partial(&v, d, x[0], 200, &how);
        ck_assert(all.value == 0 && all.high == 0);
        ck_assert(v.value.value == 0 && v.value.high == 0 && v.plug_in < 1e-12 && v.floor == 0);
    }
}
END_TEST

START_TEST(test_values_scale_with_the_unit_and_swap_with_the_options)
{
    struct lc_information a, b;
    struct lc_estimate all_a, all_b;

    draw_decision(600, 0.7, 6, 0);
    lc_information_perfect(&all_a, d, 600, &how);
    lc_information_partial(&a, d, x[0], 600, &how);
    for (int j = 0; j < 600; j++) {
        d[j] *= -1024;
    }
    lc_information_perfect(&all_b, d, 600, &how);
    lc_information_partial(&b, d, x[0], 600, &how);
    ck_assert_double_eq_tol(all_b.value, 1024 * all_a.value, 1e-9);
    ck_assert_double_eq_tol(b.value.value, 1024 * a.value.value, 1e-9);
    ck_assert_double_eq_tol(b.plug_in, 1024 * a.plug_in, 1e-9);
}
END_TEST

START_TEST(test_order_of_rows_does_not_change_a_bit)
{
    struct lc_information a, b;
    struct lc_estimate all_a, all_b;

    draw_decision(600, 0.7, 7, 0);
    for (int j = 0; j < 600; j++) {
        x[0][j] = round(50 * x[0][j]);
    }
    lc_information_perfect(&all_a, d, 600, &how);
    lc_information_partial(&a, d, x[0], 600, &how);
    reverse(d, 600);
    reverse(x[0], 600);
    lc_information_perfect(&all_b, d, 600, &how);
    lc_information_partial(&b, d, x[0], 600, &how);
    assert_same(&all_a, &all_b);
    assert_same(&a.value, &b.value);
    ck_assert(a.plug_in == b.plug_in && a.floor == b.floor);
}
END_TEST

/* A switch: d is 4 when it is on (a quarter of rows), else -2; E d = -1/2, worth 4 / 4. */
START_TEST(test_switch_that_decides_is_worth_its_gains)
{
    struct lc_information v;

    for (int j = 0; j < 400; j++) {
        x[0][j] = j % 4 == 0;
        d[j] = x[0][j] > 0 ? 4 : -2;
    }
    lc_information_partial(&v, d, x[0], 400, &how);
    ck_assert_double_eq_tol(v.value.value, 1, 1e-12);
    ck_assert_double_eq_tol(v.plug_in, 1, 1e-12);
}
END_TEST

START_TEST(test_constant_input_or_few_rows_are_well_defined)
{
    struct lc_information v;
    struct lc_estimate all;

    draw_decision(200, 0.2, 8, 0);
    for (int j = 0; j < 200; j++) {
        x[0][j] = 5;
    }
    lc_information_partial(&v, d, x[0], 200, &how);
    ck_assert_double_eq_tol(v.plug_in, 0, 1e-14);
    ck_assert_double_lt(v.value.value, 0.05);
    lc_information_partial(&v, d, x[1], LC_PIECES_ROWS_MIN - 1, &how);
    assert_unknown(&v.value);
    ck_assert(isnan(v.plug_in) && isnan(v.floor));
    lc_information_perfect(&all, d, 1, &how);
    assert_unknown(&all);
    lc_information_perfect(&all, d, 2, &how);
    ck_assert(isfinite(all.value) && isfinite(all.low));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("information");
    TCase *t = tcase_create("information");

    tcase_add_test(t, test_intervals_cover_the_perfect_information_of_a_normal_decision);
    tcase_add_test(t, test_partial_information_of_a_normal_decision_is_the_closed_form);
    tcase_add_test(t, test_useless_input_is_worth_nothing_even_when_the_choice_is_close);
    tcase_add_test(t, test_input_that_decides_all_is_worth_perfect_information);
    tcase_add_test(t, test_more_is_known_with_a_better_input_and_most_with_all);
    tcase_add_test(t, test_information_that_changes_no_choice_is_worth_nothing);
    tcase_add_test(t, test_values_scale_with_the_unit_and_swap_with_the_options);
    tcase_add_test(t, test_order_of_rows_does_not_change_a_bit);
    tcase_add_test(t, test_switch_that_decides_is_worth_its_gains);
    tcase_add_test(t, test_constant_input_or_few_rows_are_well_defined);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

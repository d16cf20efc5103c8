#include "stats/rank_correlation.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>

enum { N = 2000 };

static const struct lc_resampling how = {.seed = 1, .n = 200};
static double x[N], y[N];

/* Standard normal pairs of correlation rho. */
static void draw_pairs(size_t n, double rho, uint64_t test, uint64_t number)
{
    struct lc_stream s;

    begin(&s, test, number);
    for (size_t i = 0; i < n; i++) {
        x[i] = lc_draw_normal(&s);
        y[i] = rho * x[i] + sqrt(1 - rho * rho) * lc_draw_normal(&s);
    }
}

/* Ranks of x are 1, 2.5, 2.5, 4, of y 1, 3, 2, 4: sums 4.5, 5 and 4.5. */
START_TEST(test_ties_share_the_mean_of_their_ranks)
{
    static const double few_x[] = {1, 2, 2, 9}, few_y[] = {-1, 7, 3, 8};
    struct lc_estimate rho;

    lc_rank_correlation(&rho, few_x, few_y, 4, &how);
    ck_assert_double_eq_tol(rho.value, 4.5 / sqrt(4.5 * 5), 1e-15);
}
END_TEST

/* 1 - 6 sum d^2 / (n (n^2 - 1)) with d = 1, 1, 2, 2, 0. */
START_TEST(test_without_ties_it_is_the_textbook_formula)
{
    static const double few_x[] = {10, 20, 30, 40, 50}, few_y[] = {2, 1, 5, 3, 4};
    struct lc_estimate rho;

    lc_rank_correlation(&rho, few_x, few_y, 5, &how);
    ck_assert_double_eq_tol(rho.value, 1 - 6 * (1 + 1 + 4 + 1 + 1) / (5.0 * 24), 1e-15);
}
END_TEST

/* Kruskal (1958): 6 / pi asin(rho / 2). Of 100 intervals of n = 500, 95 hold, sd 2.2; the chance
 * that fewer than 86 do is 2e-4. */
START_TEST(test_intervals_cover_the_closed_form_of_normal_pairs)
{
    static const double rhos[] = {0, 0.3, -0.6, 0.9};

    for (int k = 0; k < 4; k++) {
        const double truth = 6 / M_PI * asin(rhos[k] / 2);
        int n_held = 0;

        for (uint64_t i = 0; i < 100; i++) {
            struct lc_estimate rho;

            draw_pairs(500, rhos[k], (uint64_t)k, i);
            lc_rank_correlation(&rho, x, y, 500, &how);
            n_held += holds(&rho, truth);
            /* the usual error of a rank correlation, 5 of them off */
            ck_assert_double_eq_tol(rho.value, truth, 5 * 1.06 * (1 - truth * truth) / sqrt(500));
        }
        ck_assert_int_ge(n_held, 86);
    }
}
END_TEST

/* Under independence the standard error is 1 / sqrt(n - 1). 200 resamples: 5 %, so 5 of them. */
START_TEST(test_standard_error_under_independence_is_known)
{
    struct lc_estimate rho;

    draw_pairs(N, 0, 9, 0);
    lc_rank_correlation(&rho, x, y, N, &how);
    ck_assert_double_eq_tol(rho.se * sqrt(N - 1), 1, 0.25);
}
END_TEST

START_TEST(test_order_of_rows_does_not_matter_even_with_ties)
{
    struct lc_estimate a, b;

    draw_pairs(N, 0.4, 10, 0);
    for (int i = 0; i < N; i++) {
        x[i] = floor(2 * x[i]);
        y[i] = floor(3 * y[i]);
    }
    lc_rank_correlation(&a, x, y, N, &how);
    reverse(x, N);
    reverse(y, N);
    lc_rank_correlation(&b, x, y, N, &how);
    assert_same(&a, &b);
}
END_TEST

START_TEST(test_rising_transforms_do_not_matter_and_falling_ones_turn_the_sign)
{
    struct lc_estimate a, b, c;

    draw_pairs(300, 0.4, 11, 0);
    lc_rank_correlation(&a, x, y, 300, &how);
    for (int i = 0; i < 300; i++) {
        x[i] = exp(x[i]);
        y[i] = pow(y[i], 3);
    }
    lc_rank_correlation(&b, x, y, 300, &how);
    for (int i = 0; i < 300; i++) {
        y[i] = -y[i];
    }
    lc_rank_correlation(&c, x, y, 300, &how);
    assert_same(&a, &b);
    ck_assert_double_eq_tol(c.value, -a.value, 1e-14);
}
END_TEST

START_TEST(test_steady_rise_is_1_and_never_more)
{
    struct lc_estimate rho;

    for (int i = 0; i < N; i++) {
        x[i] = i;
        y[i] = sqrt(i);
    }
    lc_rank_correlation(&rho, x, y, N, &how);
    ck_assert_double_eq(rho.value, 1);
    ck_assert_double_eq(rho.low, 1);
    ck_assert_double_eq(rho.high, 1);
}
END_TEST

START_TEST(test_constant_column_has_no_correlation)
{
    struct lc_estimate rho;

    for (int i = 0; i < 50; i++) {
        x[i] = i;
        y[i] = 0.1;
    }
    lc_rank_correlation(&rho, x, y, 50, &how);
    ck_assert(rho.value == 0 && rho.low == 0 && rho.high == 0);
    lc_rank_correlation(&rho, y, x, 50, &how);
    ck_assert(rho.value == 0 && rho.low == 0 && rho.high == 0);
}
END_TEST

START_TEST(test_fewer_than_three_pairs_tell_nothing)
{
    struct lc_estimate rho;

    lc_rank_correlation(&rho, x, y, 0, &how);
    assert_unknown(&rho);
    lc_rank_correlation(&rho, x, y, 2, &how);
    assert_unknown(&rho);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("rank_correlation");
    TCase *t = tcase_create("rank_correlation");

    tcase_add_test(t, test_ties_share_the_mean_of_their_ranks);
    tcase_add_test(t, test_without_ties_it_is_the_textbook_formula);
    tcase_add_test(t, test_intervals_cover_the_closed_form_of_normal_pairs);
    tcase_add_test(t, test_standard_error_under_independence_is_known);
    tcase_add_test(t, test_order_of_rows_does_not_matter_even_with_ties);
    tcase_add_test(t, test_rising_transforms_do_not_matter_and_falling_ones_turn_the_sign);
    tcase_add_test(t, test_steady_rise_is_1_and_never_more);
    tcase_add_test(t, test_constant_column_has_no_correlation);
    tcase_add_test(t, test_fewer_than_three_pairs_tell_nothing);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

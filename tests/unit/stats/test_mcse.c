#include "rand/latin.h"
#include "stats/mcse.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

enum { N = 10 * LC_LATIN_BLOCK };

static double values[N];
static uint32_t replications[N];

/* Block b holds its number, so block means are 0, 1, 2 ... */
static void fill_blocks(void)
{
    for (uint32_t i = 0; i < N; i++) {
        replications[i] = i;
        values[i] = i / LC_LATIN_BLOCK;
    }
}

static double weights[N];

static double quantile_error(const double *sorted, size_t n, double p)
{
    lc_mcse_weights(weights, n, p);
    return lc_mcse_quantile(sorted, weights, n);
}

START_TEST(test_mean_of_few_values_has_the_textbook_error)
{
    const double x[] = {1, 2, 3, 4};
    const uint32_t numbers[] = {0, 1, 2, 3};

    ck_assert_double_eq(lc_mean(x, 4), 2.5);
    ck_assert_double_eq_tol(lc_mcse_mean(x, numbers, 4), sqrt(5.0 / 3 / 4), 1e-15);
}
END_TEST

START_TEST(test_error_of_one_value_is_not_known)
{
    const double x = 3;
    const uint32_t number = 0;

    ck_assert(isnan(lc_mean(&x, 0)));
    ck_assert(isnan(lc_mcse_mean(&x, &number, 1)));
    ck_assert(isnan(quantile_error(&x, 1, 0.5)));
}
END_TEST

START_TEST(test_error_of_a_latin_sample_comes_from_block_means)
{
    fill_blocks();
    /* variance of 0 ... 9 is 55/6; the mean of ten such means has a tenth of it */
    ck_assert_double_eq_tol(lc_mcse_mean(values, replications, N), sqrt(55.0 / 60), 1e-12);
}
END_TEST

START_TEST(test_spread_inside_blocks_does_not_count)
{
    for (uint32_t i = 0; i < N; i++) {
        replications[i] = i;
        values[i] = i % LC_LATIN_BLOCK; /* every block alike: the mean is exact */
    }
    ck_assert_double_eq_tol(lc_mcse_mean(values, replications, N), 0, 1e-12);
}
END_TEST

START_TEST(test_too_few_blocks_fall_back_to_single_values)
{
    const size_t n = (LC_MCSE_BLOCKS - 1) * LC_LATIN_BLOCK;
    double squares = 0;

    fill_blocks();
    for (size_t i = 0; i < n; i++) {
        squares += pow(values[i] - lc_mean(values, n), 2);
    }
    ck_assert_double_eq_tol(lc_mcse_mean(values, replications, n),
                            sqrt(squares / (double)(n - 1) / (double)n), 1e-12);
}
END_TEST

START_TEST(test_truncated_block_is_left_out_of_the_spread)
{
    const size_t n = 9 * LC_LATIN_BLOCK + LC_LATIN_BLOCK / 2 - 1;

    fill_blocks();
    /* 0 ... 8 have variance 7.5; the mean rests on n values */
    ck_assert_double_eq_tol(lc_mcse_mean(values, replications, n),
                            sqrt(7.5 / ((double)n / LC_LATIN_BLOCK)), 1e-12);
}
END_TEST

/* The median of n uniform values has a standard deviation near sqrt(1/4 / n). */
/* Ten blocks; then four whole ones and a fifth of which half is there, or less. */
START_TEST(test_freedom_is_that_of_what_the_error_comes_from)
{
    fill_blocks();
    ck_assert_double_eq(lc_mcse_freedom(replications, N), 9);
    ck_assert_double_eq(lc_mcse_freedom(replications, 450), 4);
    ck_assert_double_eq(lc_mcse_freedom(replications, 449), 448);
    ck_assert_double_eq(lc_mcse_freedom(replications, 2), 1);
    ck_assert_double_eq(lc_mcse_freedom(replications, 1), 0);
    ck_assert_double_eq(lc_mcse_freedom(replications, 0), 0);
}
END_TEST

START_TEST(test_error_of_the_median_of_a_uniform_sample)
{
    for (uint32_t i = 0; i < N; i++) {
        values[i] = (i + 0.5) / N;
    }
    ck_assert_double_eq_tol(quantile_error(values, N, 0.5), sqrt(0.25 / N), 0.01 * sqrt(0.25 / N));
    ck_assert_double_eq_tol(quantile_error(values, N, 0.1), sqrt(0.09 / N), 0.01 * sqrt(0.09 / N));
}
END_TEST

START_TEST(test_error_of_a_quantile_scales_with_the_unit)
{
    double small[50], large[50];

    for (int i = 0; i < 50; i++) {
        small[i] = i * i;
        large[i] = 1000.0 * i * i + 1e6;
    }
    ck_assert_double_eq_tol(quantile_error(large, 50, 0.5), 1000 * quantile_error(small, 50, 0.5),
                            1e-6);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("mcse");
    TCase *t = tcase_create("mcse");

    tcase_add_test(t, test_mean_of_few_values_has_the_textbook_error);
    tcase_add_test(t, test_error_of_one_value_is_not_known);
    tcase_add_test(t, test_error_of_a_latin_sample_comes_from_block_means);
    tcase_add_test(t, test_spread_inside_blocks_does_not_count);
    tcase_add_test(t, test_too_few_blocks_fall_back_to_single_values);
    tcase_add_test(t, test_truncated_block_is_left_out_of_the_spread);
    tcase_add_test(t, test_freedom_is_that_of_what_the_error_comes_from);
    tcase_add_test(t, test_error_of_the_median_of_a_uniform_sample);
    tcase_add_test(t, test_error_of_a_quantile_scales_with_the_unit);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

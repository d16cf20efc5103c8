#include "rand/latin.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define N    LC_LATIN_BLOCK
#define SEED 20221231u

static double u[N * 128], v[N * 128];

static void assert_stratified(const double *x, size_t n, size_t column)
{
    int counts[N] = {0};

    for (size_t row = 0; row < N; row++) {
        const double p = x[row * n + column];

        ck_assert(p > 0 && p < 1);
        counts[(int)(p * N)]++;
    }
    for (int k = 0; k < N; k++) {
        ck_assert_int_eq(counts[k], 1);
    }
}

/* Spearman's, from ranks; a stratified column has stratum k at rank k. */
static double rank_correlation(const double *x, size_t n, size_t i, size_t j)
{
    double sum = 0;

    for (size_t row = 0; row < N; row++) {
        const double off = floor(x[row * n + i] * N) - floor(x[row * n + j] * N);

        sum += off * off;
    }
    return 1 - 6 * sum / (N * (N * N - 1.0));
}

START_TEST(test_latin_has_one_point_in_every_stratum_of_every_column)
{
    static const uint64_t keys[5] = {1, 2, 3, 4, UINT64_MAX};

    for (uint32_t block = 0; block < 20; block++) {
        ck_assert(lc_latin_block(u, 5, keys, NULL, SEED, block));
        for (size_t j = 0; j < 5; j++) {
            assert_stratified(u, 5, j);
        }
    }
    ck_assert(lc_latin_block(u, 5, keys, NULL, SEED, UINT32_MAX));
    assert_stratified(u, 5, 0);
}
END_TEST

START_TEST(test_latin_block_without_columns_is_empty)
{
    u[0] = -1;
    ck_assert(lc_latin_block(u, 0, NULL, NULL, SEED, 0));
    ck_assert_double_eq(u[0], -1);
}
END_TEST

static const double target[16] = {1, 0.8, -0.5, 0, 0.8, 1, -0.3, 0, -0.5, -0.3, 1, 0, 0, 0, 0, 1};

/* For normal scores, Spearman's rho is below the target by up to 0.02 (6 / pi * asin(r / 2)), and
 * ranking moves it a little: 0.15 holds for each of 50 blocks and 0.025 for their mean. */
START_TEST(test_latin_rank_correlation_is_near_its_target)
{
    static const uint64_t keys[4] = {11, 5, 7, 9};
    double mean[3] = {0};

    for (uint32_t block = 0; block < 50; block++) {
        ck_assert(lc_latin_block(u, 4, keys, target, SEED, block));
        for (size_t i = 0; i < 4; i++) {
            assert_stratified(u, 4, i);
        }
        ck_assert_double_eq_tol(rank_correlation(u, 4, 0, 1), 0.8, 0.15);
        mean[0] += rank_correlation(u, 4, 0, 1) / 50;
        ck_assert_double_eq_tol(rank_correlation(u, 4, 0, 2), -0.5, 0.15);
        mean[1] += rank_correlation(u, 4, 0, 2) / 50;
        ck_assert_double_eq_tol(rank_correlation(u, 4, 1, 2), -0.3, 0.15);
        mean[2] += rank_correlation(u, 4, 1, 2) / 50;
    }
    ck_assert_double_eq_tol(mean[0], 0.8, 0.025);
    ck_assert_double_eq_tol(mean[1], -0.5, 0.025);
    ck_assert_double_eq_tol(mean[2], -0.3, 0.025);
}
END_TEST

START_TEST(test_latin_correlation_rearranges_but_keeps_the_values)
{
    static const uint64_t keys[4] = {11, 5, 7, 9};

    ck_assert(lc_latin_block(u, 4, keys, NULL, SEED, 3));
    ck_assert(lc_latin_block(v, 4, keys, target, SEED, 3));
    for (size_t j = 0; j < 4; j++) {
        double by_stratum[N];

        for (size_t row = 0; row < N; row++) {
            by_stratum[(int)(u[row * 4 + j] * N)] = u[row * 4 + j];
        }
        for (size_t row = 0; row < N; row++) {
            ck_assert_double_eq(v[row * 4 + j], by_stratum[(int)(v[row * 4 + j] * N)]);
        }
    }
    for (size_t row = 0; row < N; row++) {
        ck_assert_double_eq(u[row * 4 + 3], v[row * 4 + 3]); /* no target: untouched */
    }
}
END_TEST

/* Columns a, b, tied pair (c, d); then x and a tied pair (e, f) put among them. */
START_TEST(test_latin_new_columns_leave_the_others_alone)
{
    static const uint64_t few[4] = {10, 20, 30, 40}, many[7] = {99, 10, 50, 20, 30, 60, 40};
    static const size_t place[4] = {1, 3, 4, 6};
    double small[16] = {0}, large[49] = {0};

    for (size_t i = 0; i < 4; i++) {
        small[i * 4 + i] = 1;
    }
    for (size_t i = 0; i < 7; i++) {
        large[i * 7 + i] = 1;
    }
    small[2 * 4 + 3] = small[3 * 4 + 2] = 0.6;
    large[4 * 7 + 6] = large[6 * 7 + 4] = 0.6;
    large[2 * 7 + 5] = large[5 * 7 + 2] = -0.9;
    ck_assert(lc_latin_block(u, 4, few, small, SEED, 8));
    ck_assert(lc_latin_block(v, 7, many, large, SEED, 8));
    for (size_t row = 0; row < N; row++) {
        for (size_t j = 0; j < 4; j++) {
            ck_assert_double_eq(u[row * 4 + j], v[row * 7 + place[j]]);
        }
    }
    ck_assert_double_eq_tol(rank_correlation(v, 7, 2, 5), -0.9, 0.06);
}
END_TEST

START_TEST(test_latin_does_not_depend_on_the_order_of_columns)
{
    static const uint64_t keys[3] = {3, 1, 2}, turned[3] = {2, 1, 3};
    static const double r[9] = {1, 0.7, 0.2, 0.7, 1, -0.1, 0.2, -0.1, 1};
    static const double r_turned[9] = {1, -0.1, 0.2, -0.1, 1, 0.7, 0.2, 0.7, 1};

    ck_assert(lc_latin_block(u, 3, keys, r, SEED, 0));
    ck_assert(lc_latin_block(v, 3, turned, r_turned, SEED, 0));
    for (size_t row = 0; row < N; row++) {
        for (size_t j = 0; j < 3; j++) {
            ck_assert_double_eq(u[row * 3 + j], v[row * 3 + 2 - j]);
        }
    }
}
END_TEST

START_TEST(test_latin_blocks_and_seeds_and_keys_differ_but_repeat)
{
    static const uint64_t keys[2] = {1, 2};
    static double other[N * 2];

    ck_assert(lc_latin_block(u, 2, keys, NULL, 1, 2));
    ck_assert(lc_latin_block(other, 2, keys, NULL, 2, 1));
    ck_assert(memcmp(u, other, sizeof other) != 0);
    ck_assert(lc_latin_block(other, 2, keys, NULL, 1, 3));
    ck_assert(memcmp(u, other, sizeof other) != 0);
    ck_assert(lc_latin_block(other, 2, keys, NULL, 1, 2)); /* whatever was asked for before */
    ck_assert(memcmp(u, other, sizeof other) == 0);
    for (size_t row = 0; row < N; row++) {
        ck_assert_double_ne(u[row * 2], u[row * 2 + 1]);
    }
}
END_TEST

/* Columns that nothing ties: the mean over 200 blocks of a correlation with standard deviation
 * 0.1 lies within 5 * 0.1 / sqrt(200) = 0.035 (6e-7), and rows of next blocks alike. */
START_TEST(test_latin_columns_and_blocks_are_independent_of_each_other)
{
    static const uint64_t keys[2] = {100, 101};
    double across = 0, along = 0;

    for (uint32_t block = 0; block < 200; block++) {
        ck_assert(lc_latin_block(u, 2, keys, NULL, SEED, block));
        across += rank_correlation(u, 2, 0, 1) / 200;
        for (size_t row = 0; row < N; row++) {
            v[row * 2 + 1] = u[row * 2];
        }
        if (block > 0) {
            along += rank_correlation(v, 2, 0, 1) / 200;
        }
        for (size_t row = 0; row < N; row++) {
            v[row * 2] = v[row * 2 + 1];
        }
    }
    ck_assert_double_eq_tol(across, 0, 0.035);
    ck_assert_double_eq_tol(along, 0, 0.035);
}
END_TEST

START_TEST(test_latin_sample_means_beat_plain_sampling)
{
    static const uint64_t keys[1] = {77};
    double sum = 0;

    ck_assert(lc_latin_block(u, 1, keys, NULL, SEED, 0));
    for (size_t row = 0; row < N; row++) {
        sum += u[row];
    }
    /* Standard deviation 1 / (sqrt(12) * 100^1.5) = 0.00029; 6 of them: 2e-9. */
    ck_assert_double_eq_tol(sum / N, 0.5, 0.00174);
}
END_TEST

/* As many correlated columns as rows, and more: the sample's own correlation is singular. */
START_TEST(test_latin_takes_more_correlated_columns_than_rows)
{
    enum { M = 128 };
    static uint64_t keys[M];
    static double r[M * M];

    for (size_t i = 0; i < M; i++) {
        keys[i] = i;
        for (size_t j = 0; j < M; j++) {
            r[i * M + j] = i == j ? 1 : 0.5;
        }
    }
    ck_assert(lc_latin_block(u, M, keys, r, SEED, 0));
    for (size_t j = 0; j < M; j++) {
        assert_stratified(u, M, j);
    }
    ck_assert_double_eq_tol(rank_correlation(u, M, 3, 90), 0.5, 0.4);
}
END_TEST

START_TEST(test_matrices_without_cholesky_factor_are_refused)
{
    static const uint64_t keys[3] = {1, 2, 3};
    static const double good[9] = {1, 0.5, 0, 0.5, 1, 0, 0, 0, 1};
    static const double same[4] = {1, 1, 1, 1}, beyond[4] = {1, 1.1, 1.1, 1};
    static const double odd[9] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
    static const double bad_diagonal[4] = {1, 0, 0, 0};
    const double nan_matrix[4] = {1, NAN, NAN, 1};

    ck_assert(lc_is_positive_definite(NULL, 0));
    ck_assert(lc_is_positive_definite(good, 1));
    ck_assert(lc_is_positive_definite(good, 3));
    ck_assert(!lc_is_positive_definite(same, 2));
    ck_assert(!lc_is_positive_definite(beyond, 2));
    ck_assert(!lc_is_positive_definite(odd, 3));
    ck_assert(!lc_is_positive_definite(bad_diagonal, 2));
    ck_assert(!lc_is_positive_definite(nan_matrix, 2));
    ck_assert(lc_latin_block(u, 3, keys, good, SEED, 0));
    ck_assert(!lc_latin_block(u, 2, keys, same, SEED, 0));
    ck_assert(!lc_latin_block(u, 3, keys, odd, SEED, 0));
    ck_assert(!lc_latin_block(u, 2, keys, bad_diagonal, SEED, 0));
    ck_assert(!lc_latin_block(u, 2, keys, nan_matrix, SEED, 0));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("rand/latin");
    TCase *tc = tcase_create("latin");

    tcase_add_test(tc, test_latin_has_one_point_in_every_stratum_of_every_column);
    tcase_add_test(tc, test_latin_block_without_columns_is_empty);
    tcase_add_test(tc, test_latin_rank_correlation_is_near_its_target);
    tcase_add_test(tc, test_latin_correlation_rearranges_but_keeps_the_values);
    tcase_add_test(tc, test_latin_new_columns_leave_the_others_alone);
    tcase_add_test(tc, test_latin_does_not_depend_on_the_order_of_columns);
    tcase_add_test(tc, test_latin_blocks_and_seeds_and_keys_differ_but_repeat);
    tcase_add_test(tc, test_latin_columns_and_blocks_are_independent_of_each_other);
    tcase_add_test(tc, test_latin_sample_means_beat_plain_sampling);
    tcase_add_test(tc, test_latin_takes_more_correlated_columns_than_rows);
    tcase_add_test(tc, test_matrices_without_cholesky_factor_are_refused);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

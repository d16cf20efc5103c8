/* Oracles: closed forms; numpy and scipy (make_reference.py). */
#include "stats/score.h"

#include "score_reference.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define N_OF(array) (sizeof(array) / sizeof *(array))

enum { N = 2000 };

static double values[N];

START_TEST(test_scores_of_normal_laws_are_those_of_scipy)
{
    for (size_t i = 0; i < N_OF(normals); i++) {
        const double mean = normals[i].mean, sd = normals[i].sd, y = normals[i].y;

        ck_assert_double_eq_tol(lc_crps_normal(mean, sd, y), normals[i].crps, 1e-13);
    }
}
END_TEST

START_TEST(test_law_without_spread_scores_its_absolute_error)
{
    ck_assert_double_eq(lc_crps_normal(2, 0, -1), 3);
    ck_assert_double_eq_tol(lc_crps_normal(2, 1e-300, -1), 3, 1e-15);
}
END_TEST

START_TEST(test_crps_of_samples_equals_the_sum_over_all_pairs)
{
    for (size_t i = 0; i < N_OF(samples); i++) {
        double x[N_OF(samples[i].values)];

        memcpy(x, samples[i].values, sizeof x);
        ck_assert_double_eq_tol(lc_crps_sample(x, samples[i].n, samples[i].y), samples[i].crps,
                                1e-13);
        for (size_t k = 1; k < samples[i].n; k++) {
            ck_assert_double_le(x[k - 1], x[k]);
        }
    }
}
END_TEST

START_TEST(test_crps_of_one_value_is_its_absolute_error)
{
    double x = 4;

    ck_assert_double_eq(lc_crps_sample(&x, 1, 6.5), 2.5);
    ck_assert(isnan(lc_crps_sample(&x, 0, 6.5)));
}
END_TEST

/* All 27 samples of three values out of {0, 1, 4} are equally likely; their scores must average to
 * that of the law, mean |x - y| - mean |x - x'| / 2 = mean |x - y| - 8 / 9. */
START_TEST(test_crps_of_a_sample_is_fair_whatever_its_size)
{
    static const double law[] = {0, 1, 4}, observed[] = {-1, 0.5, 1, 7};

    for (size_t k = 0; k < N_OF(observed); k++) {
        const double y = observed[k];
        double sum = 0;

        for (int i = 0; i < 27; i++) {
            double x[] = {law[i / 9], law[i / 3 % 3], law[i % 3]};

            sum += lc_crps_sample(x, 3, y);
        }
        ck_assert_double_eq_tol(sum / 27, (fabs(y) + fabs(y - 1) + fabs(y - 4)) / 3 - 8.0 / 9,
                                1e-13);
    }
}
END_TEST

/* The integral of (x - [x >= y])^2 over [0, 1] is (y^3 + (1 - y)^3) / 3. Evenly spaced values lie
 * 1 / (6 n) further apart than drawn ones, which the fair score rewards. */
START_TEST(test_crps_of_a_uniform_sample_is_the_closed_form)
{
    for (int k = 0; k <= 10; k++) {
        const double y = k / 10.0, law = (pow(y, 3) + pow(1 - y, 3)) / 3;

        for (int i = 0; i < N; i++) {
            values[i] = (i + 0.5) / N;
        }
        ck_assert_double_eq_tol(lc_crps_sample(values, N, y), law - 1 / (6.0 * N), 0.5 / N / N);
    }
}
END_TEST

START_TEST(test_crps_of_normal_quantiles_tends_to_the_closed_form)
{
    for (int k = -3; k <= 3; k++) {
        double off[2];

        for (int large = 0; large < 2; large++) {
            const int n = large ? N : N / 10;

            for (int i = 0; i < n; i++) {
                values[i] = 5 + 2 * gsl_cdf_ugaussian_Pinv((i + 0.5) / n);
            }
            off[large] =
                fabs(lc_crps_sample(values, (size_t)n, 5 + k) - lc_crps_normal(5, 2, 5 + k));
        }
        ck_assert_double_lt(off[1], 3.0 / N);
        ck_assert_double_lt(off[1], off[0] / 7);
    }
}
END_TEST

START_TEST(test_crps_does_not_depend_on_where_zero_is)
{
    double near[] = {1, 5, 2, 3}, far[] = {1e9 + 1, 1e9 + 5, 1e9 + 2, 1e9 + 3};

    ck_assert_double_eq(lc_crps_sample(near, 4, 4), lc_crps_sample(far, 4, 1e9 + 4));
}
END_TEST

START_TEST(test_pit_counts_half_of_ties)
{
    const double x[] = {1, 2, 2, 2, 5};

    ck_assert_double_eq_tol(lc_pit_sample(x, 5, 0), 0.5 / 6, 1e-15);
    ck_assert_double_eq_tol(lc_pit_sample(x, 5, 1.5), 1.5 / 6, 1e-15);
    ck_assert_double_eq_tol(lc_pit_sample(x, 5, 2), 3.0 / 6, 1e-15);
    ck_assert_double_eq_tol(lc_pit_sample(x, 5, 5), 5.0 / 6, 1e-15);
    ck_assert_double_eq_tol(lc_pit_sample(x, 5, 6), 5.5 / 6, 1e-15);
    ck_assert_double_eq(lc_pit_sample(x, 0, 6), 0.5);
}
END_TEST

/* One observation in each of the n + 1 gaps. */
START_TEST(test_pit_of_uniform_ranks_is_uniform)
{
    double x[19], pit[20], share[5];

    for (int i = 0; i < 19; i++) {
        x[i] = i;
    }
    for (int i = 0; i < 20; i++) {
        pit[i] = lc_pit_sample(x, 19, i - 0.5);
        ck_assert_double_eq_tol(pit[i], (i + 0.5) / 20, 1e-15);
    }
    lc_pit_histogram(share, 5, pit, 20);
    for (int i = 0; i < 5; i++) {
        ck_assert_double_eq_tol(share[i], 0.2, 1e-15);
    }
}
END_TEST

START_TEST(test_pit_histogram_takes_both_ends)
{
    static const double pit[] = {0, 0.25, 0.3, 1};
    double share[4];

    lc_pit_histogram(share, 4, pit, 4);
    ck_assert_double_eq(share[0], 0.25);
    ck_assert_double_eq(share[1], 0.5);
    ck_assert_double_eq(share[2], 0);
    ck_assert_double_eq(share[3], 0.25);
    lc_pit_histogram(share, 4, pit, 0);
    ck_assert_double_eq(share[1], 0);
}
END_TEST

/* Of 0 ... 100 the central 80 % are 10 ... 90. */
START_TEST(test_interval_of_a_sample_covers_its_share_and_its_ends)
{
    double x[101];
    int covered = 0;

    for (int i = 0; i <= 100; i++) {
        x[i] = i;
    }
    for (int i = 0; i < 100; i++) {
        covered += lc_is_covered_sample(x, 101, i + 0.5, 0.8);
    }
    ck_assert_int_eq(covered, 80);
    ck_assert(lc_is_covered_sample(x, 101, 25, 0.5));
    ck_assert(lc_is_covered_sample(x, 101, 75, 0.5));
    ck_assert(!lc_is_covered_sample(x, 101, 75.001, 0.5));
    ck_assert(lc_is_covered_sample(x, 101, 50, 0));
    ck_assert(lc_is_covered_sample(x, 101, 100, 1));
    ck_assert(!lc_is_covered_sample(x, 101, 100.1, 1));
    ck_assert(!lc_is_covered_sample(x, 0, 0, 1));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("score");
    TCase *t = tcase_create("score");

    tcase_add_test(t, test_scores_of_normal_laws_are_those_of_scipy);
    tcase_add_test(t, test_law_without_spread_scores_its_absolute_error);
    tcase_add_test(t, test_crps_of_samples_equals_the_sum_over_all_pairs);
    tcase_add_test(t, test_crps_of_one_value_is_its_absolute_error);
    tcase_add_test(t, test_crps_of_a_sample_is_fair_whatever_its_size);
    tcase_add_test(t, test_crps_of_a_uniform_sample_is_the_closed_form);
    tcase_add_test(t, test_crps_of_normal_quantiles_tends_to_the_closed_form);
    tcase_add_test(t, test_crps_does_not_depend_on_where_zero_is);
    tcase_add_test(t, test_pit_counts_half_of_ties);
    tcase_add_test(t, test_pit_of_uniform_ranks_is_uniform);
    tcase_add_test(t, test_pit_histogram_takes_both_ends);
    tcase_add_test(t, test_interval_of_a_sample_covers_its_share_and_its_ends);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

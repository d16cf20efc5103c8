/* Oracles: closed forms; numpy and scipy (make_reference.py). */
#include "stats/weights.h"

#include "stats/quantile.h"

#include "weights_reference.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define N_OF(array) (sizeof(array) / sizeof *(array))

START_TEST(test_weights_and_what_follows_from_them_are_those_of_numpy)
{
    static const double p[] = {0, 0.1, 0.5, 0.9, 1};

    for (size_t i = 0; i < N_OF(cases); i++) {
        const size_t n = cases[i].n;
        const double *x = cases[i].values;
        double w[N_OF(cases[i].w)];

        ck_assert_double_eq_tol(lc_weights_normalise(w, cases[i].log_w, n), cases[i].effective,
                                1e-12);
        for (size_t k = 0; k < n; k++) {
            ck_assert_double_eq_tol(w[k], cases[i].w[k], 1e-14);
        }
        ck_assert_double_eq_tol(lc_weighted_mean(x, w, n), cases[i].mean, 1e-12);
        ck_assert_double_eq_tol(lc_ks_weighted(x, w, n), cases[i].distance, 1e-13);
        for (size_t k = 0; k < N_OF(p); k++) {
            ck_assert_double_eq_tol(lc_weighted_quantile(x, w, n, p[k]), cases[i].quantiles[k],
                                    1e-11);
        }
    }
}
END_TEST

START_TEST(test_logarithms_far_from_zero_neither_overflow_nor_vanish)
{
    double w[] = {-1e6, -1e6 - log(3), -INFINITY}, high[] = {1e6, 1e6, 0};

    ck_assert_double_eq_tol(lc_weights_normalise(w, w, 3), 1.6, 1e-9);
    ck_assert_double_eq_tol(w[0], 0.75, 1e-9);
    ck_assert_double_eq(w[2], 0);
    ck_assert_double_eq_tol(lc_weights_normalise(high, high, 3), 2, 1e-15);
}
END_TEST

START_TEST(test_weights_that_are_all_nothing_are_reported)
{
    const double log_w[] = {-INFINITY, -INFINITY}, x[] = {1, 2};
    double w[] = {7, 7};

    ck_assert_double_eq(lc_weights_normalise(w, log_w, 2), 0);
    ck_assert(w[0] == 0 && w[1] == 0);
    ck_assert_double_eq(lc_weights_normalise(w, log_w, 0), 0);
    ck_assert(isnan(lc_weighted_mean(x, w, 2)));
    ck_assert(isnan(lc_weighted_quantile(x, w, 2, 0.5)));
    ck_assert(isnan(lc_ks_weighted(x, w, 2)));
    ck_assert(isnan(lc_weighted_quantile(x, w, 0, 0.5)));
}
END_TEST

START_TEST(test_equal_weights_count_every_value_once)
{
    double x[50], sorted[50], w[50] = {0};

    for (int i = 0; i < 50; i++) {
        x[i] = i * 37 % 50 / 3; /* out of order, with ties */
        sorted[i] = i / 3;
    }
    for (size_t n = 1; n <= 50; n++) {
        memset(w, 0, sizeof w);
        ck_assert_double_eq_tol(lc_weights_normalise(w, w, n), (double)n, 1e-11);
    }
    for (int i = 0; i <= 20; i++) {
        ck_assert_double_eq_tol(lc_weighted_quantile(x, w, 50, i / 20.0),
                                lc_quantile_sorted(sorted, 50, i / 20.0), 1e-12);
    }
    ck_assert_double_eq_tol(lc_ks_weighted(x, w, 50), 0, 1e-14);
}
END_TEST

START_TEST(test_values_without_weight_do_not_count)
{
    static const double x[] = {9, 1, 4, 2, -8}, w[] = {0, 3, 3, 3, 0}, sorted[] = {1, 2, 4};

    ck_assert_double_eq_tol(lc_weighted_mean(x, w, 5), 7.0 / 3, 1e-15);
    for (int i = 0; i <= 10; i++) {
        ck_assert_double_eq_tol(lc_weighted_quantile(x, w, 5, i / 10.0),
                                lc_quantile_sorted(sorted, 3, i / 10.0), 1e-14);
    }
}
END_TEST

START_TEST(test_all_weight_on_one_value_leaves_that_value)
{
    static const double x[] = {0.1, 0.7, 0.3}, w[] = {0, 0, 5};

    for (int i = 0; i <= 10; i++) {
        ck_assert_double_eq(lc_weighted_quantile(x, w, 3, i / 10.0), 0.3);
    }
    ck_assert_double_eq_tol(lc_ks_weighted(x, w, 3), 1.0 / 3, 1e-15);
}
END_TEST

START_TEST(test_weighted_quantile_rises_with_its_probability)
{
    const double *x = cases[4].values, *w = cases[4].w;
    double before = -INFINITY;

    for (int i = 0; i <= 1000; i++) {
        const double q = lc_weighted_quantile(x, w, cases[4].n, i / 1000.0);

        ck_assert_double_ge(q, before - 1e-14);
        before = q;
    }
}
END_TEST

/* Weights x^0 and x^1 on a uniform sample: the functions are x and x^2, at most 1/4 apart. */
START_TEST(test_distance_of_a_tilted_uniform_law_is_a_quarter)
{
    enum { N = 1000 };
    double x[N], w[N];

    for (int i = 0; i < N; i++) {
        x[i] = (i * 7 % N + 0.5) / N;
        w[i] = x[i];
    }
    ck_assert_double_eq_tol(lc_ks_weighted(x, w, N), 0.25, 1e-12);
}
END_TEST

START_TEST(test_distance_takes_ties_as_one_step)
{
    static const double x[] = {1, 1, 2, 2}, w[] = {0.5, 0, 0, 0.5};

    ck_assert_double_eq(lc_ks_weighted(x, w, 4), 0);
}
END_TEST

START_TEST(test_resampling_takes_each_value_its_share_within_one)
{
    static const size_t sizes[] = {1, 7, 12, 1000};

    for (size_t k = 0; k < N_OF(cases); k++) {
        const size_t n = cases[k].n;

        for (size_t j = 0; j < N_OF(sizes); j++) {
            for (int u = 0; u < 10; u++) {
                uint32_t out[1000], counts[N_OF(cases[k].w)] = {0};

                lc_resample_systematic(out, sizes[j], cases[k].w, n, u / 10.0 + 0.05);
                for (size_t i = 0; i < sizes[j]; i++) {
                    ck_assert_uint_lt(out[i], n);
                    ck_assert(i == 0 || out[i] >= out[i - 1]);
                    counts[out[i]]++;
                }
                for (size_t i = 0; i < n; i++) {
                    const double expected = (double)sizes[j] * cases[k].w[i];

                    ck_assert_double_lt(fabs(counts[i] - expected), 1 + 1e-9);
                }
            }
        }
    }
}
END_TEST

/* Over evenly spaced u the counts average to the expected ones. */
START_TEST(test_resampling_is_unbiased)
{
    enum { DRAWS = 10000, M = 5 };
    static const double w[] = {0.12, 0.4, 0, 0.48};
    uint32_t out[M], counts[4] = {0};

    for (int k = 0; k < DRAWS; k++) {
        lc_resample_systematic(out, M, w, 4, (k + 0.5) / DRAWS);
        for (int i = 0; i < M; i++) {
            counts[out[i]]++;
        }
    }
    for (int i = 0; i < 4; i++) {
        ck_assert_double_eq_tol(counts[i], M * DRAWS * w[i], 2);
    }
}
END_TEST

START_TEST(test_resampling_never_takes_a_value_without_weight)
{
    static const double w[] = {0, 0.1, 0.2, 0, 0.7, 0, 0};
    const double last = nextafter(1, 0);
    uint32_t out[1000];

    for (int end = 0; end < 2; end++) {
        lc_resample_systematic(out, 1000, w, 7, end ? last : 0);
        ck_assert_uint_eq(out[0], 1);
        ck_assert_uint_eq(out[999], 4);
        for (int i = 0; i < 1000; i++) {
            ck_assert_double_gt(w[out[i]], 0);
        }
    }
}
END_TEST

START_TEST(test_resampling_equal_weights_takes_every_value_once)
{
    static const double w[] = {2, 2, 2, 2, 2, 2};
    uint32_t out[6];

    lc_resample_systematic(out, 6, w, 6, 0.3);
    for (uint32_t i = 0; i < 6; i++) {
        ck_assert_uint_eq(out[i], i);
    }
}
END_TEST

START_TEST(test_implausibility_counts_standard_deviations)
{
    ck_assert_double_eq(lc_implausibility(10, 4, 1, 1, 2), 3);
    ck_assert_double_eq(lc_implausibility(4, 10, 4, 0, 0), 3);
    ck_assert_double_eq(lc_implausibility(4, 4, 0, 0, 0), 0);
    ck_assert(isinf(lc_implausibility(4, 5, 0, 0, 0)));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("weights");
    TCase *t = tcase_create("weights");

    tcase_add_test(t, test_weights_and_what_follows_from_them_are_those_of_numpy);
    tcase_add_test(t, test_logarithms_far_from_zero_neither_overflow_nor_vanish);
    tcase_add_test(t, test_weights_that_are_all_nothing_are_reported);
    tcase_add_test(t, test_equal_weights_count_every_value_once);
    tcase_add_test(t, test_values_without_weight_do_not_count);
    tcase_add_test(t, test_all_weight_on_one_value_leaves_that_value);
    tcase_add_test(t, test_weighted_quantile_rises_with_its_probability);
    tcase_add_test(t, test_distance_of_a_tilted_uniform_law_is_a_quarter);
    tcase_add_test(t, test_distance_takes_ties_as_one_step);
    tcase_add_test(t, test_resampling_takes_each_value_its_share_within_one);
    tcase_add_test(t, test_resampling_is_unbiased);
    tcase_add_test(t, test_resampling_never_takes_a_value_without_weight);
    tcase_add_test(t, test_resampling_equal_weights_takes_every_value_once);
    tcase_add_test(t, test_implausibility_counts_standard_deviations);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

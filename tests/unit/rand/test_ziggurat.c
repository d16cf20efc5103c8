/* The exponential law by ziggurat. Seeds are fixed; the probabilities say how likely a correct
 * generator would be to fail for a seed chosen at random. */
#include "rand/ziggurat.h"

#include "ks.h"
#include "rand/stream.h"

#include <check.h>
#include <gsl/gsl_cdf.h>

#define N      1000000
#define N_TAIL 8000000

static double sample[N];

static void stream(struct lc_stream *s, uint32_t purpose)
{
    lc_stream_init(s, &(struct lc_stream_key){.seed = 20261122, .purpose = purpose});
}

static double cdf_unit(double x)
{
    return -expm1(-x);
}

static double cdf_erlang(double x)
{
    return gsl_cdf_gamma_P(x, 2, 3.5);
}

/* All layers have the area of the lowest, the tail included, and the topmost ends at height 1. The
 * edges follow from below to above, so that rounding adds up to a few units in the last place. */
START_TEST(test_ziggurat_layers_have_one_area)
{
    const double r = lc_ziggurat_x[1];
    const double area = (r + 1) * exp(-r);

    ck_assert_double_eq_tol(lc_ziggurat_x[0], r + 1, 1e-14);
    for (int i = 1; i < LC_ZIGGURAT_LAYERS; i++) {
        const double height = lc_ziggurat_y[i + 1] - lc_ziggurat_y[i];

        ck_assert_double_eq_tol(lc_ziggurat_y[i], exp(-lc_ziggurat_x[i]), 1e-15);
        ck_assert_double_eq_tol(lc_ziggurat_x[i] * height, area, 1e-14);
        ck_assert_double_gt(lc_ziggurat_x[i], lc_ziggurat_x[i + 1]);
    }
    ck_assert_double_eq(lc_ziggurat_x[LC_ZIGGURAT_LAYERS], 0);
    ck_assert_double_eq(lc_ziggurat_y[LC_ZIGGURAT_LAYERS], 1);
}
END_TEST

/* 3e-7. */
START_TEST(test_exponential_fits_by_kolmogorov_smirnov)
{
    struct lc_stream s;

    stream(&s, 1);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_exponential(&s, 1);
        ck_assert_double_gt(sample[i], 0);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_unit), KS_LIMIT);
}
END_TEST

/* As many as there should be within 5 standard deviations, 6e-7, and what they exceed its beginning
 * by is exponential again, 3e-7. */
START_TEST(test_exponential_has_its_tail)
{
    struct lc_stream s;
    size_t n = 0;

    stream(&s, 2);
    for (int i = 0; i < N_TAIL; i++) {
        const double x = lc_draw_exponential(&s, 1);

        if (x > lc_ziggurat_x[1]) {
            sample[n++] = x - lc_ziggurat_x[1];
        }
    }
    const double expected = N_TAIL * lc_ziggurat_y[1];

    ck_assert_double_lt(fabs((double)n - expected), 5 * sqrt(expected));
    ck_assert_double_lt(ks_statistic(sample, n, cdf_unit), KS_LIMIT);
}
END_TEST

/* 3e-7. */
START_TEST(test_gamma_of_shape_two_fits_by_kolmogorov_smirnov)
{
    struct lc_stream s;

    stream(&s, 3);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_gamma(&s, 2, 7);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_erlang), KS_LIMIT);
}
END_TEST

/* Streams are used for one draw each: the first draws of many streams are a sample, 3e-7. */
START_TEST(test_exponential_fits_over_the_first_draws_of_streams)
{
    for (uint32_t i = 0; i < N; i++) {
        struct lc_stream s;

        lc_stream_init(&s, &(struct lc_stream_key){.seed = 4, .entity = i});
        sample[i] = lc_draw_exponential(&s, 1);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_unit), KS_LIMIT);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ziggurat");
    TCase *tc = tcase_create("ziggurat");

    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_ziggurat_layers_have_one_area);
    tcase_add_test(tc, test_exponential_fits_by_kolmogorov_smirnov);
    tcase_add_test(tc, test_exponential_has_its_tail);
    tcase_add_test(tc, test_gamma_of_shape_two_fits_by_kolmogorov_smirnov);
    tcase_add_test(tc, test_exponential_fits_over_the_first_draws_of_streams);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "evidence/posterior.h"

#include "observe/small.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

/* A linear Gaussian toy on the small model: gamma = 10 + 2 z with z standard normal on a grid of
 * quantiles, ln of the model's only series is z, and one observation of it has an error of SIGMA.
 * alpha has a grid of its own that knows nothing of z: steps of the golden section. */
enum { N = 4001 };

#define SIGMA 0.5
#define Y     0.8
#define MEAN  (Y / (1 + SIGMA * SIGMA))
#define SD    (SIGMA / sqrt(1 + SIGMA * SIGMA))
#define Z90   1.2815515655446004 /* scipy.stats.norm.ppf(0.9) */

static struct lc_arena *arena;
static struct lc_posterior posterior;
static uint32_t numbers[N];
static double ys[2]; /* ln of the observation of one series or two */

static double z_of(uint32_t i)
{
    return gsl_cdf_ugaussian_Pinv((i + 0.5) / N);
}

static void gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    (void)store;
    for (uint32_t i = 0; i < N; i++) {
        out[i] = kind == LC_SAMPLE_SERIES ? exp(z_of(i))
                 : cell == 0              ? fmod((i + 0.5) * 0.6180339887498949, 1)
                 : cell == 1              ? 7
                                          : 10 + 2 * z_of(i);
    }
}

/* Weighs by the first n_series of ys. */
static void weigh(uint32_t n_series)
{
    static const struct lc_term terms[] = {{0, 1}};
    static const struct lc_part parts[] = {{1, false, terms, 1}};
    struct lc_point points[2];
    static const char *const layers[] = {"chips", "models"};
    struct lc_target_series series[2];
    const struct lc_samples samples = {.n = N, .replications = numbers, .gather = gather};
    const struct lc_targets targets = {series, n_series};
    struct lc_fit fit;

    for (int i = 0; i < 2; i++) {
        points[i] = (struct lc_point){.end = 1, .value = exp(ys[i]), .parts = parts};
        series[i] = (struct lc_target_series){.name = "a",
                                              .layer = layers[i],
                                              .least = 1e-9,
                                              .error_ln = SIGMA,
                                              .counts = true,
                                              .n_parts = 1,
                                              .points = &points[i],
                                              .n_points = 1};
    }
    lc_fit_make(&fit, arena, &targets, &samples, 1);
    lc_posterior_make(&posterior, arena, small_model(), &fit, &samples);
}

static void setup(void)
{
    arena = lc_arena_new();
    for (uint32_t i = 0; i < N; i++) {
        numbers[i] = i;
    }
    ys[0] = Y;
    weigh(1);
}

static void teardown(void)
{
    lc_arena_free(arena);
}

START_TEST(test_marginals_are_the_uncertain_parameters_in_order)
{
    ck_assert_uint_eq(posterior.n_marginals, 2);
    ck_assert_uint_eq(posterior.marginals[0].parameter, 0);
    ck_assert_uint_eq(posterior.marginals[1].parameter, 2);
    ck_assert_double_eq(posterior.draws[1][3], 10 + 2 * z_of(3));
}
END_TEST

/* Of normal prior and likelihood: mean y / (1 + s^2), variance s^2 / (1 + s^2). */
START_TEST(test_posterior_mean_and_deviation_are_the_closed_form)
{
    double sum = 0, mean = 0, squares = 0;

    for (uint32_t i = 0; i < N; i++) {
        sum += posterior.weights[i];
        mean += posterior.weights[i] * z_of(i);
    }
    for (uint32_t i = 0; i < N; i++) {
        squares += posterior.weights[i] * pow(z_of(i) - mean, 2);
    }
    ck_assert_double_eq_tol(sum, 1, 1e-12);
    ck_assert_double_eq_tol(mean, MEAN, 1e-4);
    ck_assert_double_eq_tol(sqrt(squares), SD, 1e-4);
}
END_TEST

START_TEST(test_quantiles_before_and_after_are_those_of_the_normal_laws)
{
    const struct lc_marginal *m = &posterior.marginals[1];

    for (int i = 0; i < LC_MARGINALS; i++) {
        ck_assert_double_eq_tol(m->prior[i], 10 + 2 * (i - 1) * Z90, 2e-3);
        ck_assert_double_eq_tol(m->posterior[i], 10 + 2 * (MEAN + (i - 1) * SD * Z90), 5e-3);
    }
}
END_TEST

/* (E w)^2 / E w^2 with w = N(y; z, s^2): N(y; 0, 1 + s^2)^2 2 s sqrt(pi) / N(y; 0, 1 + s^2 / 2). */
START_TEST(test_effective_size_is_the_closed_form)
{
    const double once = gsl_ran_gaussian_pdf(Y, sqrt(1 + SIGMA * SIGMA));
    const double twice = gsl_ran_gaussian_pdf(Y, sqrt(1 + SIGMA * SIGMA / 2));

    ck_assert_double_eq_tol(posterior.effective / N, once * once * 2 * SIGMA * sqrt(M_PI) / twice,
                            1e-3);
    ck_assert_uint_eq(posterior.n_kept, N); /* one series rules nothing out */
}
END_TEST

START_TEST(test_distance_is_that_of_the_two_normal_laws)
{
    double largest = 0;

    for (double z = -4; z < 4; z += 1e-3) {
        largest =
            fmax(largest, fabs(gsl_cdf_ugaussian_P((z - MEAN) / SD) - gsl_cdf_ugaussian_P(z)));
    }
    ck_assert_double_eq_tol(posterior.marginals[1].distance, largest, 1e-3);
}
END_TEST

START_TEST(test_parameter_that_acts_on_it_is_informed_and_an_unrelated_one_is_not)
{
    ck_assert(posterior.marginals[1].is_informed);
    ck_assert(!posterior.marginals[0].is_informed);
    ck_assert_uint_eq(posterior.n_informed, 1);
    for (int i = 0; i < LC_MARGINALS; i++) {
        ck_assert_double_eq_tol(posterior.marginals[0].posterior[i], 0.1 + 0.4 * i, 0.02);
    }
}
END_TEST

/* Of observations of 0.5 and 2 with an error of 1/2, those z are kept that are at most 1.5 from
 * one of them: from -1 to 3.5. */
START_TEST(test_replications_are_ruled_out_by_the_second_series)
{
    uint32_t kept = 0;

    ys[0] = 0.5;
    ys[1] = 2;
    weigh(2);
    for (uint32_t i = 0; i < N; i++) {
        const bool is_kept = z_of(i) >= -1 && z_of(i) <= 3.5;

        kept += is_kept;
        ck_assert_int_eq(posterior.weights[i] > 0, is_kept);
    }
    ck_assert_uint_eq(posterior.n_kept, kept);
    ck_assert_uint_lt(kept, N);
}
END_TEST

START_TEST(test_when_all_are_ruled_out_nothing_is_effective)
{
    ys[0] = -9;
    ys[1] = 9;
    weigh(2);
    ck_assert_double_eq(posterior.effective, 0);
    ck_assert_uint_eq(posterior.n_kept, 0);
    ck_assert_uint_eq(posterior.n_marginals, 0);
    ck_assert_uint_eq(posterior.n_informed, 0);
}
END_TEST

START_TEST(test_resampling_takes_each_replication_as_often_as_its_weight_says)
{
    static uint32_t rows[10000], counts[N];

    for (uint64_t seed = 1; seed <= 5; seed++) {
        memset(counts, 0, sizeof counts);
        lc_posterior_resample(rows, 10000, &posterior, seed);
        for (int i = 0; i < 10000; i++) {
            ck_assert_uint_lt(rows[i], N);
            counts[rows[i]]++;
        }
        for (uint32_t i = 0; i < N; i++) {
            ck_assert_double_le(fabs(counts[i] - 10000 * posterior.weights[i]), 1 + 1e-6);
        }
    }
}
END_TEST

START_TEST(test_resampling_hangs_on_the_seed_alone)
{
    uint32_t rows[50], same[50], other[50];

    lc_posterior_resample(rows, 50, &posterior, 1);
    lc_posterior_resample(same, 50, &posterior, 1);
    lc_posterior_resample(other, 50, &posterior, 2);
    ck_assert_mem_eq(rows, same, sizeof rows);
    ck_assert_mem_ne(rows, other, sizeof rows);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("posterior");
    TCase *t = tcase_create("posterior");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_marginals_are_the_uncertain_parameters_in_order);
    tcase_add_test(t, test_posterior_mean_and_deviation_are_the_closed_form);
    tcase_add_test(t, test_quantiles_before_and_after_are_those_of_the_normal_laws);
    tcase_add_test(t, test_effective_size_is_the_closed_form);
    tcase_add_test(t, test_distance_is_that_of_the_two_normal_laws);
    tcase_add_test(t, test_parameter_that_acts_on_it_is_informed_and_an_unrelated_one_is_not);
    tcase_add_test(t, test_replications_are_ruled_out_by_the_second_series);
    tcase_add_test(t, test_when_all_are_ruled_out_nothing_is_effective);
    tcase_add_test(t, test_resampling_takes_each_replication_as_often_as_its_weight_says);
    tcase_add_test(t, test_resampling_hangs_on_the_seed_alone);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

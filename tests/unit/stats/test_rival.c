/* Oracles: closed forms; numpy, scipy and statsmodels (make_reference.py). */
#include "stats/rival.h"

#include "rival_reference.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define N_OF(array) (sizeof(array) / sizeof *(array))

typedef bool forecaster(struct lc_rival_normal *out, const double *horizons_years,
                        size_t n_horizons, const struct lc_rival_past *past);

static forecaster *const forecasters[] = {lc_rival_random_walk, lc_rival_damped_trend};

static struct lc_rival_past past_of(size_t i)
{
    return (struct lc_rival_past){cases[i].n, cases[i].times_years, cases[i].values};
}

static struct lc_rival_damping damping_of(size_t k)
{
    return (struct lc_rival_damping){dampings[k][0], dampings[k][1], dampings[k][2]};
}

START_TEST(test_random_walk_is_that_of_generalised_least_squares)
{
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct lc_rival_past past = past_of(i);
        struct lc_rival_normal laws[N_HORIZONS];
        double horizons[N_HORIZONS];

        for (int h = 0; h < N_HORIZONS; h++) {
            horizons[h] = 0.75 * (h + 1);
        }
        ck_assert(lc_rival_random_walk(laws, horizons, N_HORIZONS, &past));
        for (int h = 0; h < N_HORIZONS; h++) {
            ck_assert_double_eq_tol(laws[h].mean, cases[i].walk_means[h], 1e-10);
            ck_assert_double_eq_tol(laws[h].sd, cases[i].walk_sds[h], 1e-10);
        }
    }
}
END_TEST

/* Increments 1, 2, 3, 2 in a year each: drift 2, variance 2/3; after two years of four 2/3 2 1.5.
 */
START_TEST(test_random_walk_with_even_spacing_is_the_textbook_drift_method)
{
    static const double times[] = {0, 1, 2, 3, 4}, values[] = {0, 1, 3, 6, 8}, horizon = 2;
    const struct lc_rival_past past = {5, times, values};
    struct lc_rival_normal law;

    ck_assert(lc_rival_random_walk(&law, &horizon, 1, &past));
    ck_assert_double_eq_tol(law.mean, 12, 1e-14);
    ck_assert_double_eq_tol(law.sd, sqrt(2), 1e-14);
}
END_TEST

/* Spacing of whole steps, but not of years, must not matter. */
START_TEST(test_damped_trend_with_given_damping_is_that_of_statsmodels)
{
    for (size_t i = 0; i < N_OF(cases); i++) {
        double times[N_OF(cases[i].values)], horizons[N_HORIZONS];
        const struct lc_rival_past past = {cases[i].n, times, cases[i].values};

        for (size_t j = 0; j < past.n; j++) {
            times[j] = 2000 + 0.25 * (double)j;
        }
        for (int h = 0; h < N_HORIZONS; h++) {
            horizons[h] = 0.25 * (h + 1);
        }
        for (size_t k = 0; k < N_DAMPINGS; k++) {
            const struct lc_rival_damping damping = damping_of(k);
            struct lc_rival_normal laws[N_HORIZONS];

            ck_assert(lc_rival_damped_forecast(laws, horizons, N_HORIZONS, &past, &damping));
            for (int h = 0; h < N_HORIZONS; h++) {
                ck_assert_double_eq_tol(laws[h].mean, cases[i].damped_means[k][h], 1e-10);
                ck_assert_double_eq_tol(laws[h].sd, cases[i].damped_sds[k][h], 1e-10);
            }
        }
    }
}
END_TEST

/* Gaps of 0.4, 0.5, 0.7, 1.1 and 2.1 years: a step is 0.7 years. */
START_TEST(test_step_of_the_damped_trend_is_the_median_gap)
{
    const struct lc_rival_past past = past_of(1);
    const struct lc_rival_damping damping = damping_of(0);
    const double horizons[] = {0.7, 2.1};
    struct lc_rival_normal laws[2];

    ck_assert(lc_rival_damped_forecast(laws, horizons, 2, &past, &damping));
    ck_assert_double_eq_tol(laws[0].mean, cases[1].damped_means[0][0], 1e-10);
    ck_assert_double_eq_tol(laws[0].sd, cases[1].damped_sds[0][0], 1e-10);
    ck_assert_double_eq_tol(laws[1].mean, cases[1].damped_means[0][2], 1e-10);
    ck_assert_double_eq_tol(laws[1].sd, cases[1].damped_sds[0][2], 1e-10);
}
END_TEST

START_TEST(test_variance_of_the_damped_trend_is_linear_between_steps)
{
    const struct lc_rival_past past = past_of(0);
    const struct lc_rival_damping damping = damping_of(1);
    const double horizons[] = {0, 1e-3, 0.5, 1, 1.5, 2, 2.75, 3};
    struct lc_rival_normal laws[8];
    double variance[8];

    ck_assert(lc_rival_damped_forecast(laws, horizons, 8, &past, &damping));
    for (int i = 0; i < 8; i++) {
        variance[i] = laws[i].sd * laws[i].sd;
        ck_assert(i == 0 || laws[i].mean > laws[i - 1].mean);
    }
    ck_assert_double_eq(laws[0].sd, LC_RIVAL_SD_MIN);
    ck_assert_double_eq_tol(variance[1], 1e-3 * variance[3], 1e-12);
    ck_assert_double_eq_tol(variance[2], 0.5 * variance[3], 1e-12);
    ck_assert_double_eq_tol(variance[4], 0.5 * (variance[3] + variance[5]), 1e-12);
    ck_assert_double_eq_tol(variance[6], 0.25 * variance[5] + 0.75 * variance[7], 1e-12);
}
END_TEST

START_TEST(test_damped_trend_levels_off)
{
    const struct lc_rival_past past = past_of(2);
    const struct lc_rival_damping damping = damping_of(0);
    const double horizons[] = {0, 0.5, 1e6};
    struct lc_rival_normal laws[3];

    ck_assert(lc_rival_damped_forecast(laws, horizons, 3, &past, &damping));
    /* after one step the trend adds phi b, in the end b phi / (1 - phi) */
    ck_assert_double_eq_tol(laws[2].mean - laws[0].mean,
                            (laws[1].mean - laws[0].mean) / (1 - damping.phi), 1e-9);
    ck_assert(isfinite(laws[2].sd));
}
END_TEST

START_TEST(test_fitted_damping_has_least_squares)
{
    static const double steps_years[] = {1, 0.7, 0.5, 0.25};

    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct lc_rival_past past = past_of(i);
        const double freedom = past.n > 5 ? (double)past.n - 5 : 1;
        struct lc_rival_damping fitted;
        struct lc_rival_normal law;

        ck_assert(lc_rival_damping_fit(&fitted, &past));
        ck_assert(0 < fitted.beta && fitted.beta < fitted.alpha && fitted.alpha < 1);
        ck_assert(0.8 <= fitted.phi && fitted.phi <= 0.98);
        ck_assert(lc_rival_damped_forecast(&law, &steps_years[i], 1, &past, &fitted));
        ck_assert_double_eq_tol(law.sd * law.sd * freedom / cases[i].least_squares, 1, 1e-9);
    }
}
END_TEST

START_TEST(test_damped_trend_forecasts_with_what_it_fits)
{
    const struct lc_rival_past past = past_of(3);
    const double horizons[] = {0.1, 1, 3};
    struct lc_rival_damping fitted;
    struct lc_rival_normal laws[3], same[3];

    ck_assert(lc_rival_damping_fit(&fitted, &past));
    ck_assert(lc_rival_damped_forecast(laws, horizons, 3, &past, &fitted));
    ck_assert(lc_rival_damped_trend(same, horizons, 3, &past));
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq(laws[i].mean, same[i].mean);
        ck_assert_double_eq(laws[i].sd, same[i].sd);
    }
}
END_TEST

START_TEST(test_equal_values_go_on_with_the_least_spread)
{
    static const double times[] = {1, 2, 4, 5}, values[] = {3.7, 3.7, 3.7, 3.7};
    static const double horizons[] = {0, 1, 2.5};
    const struct lc_rival_past past = {4, times, values};

    for (size_t k = 0; k < N_OF(forecasters); k++) {
        struct lc_rival_normal laws[3];

        ck_assert(forecasters[k](laws, horizons, 3, &past));
        for (int i = 0; i < 3; i++) {
            ck_assert_double_eq_tol(laws[i].mean, 3.7, 1e-12);
            ck_assert_double_eq(laws[i].sd, LC_RIVAL_SD_MIN);
        }
    }
}
END_TEST

START_TEST(test_values_moved_and_stretched_move_and_stretch_forecasts)
{
    const struct lc_rival_past past = past_of(2);
    const double horizons[] = {0.5, 2};
    double values[N_OF(cases[2].values)];
    const struct lc_rival_past moved = {past.n, past.times_years, values};

    for (size_t i = 0; i < past.n; i++) {
        values[i] = 100 - 8 * past.values[i];
    }
    for (size_t k = 0; k < N_OF(forecasters); k++) {
        struct lc_rival_normal laws[2], others[2];

        ck_assert(forecasters[k](laws, horizons, 2, &past));
        ck_assert(forecasters[k](others, horizons, 2, &moved));
        for (int i = 0; i < 2; i++) {
            ck_assert_double_eq_tol(others[i].mean, 100 - 8 * laws[i].mean, 1e-5);
            ck_assert_double_eq_tol(others[i].sd, 8 * laws[i].sd, 1e-5);
        }
    }
}
END_TEST

START_TEST(test_too_few_points_or_bad_ones_give_no_forecast)
{
    static const double times[] = {1, 2, 3, 4}, values[] = {1, 2, 2, 3}, gap[] = {1, 2, NAN, 3};
    static const double stalled[] = {1, 2, 2, 4}, backward[] = {1, 3, 2, 4};
    static const double ahead = 1, behind = -1, nowhere = NAN;
    const struct lc_rival_past good = {4, times, values};
    const struct lc_rival_past bad[] = {{3, times, values},   {0, NULL, NULL},
                                        {4, stalled, values}, {4, backward, values},
                                        {4, times, gap},      {4, gap, values}};

    for (size_t k = 0; k < N_OF(forecasters); k++) {
        struct lc_rival_normal law;

        ck_assert(forecasters[k](&law, &ahead, 1, &good));
        ck_assert(!forecasters[k](&law, &behind, 1, &good));
        ck_assert(!forecasters[k](&law, &nowhere, 1, &good));
        for (size_t i = 0; i < N_OF(bad); i++) {
            ck_assert(!forecasters[k](&law, &ahead, 1, &bad[i]));
        }
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("rival");
    TCase *t = tcase_create("rival");

    tcase_add_test(t, test_random_walk_is_that_of_generalised_least_squares);
    tcase_add_test(t, test_random_walk_with_even_spacing_is_the_textbook_drift_method);
    tcase_add_test(t, test_damped_trend_with_given_damping_is_that_of_statsmodels);
    tcase_add_test(t, test_step_of_the_damped_trend_is_the_median_gap);
    tcase_add_test(t, test_variance_of_the_damped_trend_is_linear_between_steps);
    tcase_add_test(t, test_damped_trend_levels_off);
    tcase_add_test(t, test_fitted_damping_has_least_squares);
    tcase_add_test(t, test_damped_trend_forecasts_with_what_it_fits);
    tcase_add_test(t, test_equal_values_go_on_with_the_least_spread);
    tcase_add_test(t, test_values_moved_and_stretched_move_and_stretch_forecasts);
    tcase_add_test(t, test_too_few_points_or_bad_ones_give_no_forecast);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

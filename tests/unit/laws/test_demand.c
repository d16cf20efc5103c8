#include "laws/demand.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define TINY 1e-12

/* ---- Bass ---- */

START_TEST(test_bass_hazard_is_p_plus_q_times_the_adopted_share)
{
    ck_assert_double_eq(lc_bass_hazard(0.03, 0.4, 0), 0.03);
    ck_assert_double_eq_tol(lc_bass_hazard(0.03, 0.4, 0.5), 0.23, TINY);
    ck_assert_double_eq_tol(lc_bass_hazard(0.03, 0.4, 1), 0.43, TINY);
    ck_assert_double_eq(lc_bass_hazard(0, 0, 0.7), 0);
}
END_TEST

START_TEST(test_bass_share_starts_at_none_and_ends_at_all)
{
    ck_assert_double_eq(lc_bass_share(0.03, 0.4, 0), 0);
    ck_assert_double_eq_tol(lc_bass_share(0.03, 0.4, 200), 1, TINY);
}
END_TEST

START_TEST(test_bass_share_without_imitation_is_exponential)
{
    for (double t = 0; t < 20; t += 0.5) {
        ck_assert_double_eq_tol(lc_bass_share(0.2, 0, t), 1 - exp(-0.2 * t), TINY);
    }
}
END_TEST

/* dF/dt = (p + q F)(1 - F): an independent integration by the classical Runge-Kutta rule. */
START_TEST(test_bass_share_solves_the_differential_equation_of_the_hazard)
{
    const double p = 0.03, q = 0.4, h = 0.01;
    double f = 0;

    for (int i = 0; i < 3000; i++) {
        ck_assert_double_eq_tol(lc_bass_share(p, q, i * h), f, 1e-9);
        const double k1 = lc_bass_hazard(p, q, f) * (1 - f);
        const double f2 = f + h / 2 * k1, k2 = lc_bass_hazard(p, q, f2) * (1 - f2);
        const double f3 = f + h / 2 * k2, k3 = lc_bass_hazard(p, q, f3) * (1 - f3);
        const double f4 = f + h * k3, k4 = lc_bass_hazard(p, q, f4) * (1 - f4);

        f += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
}
END_TEST

/* Bass (1969): adoptions a year are highest at ln(q/p) / (p + q), where F = (1 - p/q) / 2. */
START_TEST(test_bass_share_peaks_when_bass_says)
{
    const double p = 0.02, q = 0.5, peak = log(q / p) / (p + q);

    ck_assert_double_eq_tol(lc_bass_share(p, q, peak), (1 - p / q) / 2, TINY);
}
END_TEST

/* ---- spend of an adopter ---- */

START_TEST(test_spend_start_gives_the_share_back_at_the_start_price)
{
    for (double share = 0; share < 0.99; share += 0.07) {
        for (double e = 0.2; e < 3; e += 0.4) {
            ck_assert_double_eq_tol(lc_spend_share(lc_spend_start(share), 1, e), share, TINY);
        }
    }
}
END_TEST

START_TEST(test_spend_share_of_elastic_demand_grows_as_price_falls_and_saturates)
{
    const double x0 = lc_spend_start(0.2);
    double before = 0;

    for (double price = 100; price > 1e-6; price /= 2) {
        const double share = lc_spend_share(x0, price, 1.4);

        ck_assert_double_gt(share, before);
        ck_assert_double_lt(share, 1);
        before = share;
    }
    ck_assert_double_gt(lc_spend_share(x0, 1e-30, 1.4), 0.999);
    /* the limits, where the power is past the largest double or below the least */
    ck_assert_double_eq(lc_spend_share(x0, 0.5, 2000), 1);
    ck_assert_double_eq(lc_spend_share(x0, 2, 2000), 0);
    ck_assert_double_eq(lc_spend_share(lc_spend_start(0), 0.5, 2000), 0);
}
END_TEST

START_TEST(test_spend_that_starts_saturated_stays_so_at_any_price)
{
    for (double price = 1e-300; price < 1e300; price *= 1e50) {
        ck_assert_double_eq(lc_spend_share(lc_spend_start(1), price, 1.4), 1);
        ck_assert_double_eq(lc_spend_share(lc_spend_start(1), price, 2000), 1);
    }
}
END_TEST

START_TEST(test_spend_share_does_not_move_with_price_at_unit_elasticity)
{
    for (double price = 1e-6; price < 1e6; price *= 10) {
        ck_assert_double_eq_tol(lc_spend_share(0.25, price, 1), 0.2, TINY);
    }
}
END_TEST

/* Elasticity of quantity s/P: -1 + (1 - e)(1 - s), which lies between -e and -1 for e > 1. */
START_TEST(test_spend_share_lets_quantity_fall_in_price_for_every_elasticity)
{
    for (double e = 0.1; e <= 4; e += 0.3) {
        for (double price = 1e-4; price < 1e4; price *= 1.7) {
            const double step = 1.0001;
            const double s = lc_spend_share(0.25, price, e);
            const double after = lc_spend_share(0.25, price * step, e);

            ck_assert_msg(after / (price * step) < s / price, "e %g price %g", e, price);
            if (s > 1e-6) {
                ck_assert_double_eq_tol(log(after / step / s) / log(step), -1 + (1 - e) * (1 - s),
                                        1e-3);
            }
        }
    }
}
END_TEST

/* ---- what bends the hazard ---- */

START_TEST(test_capability_factor_is_a_ramp_from_threshold_over_the_margin)
{
    ck_assert_double_eq(lc_capability_factor(24, 25, 0.6), 0);
    ck_assert_double_eq(lc_capability_factor(25, 25, 0.6), 0);
    ck_assert_double_eq_tol(lc_capability_factor(25.15, 25, 0.6), 0.25, 1e-9);
    ck_assert_double_eq(lc_capability_factor(25.6, 25, 0.6), 1);
    ck_assert_double_eq(lc_capability_factor(40, 25, 0.6), 1);
    ck_assert_double_eq(lc_capability_factor(25.1, 25, 0), 1);
}
END_TEST

START_TEST(test_price_factor_is_one_at_the_start_falls_in_price_and_has_a_cap)
{
    ck_assert_double_eq(lc_price_factor(1, 0.5), 1);
    ck_assert_double_eq(lc_price_factor(3, 0), 1);
    ck_assert_double_eq_tol(lc_price_factor(4, 0.5), 0.5, TINY);
    ck_assert_double_eq(lc_price_factor(1e-9, 0.5), 2);
}
END_TEST

START_TEST(test_service_factor_is_one_when_served_and_zero_when_not)
{
    ck_assert_double_eq(lc_service_factor(0, 2), 1);
    ck_assert_double_eq(lc_service_factor(1, 2), 0);
    ck_assert_double_eq_tol(lc_service_factor(0.5, 2), 0.25, TINY);
    ck_assert_double_eq(lc_service_factor(0.3, 0), 1);
}
END_TEST

/* ---- sectors ---- */

START_TEST(test_sector_employment_grows_exactly_where_demand_is_elastic)
{
    for (double share = 0.05; share <= 1; share += 0.19) {
        const double a = lc_sector_productivity(share, 0.5, 0.4);

        ck_assert_double_eq_tol(a, 1 + 0.2 * share, TINY);
        ck_assert_double_eq(lc_sector_employment(a, 1), 1);
        for (double eta = 0; eta < 1; eta += 0.11) {
            ck_assert_double_lt(lc_sector_employment(a, eta), 1);
            ck_assert_double_gt(lc_sector_employment(a, 2 - eta), 1);
        }
    }
}
END_TEST

START_TEST(test_sector_output_is_employment_times_productivity)
{
    for (double eta = 0; eta < 3; eta += 0.37) {
        const double a = lc_sector_productivity(0.6, 0.5, 0.8);

        ck_assert_double_eq_tol(lc_sector_output(a, eta), a * lc_sector_employment(a, eta), TINY);
    }
}
END_TEST

START_TEST(test_sector_without_adoption_exposure_or_gain_stays_as_it_was)
{
    ck_assert_double_eq(lc_sector_productivity(0, 0.5, 0.4), 1);
    ck_assert_double_eq(lc_sector_productivity(1, 0, 0.4), 1);
    ck_assert_double_eq(lc_sector_productivity(1, 0.5, 0), 1);
    ck_assert_double_eq(lc_sector_output(1, 2.5), 1);
    ck_assert_double_eq(lc_sector_employment(1, 2.5), 1);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("laws/demand");
    TCase *tc = tcase_create("demand");

    tcase_add_test(tc, test_bass_hazard_is_p_plus_q_times_the_adopted_share);
    tcase_add_test(tc, test_bass_share_starts_at_none_and_ends_at_all);
    tcase_add_test(tc, test_bass_share_without_imitation_is_exponential);
    tcase_add_test(tc, test_bass_share_solves_the_differential_equation_of_the_hazard);
    tcase_add_test(tc, test_bass_share_peaks_when_bass_says);
    tcase_add_test(tc, test_spend_start_gives_the_share_back_at_the_start_price);
    tcase_add_test(tc, test_spend_share_of_elastic_demand_grows_as_price_falls_and_saturates);
    tcase_add_test(tc, test_spend_that_starts_saturated_stays_so_at_any_price);
    tcase_add_test(tc, test_spend_share_does_not_move_with_price_at_unit_elasticity);
    tcase_add_test(tc, test_spend_share_lets_quantity_fall_in_price_for_every_elasticity);
    tcase_add_test(tc, test_capability_factor_is_a_ramp_from_threshold_over_the_margin);
    tcase_add_test(tc, test_price_factor_is_one_at_the_start_falls_in_price_and_has_a_cap);
    tcase_add_test(tc, test_service_factor_is_one_when_served_and_zero_when_not);
    tcase_add_test(tc, test_sector_employment_grows_exactly_where_demand_is_elastic);
    tcase_add_test(tc, test_sector_output_is_employment_times_productivity);
    tcase_add_test(tc, test_sector_without_adoption_exposure_or_gain_stays_as_it_was);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "laws/energy.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define TINY 1e-12

/* ---- levelised cost ---- */

/* The gas engine of models/tutorial/README.md: capital 15 $/MWh, 60 $/MWh in all. */
START_TEST(test_levelised_cost_is_what_the_tutorial_works_out_by_hand)
{
    const double annuity = (1 - exp(-0.05 * 20)) / 0.05;
    const double capital = 1500 / annuity / (8.766 * 0.9);

    ck_assert_double_eq_tol(capital, 15, 0.1);
    ck_assert_double_eq_tol(lc_levelised_cost_usd_per_mwh(1500, 0.05, 20, 0.9, 45), 45 + capital,
                            0.02);
}
END_TEST

START_TEST(test_levelised_cost_earns_the_overnight_cost_back_over_the_life)
{
    const double price = lc_levelised_cost_usd_per_mwh(1500, 0.07, 25, 0.5, 0);
    const double per_year = price - lc_levelised_cost_usd_per_mwh(0, 0.07, 25, 0.5, 0);
    double value = 0;

    /* what a kW sells in a day, discounted, day by day (midpoint rule) */
    for (int day = 0; day < 25 * 365.25; day++) {
        const double t = (day + 0.5) / 365.25;

        value += per_year * 0.5 * 24 / 1000 * exp(-0.07 * t);
    }
    ck_assert_double_eq_tol(value, 1500, 2);
}
END_TEST

START_TEST(test_levelised_cost_falls_with_use_and_life_and_rises_with_rate)
{
    const double base = lc_levelised_cost_usd_per_mwh(1500, 0.05, 20, 0.5, 45);

    ck_assert_double_lt(lc_levelised_cost_usd_per_mwh(1500, 0.05, 20, 0.6, 45), base);
    ck_assert_double_lt(lc_levelised_cost_usd_per_mwh(1500, 0.05, 30, 0.5, 45), base);
    ck_assert_double_gt(lc_levelised_cost_usd_per_mwh(1500, 0.06, 20, 0.5, 45), base);
    ck_assert_double_eq_tol(lc_levelised_cost_usd_per_mwh(1500, 0.05, 20, 0.5, 55), base + 10,
                            1e-9);
    ck_assert_double_eq(lc_levelised_cost_usd_per_mwh(0, 0.05, 20, 0.5, 45), 45);
}
END_TEST

/* ---- draw ---- */

START_TEST(test_draw_lies_between_idle_and_the_facilitys_power)
{
    ck_assert_double_eq_tol(lc_draw_mw(1000, 0.4, 0.65), 790, 1e-9);
    ck_assert_double_eq_tol(lc_draw_mw(1000, 0.4, 0), 400, 1e-9);
    ck_assert_double_eq_tol(lc_draw_mw(1000, 0.4, 1), 1000, 1e-9);
    ck_assert_double_eq(lc_draw_mw(0, 0.4, 0.5), 0);
}
END_TEST

/* ---- experience ---- */

START_TEST(test_experience_takes_the_rate_off_at_each_doubling)
{
    double cost = 1, ratio = 1;

    for (int i = 0; i < 10; i++, ratio *= 2, cost *= 0.8) {
        ck_assert_double_eq_tol(lc_experience(ratio, 0.2), cost, TINY);
    }
}
END_TEST

START_TEST(test_experience_without_a_rate_or_growth_changes_nothing)
{
    ck_assert_double_eq(lc_experience(7, 0), 1);
    ck_assert_double_eq(lc_experience(1, 0.3), 1);
}
END_TEST

START_TEST(test_experience_multiplies_over_successive_growth)
{
    ck_assert_double_eq_tol(lc_experience(6, 0.15), lc_experience(2, 0.15) * lc_experience(3, 0.15),
                            TINY);
}
END_TEST

/* ---- scarcity ---- */

START_TEST(test_scarcity_price_is_the_base_while_headroom_covers_the_reserve)
{
    ck_assert_double_eq(lc_scarcity_price(60, 0.5, 200, 200), 60);
    ck_assert_double_eq(lc_scarcity_price(60, 0.5, 900, 200), 60);
    ck_assert_double_eq(lc_scarcity_price(60, 0, -900, 200), 60);
}
END_TEST

START_TEST(test_scarcity_price_rises_as_headroom_runs_out)
{
    ck_assert_double_eq_tol(lc_scarcity_price(60, 0.5, 100, 200), 75, 1e-9);
    ck_assert_double_eq_tol(lc_scarcity_price(60, 0.5, 0, 200), 90, 1e-9);
    ck_assert_double_gt(lc_scarcity_price(60, 0.5, -50, 200), 90);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("laws/energy");
    TCase *tc = tcase_create("energy");

    tcase_add_test(tc, test_levelised_cost_is_what_the_tutorial_works_out_by_hand);
    tcase_add_test(tc, test_levelised_cost_earns_the_overnight_cost_back_over_the_life);
    tcase_add_test(tc, test_levelised_cost_falls_with_use_and_life_and_rises_with_rate);
    tcase_add_test(tc, test_draw_lies_between_idle_and_the_facilitys_power);
    tcase_add_test(tc, test_experience_takes_the_rate_off_at_each_doubling);
    tcase_add_test(tc, test_experience_without_a_rate_or_growth_changes_nothing);
    tcase_add_test(tc, test_experience_multiplies_over_successive_growth);
    tcase_add_test(tc, test_scarcity_price_is_the_base_while_headroom_covers_the_reserve);
    tcase_add_test(tc, test_scarcity_price_rises_as_headroom_runs_out);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

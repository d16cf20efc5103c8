#include "laws/finance.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define TINY 1e-12

/* ---- annuity ---- */

/* Independent: the integral of e^(-r t) by Simpson's rule. */
START_TEST(test_annuity_is_the_integral_of_the_discount_factor)
{
    for (double rate = 0.01; rate < 0.5; rate += 0.07) {
        for (double life = 1; life < 40; life += 6.5) {
            const int n = 2000;
            const double h = life / n;
            double sum = 1 + exp(-rate * life);

            for (int i = 1; i < n; i++) {
                sum += (i % 2 ? 4 : 2) * exp(-rate * h * i);
            }
            ck_assert_double_eq_tol(lc_annuity(rate, life), sum * h / 3, 1e-8);
        }
    }
}
END_TEST

START_TEST(test_annuity_without_discount_is_the_life_and_joins_smoothly)
{
    ck_assert_double_eq(lc_annuity(0, 7), 7);
    ck_assert_double_eq_tol(lc_annuity(1e-9, 7), 7, 1e-6);
    ck_assert_double_eq_tol(lc_annuity(1.42e-9, 7), lc_annuity(1.44e-9, 7), 1e-8);
    ck_assert_double_eq_tol(lc_annuity(0.1, 1e6), 10, TINY);
}
END_TEST

START_TEST(test_annuity_falls_with_rate_and_grows_with_life)
{
    ck_assert_double_gt(lc_annuity(0.05, 10), lc_annuity(0.06, 10));
    ck_assert_double_gt(lc_annuity(0.05, 11), lc_annuity(0.05, 10));
}
END_TEST

/* ---- user cost ---- */

/* The table of models/tutorial/README.md, worked out by hand. */
START_TEST(test_user_cost_is_what_the_tutorial_works_out_by_hand)
{
    const struct lc_user_cost u = {.it_musd_per_mw = 20,
                                   .facility_musd_per_mw = 10,
                                   .rate = 0.1,
                                   .obsolescence = 0.1,
                                   .chip_life_years = 5,
                                   .facility_spread = 0.03,
                                   .facility_life_years = 20,
                                   .operations_musd_per_mw_year = 0.6,
                                   .power_usd_per_mwh = 60,
                                   .load_factor = 0.4 + 0.6 * 0.65};
    const double it = 20 / ((1 - exp(-1)) / 0.2);
    const double building = 10 / ((1 - exp(-2.6)) / 0.13);
    const double power = 8766 * 60 * 0.79 / 1e6;

    ck_assert_double_eq_tol(it, 6.328, 0.0005);
    ck_assert_double_eq_tol(building, 1.404, 0.0005);
    ck_assert_double_eq_tol(lc_user_cost_musd_per_mw_year(&u), it + building + 0.6 + power, 1e-3);
    ck_assert_double_eq_tol(lc_user_cost_musd_per_mw_year(&u), 8.747, 0.001);
}
END_TEST

START_TEST(test_user_cost_grows_with_each_of_its_parts)
{
    const struct lc_user_cost base = {20, 10, 0.1, 0.1, 5, 0.03, 20, 0.6, 60, 0.79};
    const double cost = lc_user_cost_musd_per_mw_year(&base);
    struct lc_user_cost u[] = {base, base, base, base, base, base, base, base};

    u[0].it_musd_per_mw *= 1.1;
    u[1].facility_musd_per_mw *= 1.1;
    u[2].rate *= 1.1;
    u[3].obsolescence *= 1.1;
    u[4].facility_spread *= 1.1;
    u[5].operations_musd_per_mw_year *= 1.1;
    u[6].power_usd_per_mwh *= 1.1;
    u[7].chip_life_years /= 1.1;
    for (size_t i = 0; i < sizeof u / sizeof *u; i++) {
        ck_assert_msg(lc_user_cost_musd_per_mw_year(&u[i]) > cost, "part %zu", i);
    }
}
END_TEST

/* ---- expectations ---- */

START_TEST(test_damped_growth_without_damping_is_straight)
{
    ck_assert_double_eq_tol(lc_damped_growth(0.4, 1, 3), 1.2, TINY);
    ck_assert_double_eq_tol(lc_damped_growth(0.4, 0.999999, 3), 1.2, 1e-5);
}
END_TEST

START_TEST(test_damped_growth_is_bounded_by_its_limit)
{
    const double limit = 0.4 / -log(0.74);

    ck_assert_double_eq_tol(lc_damped_growth(0.4, 0.74, 1000), limit, TINY);
    for (double years = 0.1; years < 30; years += 0.7) {
        ck_assert_double_lt(lc_damped_growth(0.4, 0.74, years), fmin(limit, 0.4 * years));
        ck_assert_double_lt(lc_damped_growth(0.4, 0.74, years),
                            lc_damped_growth(0.4, 0.74, years + 0.1));
    }
}
END_TEST

START_TEST(test_damped_growth_starts_at_the_rate_is_odd_and_adds_up)
{
    ck_assert_double_eq(lc_damped_growth(0.4, 0.74, 0), 0);
    ck_assert_double_eq_tol(lc_damped_growth(0.4, 0.74, 1e-6) / 1e-6, 0.4, 1e-6);
    ck_assert_double_eq_tol(lc_damped_growth(-0.4, 0.74, 3), -lc_damped_growth(0.4, 0.74, 3), TINY);
    /* after 2 years the trend is g phi^2 */
    ck_assert_double_eq_tol(
        lc_damped_growth(0.4, 0.74, 5),
        lc_damped_growth(0.4, 0.74, 2) + lc_damped_growth(0.4 * 0.74 * 0.74, 0.74, 3), TINY);
}
END_TEST

/* ---- funding ---- */

START_TEST(test_tobin_q_is_one_in_balance)
{
    ck_assert_double_eq(lc_tobin_q(1, 0.65, 0.65, 1.15), 1);
}
END_TEST

START_TEST(test_tobin_q_follows_rent_by_its_root_and_use_up_to_a_cap)
{
    ck_assert_double_eq_tol(lc_tobin_q(4, 0.65, 0.65, 1.15), 2, TINY);
    ck_assert_double_eq_tol(lc_tobin_q(1, 0.325, 0.65, 1.15), 0.5, TINY);
    ck_assert_double_eq_tol(lc_tobin_q(1, 0.99, 0.65, 1.15), 1.15, TINY);
    ck_assert_double_eq(lc_tobin_q(1, 0, 0.65, 1.15), 0);
}
END_TEST

START_TEST(test_funded_share_is_half_at_the_midpoint_and_symmetric)
{
    ck_assert_double_eq(lc_funded_share(0.85, 0.85, 7), 0.5);
    for (double d = 0; d < 3; d += 0.13) {
        ck_assert_double_eq_tol(
            lc_funded_share(0.85 + d, 0.85, 7) + lc_funded_share(0.85 - d, 0.85, 7), 1, TINY);
        ck_assert_double_ge(lc_funded_share(0.85 + d + 0.1, 0.85, 7),
                            lc_funded_share(0.85 + d, 0.85, 7));
    }
    ck_assert_double_lt(lc_funded_share(-100, 0.85, 7), 1e-9);
    ck_assert_double_eq(lc_funded_share(100, 0.85, 7), 1);
}
END_TEST

START_TEST(test_clip_keeps_what_is_inside)
{
    ck_assert_double_eq(lc_clip(-1, 0, 1), 0);
    ck_assert_double_eq(lc_clip(0, 0, 1), 0);
    ck_assert_double_eq(lc_clip(0.3, 0, 1), 0.3);
    ck_assert_double_eq(lc_clip(1, 0, 1), 1);
    ck_assert_double_eq(lc_clip(2, 0, 1), 1);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("laws/finance");
    TCase *tc = tcase_create("finance");

    tcase_add_test(tc, test_annuity_is_the_integral_of_the_discount_factor);
    tcase_add_test(tc, test_annuity_without_discount_is_the_life_and_joins_smoothly);
    tcase_add_test(tc, test_annuity_falls_with_rate_and_grows_with_life);
    tcase_add_test(tc, test_user_cost_is_what_the_tutorial_works_out_by_hand);
    tcase_add_test(tc, test_user_cost_grows_with_each_of_its_parts);
    tcase_add_test(tc, test_damped_growth_without_damping_is_straight);
    tcase_add_test(tc, test_damped_growth_is_bounded_by_its_limit);
    tcase_add_test(tc, test_damped_growth_starts_at_the_rate_is_odd_and_adds_up);
    tcase_add_test(tc, test_tobin_q_is_one_in_balance);
    tcase_add_test(tc, test_tobin_q_follows_rent_by_its_root_and_use_up_to_a_cap);
    tcase_add_test(tc, test_funded_share_is_half_at_the_midpoint_and_symmetric);
    tcase_add_test(tc, test_clip_keeps_what_is_inside);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "world/market_ops.h"

#include "laws/finance.h"
#include "unit/world/fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define YEARS 3

static struct fixture f;
static struct lc_world *w;
static struct lc_seats *one, *other;

/* Two applications in a market that has no research. */
static void set_up(void)
{
    f = fixture_of("reference");
    w = f.world;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        w->seats[i].exists = false;
    }
    one = lc_seats_of(w, 0, 0);
    other = lc_seats_of(w, 1, 0);
    one->exists = other->exists = true;
    one->notional_busd_per_year = other->notional_busd_per_year = 10;
    w->market[one->market].research_busd_per_year = 0;
}

static void tear_down(void)
{
    fixture_free(&f);
}

/* Shares of the first, when the two grow so fast. */
static double share(double first_per_year, double second_per_year)
{
    struct lc_shares shares;

    one->growth_per_year = first_per_year;
    other->growth_per_year = second_per_year;
    lc_market_pull(w, one->market, YEARS, &shares);
    ck_assert_double_eq_tol(shares.of[0] + shares.of[1], 1, 1e-12);
    return shares.of[0];
}

static double grown(double per_year)
{
    return expm1(lc_damped_growth(per_year, lc_param(w, LC_P_TREND_DAMPING), YEARS));
}

START_TEST(test_market_pull_is_in_proportion_to_planned_growth)
{
    const double most = lc_param(w, LC_P_GROWTH_MAX), slow = most / 4, fast = most / 2;

    ck_assert_double_gt(most, 0);
    ck_assert_double_eq_tol(share(slow, fast), grown(slow) / (grown(slow) + grown(fast)), 1e-12);
    ck_assert_double_eq(share(-slow, fast), 0);
    ck_assert_double_eq(share(-slow, -fast), 0.5); /* by their levels */
}
END_TEST

START_TEST(test_market_pull_holds_growth_of_seats_to_growth_max)
{
    const double most = lc_param(w, LC_P_GROWTH_MAX);
    const double held = share(most / 4, most);

    ck_assert_double_eq(share(most / 4, 1.01 * most), held);
    ck_assert_double_eq(share(most / 4, 5 * most), held);
    ck_assert_double_eq_tol(share(3 * most, 7 * most), 0.5, 1e-12);
    ck_assert_double_gt(share(most / 4, 0.9 * most), held);
    ck_assert_double_eq(lc_seats_planned_growth(w, other), 0.9 * most);
}
END_TEST

/* Growth of the market's research is held like that of its applications. */
START_TEST(test_market_growth_of_research_is_held_to_growth_max)
{
    struct lc_market *m = &w->market[one->market];
    const double most = lc_param(w, LC_P_GROWTH_MAX);
    struct lc_shares own, held, research;

    m->research_busd_per_year = 10;
    m->growth_per_year = most;
    one->growth_per_year = most;
    lc_market_growth(w, one->market, YEARS, &own, &held);
    ck_assert_double_eq_tol(own.of[0], 10 * grown(most), 1e-9);
    m->growth_per_year = one->growth_per_year = 4 * most;
    lc_market_growth(w, one->market, YEARS, &own, &research);
    ck_assert_double_eq_tol(own.of[0], 10 * grown(most), 1e-9);
    for (uint32_t a = 0; a < w->n_applications; a++) {
        ck_assert_double_eq(research.of[a], held.of[a]);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("market_ops");
    TCase *t = tcase_create("market_ops");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_market_pull_is_in_proportion_to_planned_growth);
    tcase_add_test(t, test_market_pull_holds_growth_of_seats_to_growth_max);
    tcase_add_test(t, test_market_growth_of_research_is_held_to_growth_max);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

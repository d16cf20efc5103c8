#include "world/ledger.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define YEARS        3
#define ITEMS        2
#define REGIONS      2
#define APPLICATIONS 5

static double amount[YEARS * ITEMS * REGIONS * APPLICATIONS];
static double total[ITEMS];
static struct lc_ledger ledger;
static struct lc_shares shares;

static void set_up(void)
{
    memset(amount, 0, sizeof amount);
    memset(total, 0, sizeof total);
    ledger = (struct lc_ledger){.amount = amount,
                                .total = total,
                                .n_years = YEARS,
                                .n_items = ITEMS,
                                .n_regions = REGIONS,
                                .n_applications = APPLICATIONS,
                                .first_year = 2026};
    shares = (struct lc_shares){{0.5, 0, 0.25, 0.125, 0.125}};
}

static double entry(uint32_t year, uint32_t item, uint32_t region, uint32_t application)
{
    return amount[((year * ITEMS + item) * REGIONS + region) * APPLICATIONS + application];
}

START_TEST(test_ledger_posts_in_the_calendar_year_to_its_last_instant)
{
    lc_ledger_post(&ledger, lc_time_of(2026, 1, 1), 0, 0, &shares, 8);
    lc_ledger_post(&ledger, lc_time_of(2027, 1, 1) - 1, 0, 0, &shares, 8);
    lc_ledger_post(&ledger, lc_time_of(2027, 1, 1), 0, 0, &shares, 80);
    ck_assert_double_eq(entry(0, 0, 0, 0), 8);
    ck_assert_double_eq(entry(0, 0, 0, 2), 4);
    ck_assert_double_eq(entry(1, 0, 0, 0), 40);
    ck_assert_double_eq(total[0], 96);
}
END_TEST

START_TEST(test_ledger_gives_what_lies_outside_to_the_nearest_year)
{
    lc_ledger_post(&ledger, lc_time_of(2020, 6, 1), 1, 1, &shares, 8);
    lc_ledger_post(&ledger, lc_time_of(2040, 6, 1), 1, 1, &shares, 16);
    ck_assert_double_eq(entry(0, 1, 1, 0), 4);
    ck_assert_double_eq(entry(YEARS - 1, 1, 1, 0), 8);
}
END_TEST

/* In every year, closed or not: what a later year is turned to sees too. */
START_TEST(test_ledger_imbalance_finds_what_was_not_split)
{
    for (int year = 2026; year <= 2028; year++) {
        lc_ledger_post(&ledger, lc_time_of(year, 3, 1), 0, 0, &shares, 100);
        ck_assert_double_lt(lc_ledger_imbalance(&ledger), 1e-12);
    }
    total[1] += 5;
    ck_assert_double_gt(lc_ledger_imbalance(&ledger), 0.9);
    set_up();
    lc_ledger_post(&ledger, lc_time_of(2026, 3, 1), 0, 0, &shares, 100);
    amount[0] += 30;
    lc_ledger_post(&ledger, lc_time_of(2027, 3, 1), 0, 0, &shares, 100);
    ck_assert_double_eq_tol(lc_ledger_imbalance(&ledger), 30.0 / 200, 1e-12);
}
END_TEST

START_TEST(test_pulls_begin_with_even_shares_and_keep_what_is_added)
{
    struct lc_pulls pulls = {0};
    lc_pulls_reset(&pulls, 4);
    ck_assert_double_eq(pulls.items[LC_PULL_EVEN].of[3], 0.25);
    const uint32_t a = lc_pulls_add(&pulls, &shares);
    const uint32_t b = lc_pulls_add(&pulls, &shares);
    ck_assert_uint_ne(a, b);
    ck_assert_double_eq(pulls.items[a].of[0], 0.5);
    lc_pulls_reset(&pulls, 2);
    ck_assert_uint_eq(pulls.n, 1);
    ck_assert_double_eq(pulls.items[LC_PULL_EVEN].of[0], 0.5);
    free(pulls.items);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("ledger");
    TCase *t = tcase_create("ledger");

    tcase_add_checked_fixture(t, set_up, NULL);
    tcase_add_test(t, test_ledger_posts_in_the_calendar_year_to_its_last_instant);
    tcase_add_test(t, test_ledger_gives_what_lies_outside_to_the_nearest_year);
    tcase_add_test(t, test_ledger_imbalance_finds_what_was_not_split);
    tcase_add_test(t, test_pulls_begin_with_even_shares_and_keep_what_is_added);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "observe/payments.h"

#include "observe/small.h"

#include <check.h>
#include <stdlib.h>

static struct lc_layout *layout;
static struct lc_payments *payments;

static void set_up(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2027, 12, 31),
                           LC_EVERY_YEAR);
    payments = lc_payments_new(layout);
}

static void tear_down(void)
{
    lc_payments_free(payments);
    lc_layout_free(layout);
}

static void post(lc_time at, uint32_t item, uint32_t project, const struct lc_shares *shares,
                 double amount)
{
    const struct lc_posted posted = {.at = at,
                                     .item = item,
                                     .region = item % 2,
                                     .project = project,
                                     .shares = shares,
                                     .amount = amount};

    lc_payments_add(payments, &posted);
}

/* By thousands of postings of many payers, before, in and after the ledger's years. */
START_TEST(test_payments_of_an_item_are_all_that_was_posted_to_it)
{
    const struct lc_shares shares = {{0.25, 0.75}};
    double sum[2] = {0};

    for (uint32_t i = 0; i < 5000; i++) {
        const uint32_t project = i % 11 == 0 ? LC_NOBODY : (i * 7919u) % 101;
        const double amount = (double)(i % 17) - 3;

        post(lc_time_of(2025 + (int)(i % 4), 3, 1), i % 2, project, &shares, amount);
        sum[i % 2] += amount;
    }
    ck_assert_double_eq_tol(lc_payments_total(payments, 0), sum[0], 1e-9 * fabs(sum[0]));
    ck_assert_double_eq_tol(lc_payments_total(payments, 1), sum[1], 1e-9 * fabs(sum[1]));
}
END_TEST

START_TEST(test_payments_taken_back_leave_nothing)
{
    const struct lc_shares shares = {{0.5, 0.5}};

    post(lc_time_of(2026, 3, 1), 1, 4, &shares, 100);
    post(lc_time_of(2027, 3, 1), 1, 4, &shares, -100);
    ck_assert_double_eq(lc_payments_total(payments, 1), 0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("payments");
    TCase *t = tcase_create("payments");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_payments_of_an_item_are_all_that_was_posted_to_it);
    tcase_add_test(t, test_payments_taken_back_leave_nothing);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);

    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed != 0;
}

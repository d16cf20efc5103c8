#include "stats/tornado.h"

#include "unit/stats/models.h"

#include <gsl/gsl_errno.h>

enum { N = 1000 };
static double x[N], y[N];

START_TEST(test_ends_are_the_lowest_and_the_highest_tenth)
{
    struct lc_tornado t;

    for (int i = 0; i < N; i++) {
        x[i] = i * 7 % N;
        y[i] = x[i] * x[i];
    }
    lc_tornado_bars(&t, x, y, N);
    ck_assert(t.low.n == 100 && t.high.n == 100);
    ck_assert_double_eq_tol(t.low.mean, 99 * 199 / 6.0, 1e-9); /* squares of 0 ... 99 */
    ck_assert_double_eq_tol(t.low.median, (49 * 49 + 50 * 50) / 2.0, 1e-9);
    ck_assert_double_eq_tol(t.high.median, (949 * 949 + 950 * 950) / 2.0, 1e-9);
    /* squares of 900 + i: 810000 + 1800 i + i^2 */
    ck_assert_double_eq_tol(t.high.mean, 810000 + 1800 * 49.5 + 99 * 199 / 6.0, 1e-6);
}
END_TEST

/* E[x | x above its 0.9 quantile] of a standard normal is phi(1.2816) / 0.1 = 1.755, sd of the mean
 * of 100 of them 0.041 and of where the cut falls 0.05. */
START_TEST(test_normal_input_has_the_mean_beyond_its_quantile)
{
    struct lc_stream s;
    struct lc_tornado t;

    begin(&s, 1, 0);
    for (int i = 0; i < N; i++) {
        x[i] = lc_draw_normal(&s);
        y[i] = 10 + 2 * x[i];
    }
    lc_tornado_bars(&t, x, y, N);
    ck_assert_double_eq_tol(t.low.mean, 10 - 3.51, 0.6);
    ck_assert_double_eq_tol(t.high.mean, 10 + 3.51, 0.6);
}
END_TEST

START_TEST(test_equal_inputs_are_not_parted_so_order_does_not_matter)
{
    struct lc_tornado a, b;

    for (int i = 0; i < N; i++) {
        x[i] = i * 7 % N / 300; /* 0, 1, 2 and a last tenth of 3 */
        y[i] = sqrt(i);
    }
    lc_tornado_bars(&a, x, y, N);
    reverse(x, N);
    reverse(y, N);
    lc_tornado_bars(&b, x, y, N);
    ck_assert(a.low.n == 300 && a.high.n == 100);
    ck_assert(a.low.mean == b.low.mean && a.low.median == b.low.median);
    ck_assert(a.high.mean == b.high.mean && a.high.median == b.high.median);
}
END_TEST

START_TEST(test_constant_input_has_the_whole_sample_at_both_ends)
{
    struct lc_tornado t;

    for (int i = 0; i < 10; i++) {
        x[i] = 4;
        y[i] = i;
    }
    lc_tornado_bars(&t, x, y, 10);
    ck_assert(t.low.n == 10 && t.high.n == 10 && t.low.mean == 4.5 && t.high.median == 4.5);
}
END_TEST

START_TEST(test_one_row_is_both_ends_and_none_is_unknown)
{
    struct lc_tornado t;

    x[0] = y[0] = 3;
    lc_tornado_bars(&t, x, y, 1);
    ck_assert(t.low.n == 1 && t.high.mean == 3);
    lc_tornado_bars(&t, x, y, 0);
    ck_assert(t.low.n == 0 && isnan(t.low.mean) && isnan(t.high.median));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("tornado");
    TCase *t = tcase_create("tornado");

    tcase_add_test(t, test_ends_are_the_lowest_and_the_highest_tenth);
    tcase_add_test(t, test_normal_input_has_the_mean_beyond_its_quantile);
    tcase_add_test(t, test_equal_inputs_are_not_parted_so_order_does_not_matter);
    tcase_add_test(t, test_constant_input_has_the_whole_sample_at_both_ends);
    tcase_add_test(t, test_one_row_is_both_ends_and_none_is_unknown);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

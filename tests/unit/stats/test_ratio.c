#include "stats/ratio.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>

static const uint32_t numbers[] = {0, 1, 2, 3, 4};

/* Cochran's estimate by hand: R = 20 / 10; y - R x = -1, 1, 0, -2, 2 with variance 10 / 4. */
START_TEST(test_ratio_of_means_has_the_error_of_its_residuals)
{
    const double y[] = {1, 5, 4, 2, 8}, x[] = {1, 2, 2, 2, 3};
    double room[5];
    struct lc_ratio r;

    lc_ratio_estimate(&r, room, y, x, numbers, 5);
    ck_assert_uint_eq(r.n, 5);
    ck_assert_double_eq(r.mean, 4);
    ck_assert_double_eq(r.ratio, 2);
    ck_assert_double_eq_tol(r.mcse_ratio, sqrt(2.5 / 5) / 2, 1e-15);
    ck_assert_double_eq_tol(r.mcse_mean, sqrt(7.5 / 5), 1e-15);
    ck_assert_double_eq(r.quantiles[1], 4);
    ck_assert_double_eq(r.ratio_quantiles[1], 2); /* of 1, 2.5, 2, 1, 8/3 */
}
END_TEST

START_TEST(test_ratio_that_is_the_same_everywhere_has_no_error)
{
    const double y[] = {3, 6, 9, 12, 30}, x[] = {1, 2, 3, 4, 10};
    double room[5];
    struct lc_ratio r;

    lc_ratio_estimate(&r, room, y, x, numbers, 5);
    ck_assert_double_eq(r.ratio, 3);
    ck_assert_double_eq(r.mcse_ratio, 0);
    ck_assert_double_gt(r.mcse_mean, 0);
    ck_assert_double_eq(r.ratio_quantiles[0], 3);
    ck_assert_double_eq(r.ratio_quantiles[2], 3);
}
END_TEST

START_TEST(test_replications_without_a_base_count_in_the_means_alone)
{
    const double y[] = {0, 4, 0, 6, 0}, x[] = {0, 1, 0, 1, 0};
    double room[5];
    struct lc_ratio r;

    lc_ratio_estimate(&r, room, y, x, numbers, 5);
    ck_assert_uint_eq(r.n_bases, 2);
    ck_assert_double_eq(r.mean, 2);
    ck_assert_double_eq(r.ratio, 5);
    ck_assert_double_eq(r.ratio_quantiles[1], 5);
    ck_assert_double_eq(r.quantiles[1], 0);
}
END_TEST

START_TEST(test_ratio_over_nothing_is_not_known)
{
    const double y[] = {1, 2}, x[] = {0, 0};
    double room[2];
    struct lc_ratio r;

    lc_ratio_estimate(&r, room, y, x, numbers, 2);
    ck_assert_double_eq(r.mean, 1.5);
    ck_assert(isnan(r.ratio) && isnan(r.mcse_ratio) && isnan(r.ratio_quantiles[1]));
    lc_ratio_estimate(&r, room, y, x, numbers, 0);
    ck_assert(isnan(r.mean) && isnan(r.ratio) && isnan(r.quantiles[1]));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("ratio");
    TCase *t = tcase_create("ratio");

    tcase_add_test(t, test_ratio_of_means_has_the_error_of_its_residuals);
    tcase_add_test(t, test_ratio_that_is_the_same_everywhere_has_no_error);
    tcase_add_test(t, test_replications_without_a_base_count_in_the_means_alone);
    tcase_add_test(t, test_ratio_over_nothing_is_not_known);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

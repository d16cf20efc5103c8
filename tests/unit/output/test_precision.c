/* Closed form: of three values a - d, a, a + d the error of the median is d times the root of
 * 14/27, since the beta distribution of shapes 2 and 2 has 7/27 of its mass in each outer third. */
#include "fixture.h"
#include "output/precision.h"

#include <gsl/gsl_errno.h>
#include <math.h>

/* Median and step of the column that is told apart, by year, and of all others. */
static double median[2], step[2], other_median, other_step;
static const char *column_name;

static double three(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const size_t column = cell % fixture.layout->n_columns, date = cell / fixture.layout->n_columns;
    const int year = date >= 4;
    const double place = (double)replication - 1;

    (void)kind;
    if (column_name && (int32_t)column == lc_layout_find(fixture.layout, column_name, "world")) {
        return median[year] + step[year] * place;
    }
    return other_median + other_step * place;
}

static fixture_value *const value = three;

static void set_up(void)
{
    fixture_init(3, &value);
    column_name = "construction_workers";
    median[0] = median[1] = 12;
    step[0] = step[1] = 0;
    other_median = 100;
    other_step = 1;
}

START_TEST(test_precision_is_that_of_the_worst_median_in_its_worst_year)
{
    step[0] = 2;
    step[1] = 3;
    const struct lc_precision p = lc_precision_get(&fixture);

    ck_assert_str_eq(p.series, "construction_workers");
    ck_assert_int_eq(p.year, 2027);
    ck_assert_double_eq_tol(p.error_share, 3 * sqrt(14.0 / 27) / 12, 1e-14);
}
END_TEST

START_TEST(test_precision_is_a_share_of_the_absolute_median)
{
    median[0] = -6;
    step[0] = 2;
    const struct lc_precision p = lc_precision_get(&fixture);

    ck_assert_int_eq(p.year, 2026);
    ck_assert_double_eq_tol(p.error_share, 2 * sqrt(14.0 / 27) / 6, 1e-14);
}
END_TEST

START_TEST(test_precision_leaves_medians_of_zero_out)
{
    median[0] = median[1] = 0;
    step[0] = step[1] = 1000;
    const struct lc_precision p = lc_precision_get(&fixture);

    ck_assert_str_ne(p.series, "construction_workers");
    ck_assert_double_eq_tol(p.error_share, sqrt(14.0 / 27) / 100, 1e-14);
}
END_TEST

START_TEST(test_precision_looks_at_headlines_only)
{
    column_name = "pool_two_b_workers";
    step[0] = step[1] = 10;
    ck_assert_int_ge(lc_layout_find(fixture.layout, column_name, "world"), 0);
    ck_assert_double_eq_tol(lc_precision_get(&fixture).error_share, sqrt(14.0 / 27) / 100, 1e-14);
}
END_TEST

START_TEST(test_precision_of_what_does_not_vary_is_perfect)
{
    other_step = 0;
    const struct lc_precision p = lc_precision_get(&fixture);

    ck_assert_ptr_null(p.series);
    ck_assert_double_eq(p.error_share, 0);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("precision");
    TCase *t = tcase_create("precision");

    tcase_add_checked_fixture(t, set_up, fixture_fini);
    tcase_add_test(t, test_precision_is_that_of_the_worst_median_in_its_worst_year);
    tcase_add_test(t, test_precision_is_a_share_of_the_absolute_median);
    tcase_add_test(t, test_precision_leaves_medians_of_zero_out);
    tcase_add_test(t, test_precision_looks_at_headlines_only);
    tcase_add_test(t, test_precision_of_what_does_not_vary_is_perfect);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

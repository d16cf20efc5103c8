#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_rng.h>

/* AI power follows the parameter alpha alone; of the others nothing hangs on anything. */
static double scatter(uint32_t replication, uint32_t salt)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);

    gsl_rng_set(rng, replication * 10 + salt + 1);
    const double x = gsl_rng_uniform(rng);

    gsl_rng_free(rng);
    return x;
}

static double driven(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    if (kind == LC_SAMPLE_DRAW) {
        return cell == 1 ? 7 : scatter(replication, (uint32_t)cell);
    }
    return 100 * scatter(replication, 0);
}

static fixture_value *const value = driven;

/* Number of a column of the row that begins so. */
static double cell(const char *text, const char *row, int column)
{
    const char *at = strstr(text, row);

    ck_assert_msg(at != NULL, "no row %s", row);
    for (; column > 0; column--) {
        at = strchr(at, ',') + 1;
    }
    return g_ascii_strtod(at, NULL);
}

static void set_years(int first)
{
    lc_layout_free((struct lc_layout *)fixture.layout);
    fixture.from = lc_time_of(first, 1, 1);
    fixture.to = lc_time_of(first + 1, 12, 31);
    fixture.layout = lc_layout_new(small_model(), fixture.from, fixture.to, LC_EVERY_YEAR);
}

START_TEST(test_driver_explains_all_and_another_nothing)
{
    fixture_init(400, &value);
    set_years(2029);
    char *text = fixture_write(lc_write_drivers);
    const char *const alpha = "\nai_power_gw,world,GW,2030,alpha,",
                      *const gamma = "\nai_power_gw,world,GW,2030,gamma,";

    ck_assert_double_ge(cell(text, alpha, 7), 0.99); /* pieces lose a little of a line */
    ck_assert_double_gt(cell(text, alpha, 7), cell(text, alpha, 10));
    ck_assert_double_eq(cell(text, alpha, 11), 1);
    /* the lowest tenth of a uniform law has the mean 1/20 */
    ck_assert_double_eq_tol(cell(text, alpha, 12), 5, 1);
    ck_assert_double_eq_tol(cell(text, alpha, 13), 95, 1);
    ck_assert_double_lt(cell(text, gamma, 7), 0.05);
    ck_assert_ptr_null(strstr(text, ",beta,")); /* fixed: it drives nothing */
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_drivers_of_a_few_replications_are_not_told)
{
    fixture_init(10, &value);
    set_years(2029);
    char *text = fixture_write(lc_write_drivers);

    ck_assert_uint_eq(fixture_lines(text), 1);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("drivers");
    TCase *t = tcase_create("drivers");

    tcase_add_test(t, test_driver_explains_all_and_another_nothing);
    tcase_add_test(t, test_drivers_of_a_few_replications_are_not_told);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

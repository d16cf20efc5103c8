#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static double ramp(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    ck_assert_int_eq(kind, LC_SAMPLE_SERIES);
    return (double)cell + replication;
}

static double sometimes_nan(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    return cell == 0 ? (double)NAN : replication % 2 ? (double)INFINITY : replication;
}

static fixture_value *const ramp_value = ramp;
static fixture_value *const nan_value = sometimes_nan;

START_TEST(test_quantiles_rows_hold_the_closed_form)
{
    fixture_init(101, &ramp_value);
    char *text = fixture_write(lc_write_quantiles);

    static const char start[] =
        "scenario,series,region,unit,date,n,mean,mcse,p05,p10,p25,p50,p75,p90,p95,mcse_p10,mcse_"
        "p50,mcse_p90\n"
        "baseline,ai_power_gw,world,GW,2026-03-31,101,50,2.915476,5,10,25,50,75,90,95,";
    double low, median, high;

    ck_assert(g_str_has_prefix(text, start));
    ck_assert_int_eq(sscanf(text + strlen(start), "%lf,%lf,%lf\n", &low, &median, &high), 3);
    /* a quantile p of 101 values spread evenly over 0 to 100 has a variance near p (1 - p) 100^2 /
     * 101 */
    ck_assert_double_eq_tol(median, sqrt(0.25 * 10000 / 101), 0.1);
    ck_assert_double_eq_tol(low, sqrt(0.09 * 10000 / 101), 0.1);
    ck_assert_double_eq_tol(high, low, 0.1);
    ck_assert_uint_eq(fixture_lines(text), 1 + 8 * fixture.layout->n_columns);
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_quantiles_of_one_replication_leave_the_error_empty)
{
    fixture_init(1, &ramp_value);
    char *text = fixture_write(lc_write_quantiles);

    ck_assert_ptr_nonnull(
        strstr(text, "baseline,ai_power_gw,world,GW,2026-03-31,1,0,,0,0,0,0,0,0,0,,,\n"));
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_quantiles_leave_out_what_is_not_finite)
{
    fixture_init(5, &nan_value);
    char *text = fixture_write(lc_write_quantiles);

    ck_assert_uint_eq(fixture_lines(text), 8 * fixture.layout->n_columns); /* one row less */
    ck_assert_ptr_null(strstr(text, "nan"));
    ck_assert_ptr_null(strstr(text, "inf,"));
    ck_assert_ptr_nonnull(strstr(text, ",2026-03-31,3,2,"));
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_quantiles_of_no_replication_are_a_header)
{
    fixture_init(0, &ramp_value);
    char *text = fixture_write(lc_write_quantiles);

    ck_assert_uint_eq(fixture_lines(text), 1);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("quantiles");
    TCase *t = tcase_create("quantiles");

    tcase_add_test(t, test_quantiles_rows_hold_the_closed_form);
    tcase_add_test(t, test_quantiles_of_one_replication_leave_the_error_empty);
    tcase_add_test(t, test_quantiles_leave_out_what_is_not_finite);
    tcase_add_test(t, test_quantiles_of_no_replication_are_a_header);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

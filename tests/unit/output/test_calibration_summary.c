#include "output/calibration.h"

#include "fixture.h"

#include <gsl/gsl_errno.h>

START_TEST(test_calibration_summary_says_on_how_much_it_rests)
{
    const struct lc_fit fit = {.n_points = 40, .n_series = 20};
    const struct lc_posterior posterior = {
        .effective = 1234.5, .n = 60000, .n_kept = 7000, .n_marginals = 122, .n_informed = 30};
    const struct lc_calibration c = {
        .fit = &fit, .posterior = &posterior, .until = lc_time_of(2023, 12, 31), .n_rows = 500};

    fixture_folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(fixture_folder);
    struct lc_outfile *f = lc_outfile_open(fixture_folder, "summary.csv");

    ck_assert_ptr_nonnull(f);
    lc_write_calibration_summary(f, &c);
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    char *text = fixture_read("summary.csv");

    ck_assert_str_eq(text, "until,points,series,replications,not_ruled_out,effective_size,draws,"
                           "uncertain_parameters,informed\n"
                           "2023-12-31,40,20,60000,7000,1234.5,500,122,30\n");
    g_free(text);
    ck_assert_int_eq(g_rmdir(fixture_folder), 0);
    g_free(fixture_folder);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("calibration");
    TCase *t = tcase_create("calibration");

    tcase_add_test(t, test_calibration_summary_says_on_how_much_it_rests);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

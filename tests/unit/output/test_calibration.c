#include "output/calibration.h"

#include "output/fixture.h"

#include <gsl/gsl_errno.h>

enum { N = 3 };

static double weights[N] = {0.5, 0.25, 0.25};
static double alpha[N] = {0.25, 0.123456789, 1}, gamma_draws[N] = {-10, 12.5, 1e-7};
static double *draws[] = {alpha, gamma_draws};
static struct lc_marginal marginals[20];
static double residuals[2][N] = {{0.4, 0, -0.4}, {0, 0, 0.8}};
static const struct lc_target_series series[] = {{.name = "first"}, {.name = "second"}};
static struct lc_series_fit fits[2];
static struct lc_fit fit;
static struct lc_posterior posterior;
static const uint32_t rows[] = {0, 0, 1, 2};
static struct lc_calibration calibration;

static double nothing(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind, (void)cell, (void)replication;
    return 0;
}

static fixture_value *const no_value = nothing;

static void setup(void)
{
    fixture_init(1, &no_value);
    marginals[0] = (struct lc_marginal){0, {0.1, 0.5, 0.9}, {0.2, 0.6, 0.8}, 0.0625, false};
    marginals[1] = (struct lc_marginal){2, {7, 10, 13}, {8, 9, 10}, 0.5, true};
    fits[0] = (struct lc_series_fit){.series = &series[0],
                                     .n_points = 4,
                                     .residual_mean = residuals[0],
                                     .error_variance = 0.25,
                                     .implausibility = 1.5,
                                     .share_ruled_out = 0.125};
    fits[1] = (struct lc_series_fit){.series = &series[1],
                                     .n_points = 1,
                                     .residual_mean = residuals[1],
                                     .error_variance = 4,
                                     .implausibility = 0,
                                     .share_ruled_out = 1};
    fit = (struct lc_fit){.series = fits, .n_series = 2, .n_points = 5};
    posterior = (struct lc_posterior){.weights = weights,
                                      .effective = 2.7,
                                      .n = N,
                                      .n_kept = 3,
                                      .marginals = marginals,
                                      .n_marginals = 2,
                                      .n_informed = 1,
                                      .draws = draws};
    calibration = (struct lc_calibration){.model = small_model(),
                                          .fit = &fit,
                                          .posterior = &posterior,
                                          .until = lc_time_of(2025, 6, 30),
                                          .rows = rows,
                                          .n_rows = 4};
}

static void teardown(void)
{
    fixture_fini();
}

static char *written(void (*write)(struct lc_outfile *, const struct lc_calibration *))
{
    struct lc_outfile *f = lc_outfile_open(fixture_folder, "table.csv");

    ck_assert_ptr_nonnull(f);
    write(f, &calibration);
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    return fixture_read("table.csv");
}

static const bool *carried;

static void write_sample(struct lc_outfile *f, const struct lc_calibration *c)
{
    lc_write_sample(f, c, carried);
}

static void assert_written(void (*write)(struct lc_outfile *, const struct lc_calibration *),
                           const char *expected)
{
    char *text = written(write);

    ck_assert_str_eq(text, expected);
    g_free(text);
}

/* What a function prints; g_free() it. */
static char *printed(void (*print)(const struct lc_calibration *, FILE *))
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);

    ck_assert_ptr_nonnull(to);
    print(&calibration, to);
    fclose(to);
    char *copy = g_strdup(text);

    free(text);
    return copy;
}

START_TEST(test_sample_has_the_date_a_column_a_parameter_and_the_rows_drawn)
{
    carried = NULL;
    assert_written(write_sample,
                   "# Joint draws of the parameters, weighted by observations to 2025-06-30\n"
                   "alpha,gamma\n0.25,-10\n0.25,-10\n0.123457,12.5\n1,1e-07\n");
}
END_TEST

START_TEST(test_sample_of_another_start_has_what_is_carried)
{
    static const bool first[] = {true, false}, second[] = {false, true};

    carried = first;
    assert_written(write_sample,
                   "# Joint draws of the parameters, weighted by observations to 2025-06-30\n"
                   "alpha\n0.25\n0.25\n0.123457\n1\n");
    carried = second;
    assert_written(write_sample,
                   "# Joint draws of the parameters, weighted by observations to 2025-06-30\n"
                   "gamma\n-10\n-10\n12.5\n1e-07\n");
}
END_TEST

START_TEST(test_posterior_has_a_row_a_parameter)
{
    assert_written(lc_write_posterior,
                   "parameter,unit,prior_p10,prior_p50,prior_p90,posterior_p10,posterior_p50,"
                   "posterior_p90,distance,informed\n"
                   "alpha,ratio,0.1,0.5,0.9,0.2,0.6,0.8,0.0625,no\n"
                   "gamma,ratio,7,10,13,8,9,10,0.5,yes\n");
}
END_TEST

/* Plain means of the residuals 0 and 0.8 / 3; weighted 0.2 - 0.1 and 0.2. */
START_TEST(test_implausibility_has_a_row_a_series)
{
    assert_written(lc_write_implausibility,
                   "series,points,error_and_discrepancy_sd_ln,prior_residual_ln,"
                   "posterior_residual_ln,implausibility,share_ruled_out\n"
                   "first,4,0.5,0,0.1,1.5,0.125\n"
                   "second,1,2,0.266666667,0.2,0,1\n");
}
END_TEST

START_TEST(test_table_prints_the_model_over_what_was_observed)
{
    char *text = printed(lc_calibration_print_series);

    ck_assert_ptr_nonnull(strstr(text, "\nfirst  "));
    /* exp(-0.1), exp(-0.8 / 3), exp(-0.2) */
    ck_assert_ptr_nonnull(strstr(text, "      4     1.00     0.90     1.50        12%\n"));
    ck_assert_ptr_nonnull(strstr(text, "      1     0.77     0.82     0.00       100%\n"));
    g_free(text);
}
END_TEST

START_TEST(test_table_without_a_draw_that_is_left_has_no_ratio_after_it)
{
    double none[N] = {0};

    posterior.weights = none;
    posterior.effective = 0;
    char *text = printed(lc_calibration_print_series);

    ck_assert_ptr_nonnull(strstr(text, "      4     1.00        -     1.50        12%\n"));
    g_free(text);
}
END_TEST

START_TEST(test_summary_counts_and_names_informed_parameters_alone)
{
    char *text = printed(lc_calibration_print);

    ck_assert_ptr_nonnull(strstr(text, "\ngamma "));
    ck_assert_ptr_null(strstr(text, "\nalpha "));
    ck_assert_ptr_nonnull(strstr(text, "5 points of 2 series; 3 of 3 draws are not ruled out, "
                                       "effective size 3."));
    ck_assert_ptr_nonnull(strstr(text, "1 of 2 uncertain parameters;"));
    g_free(text);
}
END_TEST

/* Twenty that are informed, by rising distance: the fifteen last are shown, the last first. */
START_TEST(test_parameters_that_moved_most_come_first_and_at_most_fifteen)
{
    for (int i = 0; i < 20; i++) {
        marginals[i] =
            (struct lc_marginal){2, {1, 2, 3}, {100 + i, 200 + i, 300 + i}, 0.3 + i / 100.0, true};
    }
    posterior.n_marginals = posterior.n_informed = 20;
    char *text = printed(lc_calibration_print);
    const char *at = text;

    for (int i = 19; i >= 5; i--) {
        char row[64];

        snprintf(row, sizeof row, "%12d%9d%9d\n", 100 + i, 200 + i, 300 + i);
        at = strstr(at, row);
        ck_assert_msg(at != NULL, "no row %d in its place", i);
    }
    ck_assert_ptr_null(strstr(text, "     104      204      304\n"));
    g_free(text);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("calibration");
    TCase *t = tcase_create("calibration");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_sample_has_the_date_a_column_a_parameter_and_the_rows_drawn);
    tcase_add_test(t, test_sample_of_another_start_has_what_is_carried);
    tcase_add_test(t, test_posterior_has_a_row_a_parameter);
    tcase_add_test(t, test_implausibility_has_a_row_a_series);
    tcase_add_test(t, test_table_prints_the_model_over_what_was_observed);
    tcase_add_test(t, test_table_without_a_draw_that_is_left_has_no_ratio_after_it);
    tcase_add_test(t, test_summary_counts_and_names_informed_parameters_alone);
    tcase_add_test(t, test_parameters_that_moved_most_come_first_and_at_most_fifteen);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

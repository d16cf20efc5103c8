#include "input/sample.h"

#include "base/limits.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

#define SAMPLE  "m/initial/" FIXTURE_DATE "/sample.csv"
#define COMMENT "# Draws weighted by observations to 2024-06-30\n"

static struct fixture place;
static struct lc_diag *diag;
static struct lc_model *model;

static void setup(void)
{
    place = fixture_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_model_free(model);
    lc_diag_free(diag);
    fixture_free(&place);
}

static void load_good(const char *text)
{
    fixture_write(SAMPLE, text);
    model = fixture_model(diag);
}

/* The file is refused with n complaints. */
static void load_bad(const char *text, size_t n)
{
    fixture_write(SAMPLE, text);
    model = fixture_load(diag);
    ck_assert_ptr_null(model);
    ck_assert_msg(lc_diag_count(diag) == n, "%zu complaints, the first \"%s\"", lc_diag_count(diag),
                  lc_diag_text(diag, 0));
}

static lc_time day(const char *text)
{
    lc_time t = 0;

    ck_assert(lc_date_parse(&t, text));
    return t;
}

START_TEST(test_model_without_the_file_has_no_sample)
{
    model = fixture_model(diag);
    ck_assert_uint_eq(model->sample.n_rows, 0);
    ck_assert_int_eq(model->calibrated_until, 0);
}
END_TEST

START_TEST(test_columns_in_any_order_go_to_their_parameters)
{
    load_good(COMMENT "permit_time,run_days,hurdle_rate\n0.75,100.5,0.08\n1.25,20,0.16\n"
                      "0.5,400,0.06\n");
    const struct lc_sample *s = &model->sample;
    static const double values[] = {0.75, 100.5, 0.08, 1.25, 20, 0.16, 0.5, 400, 0.06};

    ck_assert_uint_eq(s->n_rows, 3);
    ck_assert_uint_eq(s->n_columns, 3);
    ck_assert_str_eq(model->parameters[s->parameters[0]].name, "permit_time");
    ck_assert_uint_eq(s->parameters[1], LC_P_RUN_DAYS);
    ck_assert_uint_eq(s->parameters[2], LC_P_HURDLE_RATE);
    for (int i = 0; i < 9; i++) {
        ck_assert_double_eq(s->values[i], values[i]);
    }
}
END_TEST

START_TEST(test_calibrated_until_is_the_end_of_the_day_in_the_comment)
{
    load_good(COMMENT "run_days\n100\n200\n");
    ck_assert_int_eq(model->calibrated_until, day("2024-07-01"));
}
END_TEST

START_TEST(test_sample_is_part_of_the_digest)
{
    char before[65];

    load_good(COMMENT "run_days\n100\n200\n");
    memcpy(before, model->digest, sizeof before);
    lc_model_free(model);
    load_good(COMMENT "run_days\n100\n201\n");
    ck_assert_str_ne(before, model->digest);
}
END_TEST

START_TEST(test_set_after_it_fixes_the_parameter)
{
    load_good(COMMENT "run_days,hurdle_rate\n100,0.08\n200,0.09\n");
    ck_assert_int_eq(lc_model_override(model, "run_days=150", diag), LC_OK);
    ck_assert(lc_distribution_is_fixed(&model->parameters[LC_P_RUN_DAYS].law));
    ck_assert_double_eq(lc_distribution_median(&model->parameters[LC_P_RUN_DAYS].law), 150);
    ck_assert(!lc_distribution_is_fixed(&model->parameters[LC_P_HURDLE_RATE].law));
}
END_TEST

/* Laws of its own, then set aside: the same file, so that both are good. */
START_TEST(test_sample_is_left_aside_with_the_laws_of_its_start)
{
    static const char *const realised[] = {"parameters", NULL};
    static const char *const other[] = {"regions", NULL};
    const lc_time start = day(FIXTURE_DATE);

    load_good(COMMENT "run_days\n100\n200\n");
    lc_model_free(model);
    model = lc_model_load_realised("m", start, realised, diag); /* the start has no laws */
    ck_assert_ptr_nonnull(model);
    ck_assert_uint_eq(model->sample.n_rows, 2);
    lc_model_free(model);
    fixture_write("m/initial/" FIXTURE_DATE "/parameters.csv",
                  "name,layer,unit,distribution,arg1,arg2,arg3,arg4,p10,p50,p90,min,max,"
                  "applies_to,source,note\n"
                  "run_days,policy,days,uniform,100,300,,,,,,,,,made up,\n");
    model = lc_model_load_realised("m", start, other, diag);
    ck_assert_ptr_nonnull(model);
    ck_assert_uint_eq(model->sample.n_rows, 2);
    lc_model_free(model);
    model = lc_model_load_realised("m", start, realised, diag);
    ck_assert_ptr_nonnull(model);
    ck_assert_uint_eq(model->sample.n_rows, 0);
    ck_assert_int_eq(model->calibrated_until, 0);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}
END_TEST

START_TEST(test_comment_without_a_date_is_refused)
{
    load_bad("# Draws\nrun_days\n100\n200\n", 1);
    assert_complaint(diag, 0, SAMPLE ":1:", "a comment that ends with the date");
}
END_TEST

START_TEST(test_file_without_a_comment_is_refused)
{
    load_bad("run_days\n100\n200\n", 1);
    assert_complaint(diag, 0, SAMPLE ":1:", "a comment that ends with the date");
}
END_TEST

START_TEST(test_date_that_is_none_is_refused)
{
    load_bad("# to 2024-06-31\nrun_days\n100\n200\n", 1);
    assert_complaint(diag, 0, SAMPLE ":1:", "a comment that ends with the date");
}
END_TEST

START_TEST(test_unknown_parameter_is_refused_with_the_nearest)
{
    load_bad(COMMENT "hurdle_rate,run_day\n0.08,100\n0.09,200\n", 1);
    assert_complaint(diag, 0,
                     SAMPLE ":2:13:", "'run_day' is no parameter, did you mean 'run_days'");
}
END_TEST

START_TEST(test_fixed_parameter_is_refused)
{
    load_bad(COMMENT "run_days,run_sigma\n100,0.5\n200,0.5\n", 1);
    assert_complaint(diag, 0, SAMPLE ":2:10:", "'run_sigma' is fixed");
}
END_TEST

START_TEST(test_column_that_stands_again_is_told_once_each_time)
{
    load_bad(COMMENT "run_days,run_days,run_days\n100,100,100\n200,200,200\n", 2);
    assert_complaint(diag, 0, SAMPLE ":2:10:", "column 'run_days' stands twice");
    assert_complaint(diag, 1, SAMPLE ":2:19:", "column 'run_days' stands twice");
}
END_TEST

START_TEST(test_value_outside_the_law_is_refused)
{
    load_bad(COMMENT "hurdle_rate,run_days\n0.08,19.9\n0.09,200\n0,400.1\n", 3);
    assert_complaint(diag, 0, SAMPLE ":3:6:", "run_days: ");
    assert_complaint(diag, 1, SAMPLE ":5:1:", "hurdle_rate: ");
    assert_complaint(diag, 2, SAMPLE ":5:3:", "run_days: ");
}
END_TEST

START_TEST(test_what_is_no_number_is_refused)
{
    load_bad(COMMENT "hurdle_rate,run_days\n0.08,1e2x\n0.09,\n", 2);
    assert_complaint(diag, 0, SAMPLE ":3:6:", "run_days: ");
    assert_complaint(diag, 1, SAMPLE ":4:", "run_days: ");
}
END_TEST

START_TEST(test_row_of_another_length_is_refused)
{
    load_bad(COMMENT "hurdle_rate,run_days\n0.08,100\n0.09\n0.1,200,3\n", 2);
    assert_complaint(diag, 0, SAMPLE ":4:", "1 fields, expected 2");
    assert_complaint(diag, 1, SAMPLE ":5:", "3 fields, expected 2");
}
END_TEST

START_TEST(test_too_few_rows_are_refused)
{
    load_bad(COMMENT "run_days\n100\n", 1);
    assert_complaint(diag, 0, SAMPLE ":", "1 rows, expected at most");
}
END_TEST

START_TEST(test_name_of_a_column_is_escaped)
{
    load_bad(COMMENT "a\xc2\x9b[2J\n100\n200\n", 1);
    ck_assert_ptr_null(strstr(lc_diag_text(diag, 0), "\xc2\x9b"));
}
END_TEST

/* As many columns as there are parameters are read: 64 fields are the limit of tables only. */
START_TEST(test_sample_may_have_a_column_for_every_parameter)
{
    GString *rows = g_string_new(COMMENT);
    gchar *text = NULL;

    ck_assert(g_file_get_contents("m/parameters.csv", &text, NULL, NULL));
    GString *laws = g_string_new(text);

    g_string_replace(laws, "fixed,0.5,,", "uniform,0.4,0.6,", 0);
    fixture_write("m/parameters.csv", laws->str);
    for (int row = 0; row < 3; row++) {
        for (uint32_t i = 0; i < LC_PARAMETER_COUNT; i++) {
            static const char *const names[] = {
#define SAMPLE_PARAMETER(id, name, unit) name,
                LC_PARAMETERS(SAMPLE_PARAMETER)
#undef SAMPLE_PARAMETER
            };
            const char *value = i == LC_P_HURDLE_RATE ? "0.1" : i == LC_P_RUN_DAYS ? "90" : "0.5";

            g_string_append_printf(rows, "%s%s", i ? "," : "", row == 0 ? names[i] : value);
        }
        g_string_append_c(rows, '\n');
    }
    load_good(rows->str);
    ck_assert_uint_eq(model->sample.n_columns, LC_PARAMETER_COUNT);
    ck_assert_uint_gt(model->sample.n_columns, LC_MAX_COLUMNS);
    g_string_free(laws, TRUE);
    g_string_free(rows, TRUE);
    g_free(text);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("sample");
    TCase *t = tcase_create("sample");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_model_without_the_file_has_no_sample);
    tcase_add_test(t, test_columns_in_any_order_go_to_their_parameters);
    tcase_add_test(t, test_calibrated_until_is_the_end_of_the_day_in_the_comment);
    tcase_add_test(t, test_sample_is_part_of_the_digest);
    tcase_add_test(t, test_set_after_it_fixes_the_parameter);
    tcase_add_test(t, test_sample_is_left_aside_with_the_laws_of_its_start);
    tcase_add_test(t, test_comment_without_a_date_is_refused);
    tcase_add_test(t, test_file_without_a_comment_is_refused);
    tcase_add_test(t, test_date_that_is_none_is_refused);
    tcase_add_test(t, test_unknown_parameter_is_refused_with_the_nearest);
    tcase_add_test(t, test_fixed_parameter_is_refused);
    tcase_add_test(t, test_column_that_stands_again_is_told_once_each_time);
    tcase_add_test(t, test_value_outside_the_law_is_refused);
    tcase_add_test(t, test_what_is_no_number_is_refused);
    tcase_add_test(t, test_row_of_another_length_is_refused);
    tcase_add_test(t, test_too_few_rows_are_refused);
    tcase_add_test(t, test_name_of_a_column_is_escaped);
    tcase_add_test(t, test_sample_may_have_a_column_for_every_parameter);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "input/realised.h"

#include "fixture.h"

#include <gsl/gsl_errno.h>

#define START    "m/initial/" FIXTURE_DATE "/"
#define REALISED START "realised.csv"
#define HEADER   "name,input,target,value,source,note\n"

static struct fixture place;
static struct lc_diag *diag;
static struct lc_model *model;
static lc_time start;

static void setup(void)
{
    place = fixture_new();
    diag = lc_diag_new();
    ck_assert(lc_date_parse(&start, FIXTURE_DATE));
}

static void teardown(void)
{
    lc_model_free(model);
    lc_diag_free(diag);
    fixture_free(&place);
}

static void load_with(const char *rows)
{
    gchar *text = g_strconcat(HEADER, rows, NULL);

    fixture_write(REALISED, text);
    model = fixture_model(diag);
    g_free(text);
}

static double permit_months(const struct lc_model *m)
{
    return m->cells[lc_cell(m, LC_T_REGIONS, 0, LC_REGION_PERMIT_MONTHS)];
}

/* Puts a vintage of the regions into the start's folder: 17 months for a permit, not 12. */
static void write_vintage(void)
{
    gchar *text = NULL;

    ck_assert(g_file_get_contents("m/regions.csv", &text, NULL, NULL));
    GString *vintage = g_string_new(text);

    ck_assert_uint_eq(g_string_replace(vintage, ",12,18,", ",17,18,", 0), 1);
    fixture_write(START "regions.csv", vintage->str);
    g_string_free(vintage, TRUE);
    g_free(text);
}

START_TEST(test_vintage_is_a_model_table_in_the_folder_of_the_start)
{
    ck_assert(!lc_is_vintage("m", start, "regions"));
    fixture_write(START "regions.csv", "");
    ck_assert(lc_is_vintage("m", start, "regions"));
    ck_assert(!lc_is_vintage("m", start + LC_MS_PER_DAY, "regions"));
    ck_assert(!lc_is_vintage("m", start, "fleet")); /* there, and never anywhere else */
    ck_assert(!lc_is_vintage("m", start, "../regions"));
    ck_assert(!lc_is_vintage("m", start, ""));
    ck_assert(!lc_is_vintage("m", start, "parameters"));
    fixture_write(START "parameters.csv", "");
    ck_assert(lc_is_vintage("m", start, "parameters"));
}
END_TEST

START_TEST(test_vintage_is_taken_unless_the_table_is_asked_for_as_realised)
{
    static const char *const realised[] = {"regions", NULL};
    static const char *const other[] = {"builders", NULL};

    write_vintage();
    model = fixture_model(diag);
    ck_assert_double_eq(permit_months(model), 17);
    lc_model_free(model);
    model = lc_model_load_realised("m", start, other, diag);
    ck_assert_double_eq(permit_months(model), 17);
    lc_model_free(model);
    model = lc_model_load_realised("m", start, realised, diag);
    ck_assert_double_eq(permit_months(model), 12);
}
END_TEST

START_TEST(test_every_row_of_the_input_is_taken_and_no_other)
{
    load_with("a,licences,regions.home.permit_months,7.25,made up,\n"
              "b,other,regions.home.pue,1.5,made up,\n"
              "c,licences,run_days,123.456789012345,made up,\n");
    const uint32_t pue = lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PUE);
    const double before = model->cells[pue];

    ck_assert_double_ne(before, 1.5);
    ck_assert(lc_model_realise(model, "licences", diag));
    ck_assert_double_eq(permit_months(model), 7.25);
    ck_assert_double_eq(model->cells[LC_P_RUN_DAYS], 123.456789012345); /* to the last digit */
    ck_assert(lc_distribution_is_fixed(&model->parameters[LC_P_RUN_DAYS].law));
    ck_assert_double_eq(model->cells[pue], before);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}
END_TEST

START_TEST(test_unknown_input_is_refused_with_the_nearest)
{
    load_with("a,licences,regions.home.permit_months,7.25,made up,\n");
    const double before = permit_months(model);

    ck_assert(!lc_model_realise(model, "licence", diag));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    assert_complaint(diag, 0, "--realised 'licence': neither", "did you mean 'licences'?");
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 0), REALISED));
    ck_assert_double_eq(permit_months(model), before);
}
END_TEST

START_TEST(test_name_of_an_input_is_escaped)
{
    load_with("");
    ck_assert(!lc_model_realise(model, "a\x1b[2J", diag));
    ck_assert_ptr_null(strchr(lc_diag_text(diag, 0), '\x1b'));
}
END_TEST

START_TEST(test_row_that_cannot_be_set_is_named_by_its_line)
{
    load_with("a,licences,regions.home.permit_months,7.25,made up,\n"
              "b,licences,regions.nowhere.pue,1.5,made up,\n"
              "c,licences,regions.home.permit_months,-4,made up,\n");
    ck_assert(!lc_model_realise(model, "licences", diag));
    ck_assert_uint_eq(lc_diag_count(diag), 4); /* what is wrong, and where */
    assert_complaint(diag, 1, REALISED ":3:", "--realised 'licences'");
    assert_complaint(diag, 3, REALISED ":4:", "--realised 'licences'");
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("realised");
    TCase *t = tcase_create("realised");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_vintage_is_a_model_table_in_the_folder_of_the_start);
    tcase_add_test(t, test_vintage_is_taken_unless_the_table_is_asked_for_as_realised);
    tcase_add_test(t, test_every_row_of_the_input_is_taken_and_no_other);
    tcase_add_test(t, test_unknown_input_is_refused_with_the_nearest);
    tcase_add_test(t, test_name_of_an_input_is_escaped);
    tcase_add_test(t, test_row_that_cannot_be_set_is_named_by_its_line);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "report/workbook_making.h"

#include "folder.h"

static void expect_name(const char *text, const char *expected)
{
    char *name = lc_range_name(text);

    ck_assert_str_eq(name, expected);
    g_free(name);
}

START_TEST(test_range_name_is_letters_digits_and_single_underscores)
{
    expect_name("AI power_p50", "ai_power_p50");
    expect_name("Regions, AI power  united-states", "regions_ai_power_united_states");
    expect_name("  =1+2  ", "_1_2");
    expect_name("caf\xc3\xa9 noir", "caf_noir");
    expect_name("'Sheet'!$A$1", "sheet_a_1");
}
END_TEST

/* A reference to a cell or a number is no name: A1, XFD1048576, R1C1, R, C, 2040. */
START_TEST(test_range_name_is_no_reference)
{
    const char *const taken[] = {"A1", "xfd1048576", "R1C1", "r", "C", "2040", "", "co2", "q1"};

    for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
        char *name = lc_range_name(taken[i]);

        ck_assert_msg(g_regex_match_simple("^(range_.*|_[0-9].*)$", name, 0, 0), "%s -> %s",
                      taken[i], name);
        g_free(name);
    }
    expect_name("headline", "headline");
    expect_name("co2_p50", "co2_p50");
    expect_name("2040_p50", "_2040_p50");
}
END_TEST

START_TEST(test_range_names_are_unique)
{
    json_t *manifest =
        json_pack("{s:s, s:s}", "command", "layercake forecast", "from", "2026-01-01");
    const struct lc_report_source source = {.kind = "forecast", .manifest = manifest};
    struct lc_workbook b;
    char *path;

    folder_make();
    path = g_build_filename(folder, "book.xlsx", NULL);
    ck_assert(lc_workbook_open(&b, path, folder, &source));
    lc_workbook_name(&b, "AI power", "Sheet1!$A$1");
    lc_workbook_name(&b, "ai-power", "Sheet1!$A$2");
    lc_workbook_name(&b, "ai_power", "Sheet1!$A$3");
    ck_assert(g_hash_table_contains(b.names, "ai_power"));
    ck_assert(g_hash_table_contains(b.names, "ai_power_2"));
    ck_assert(g_hash_table_contains(b.names, "ai_power_3"));
    ck_assert_int_eq(lc_workbook_close(&b), LXW_NO_ERROR);
    folder_drop();
    json_decref(manifest);
    g_free(path);
}
END_TEST

START_TEST(test_form_tells_numbers_apart)
{
    ck_assert_int_eq(lc_form_of(-123456, "GW"), LC_FORM_0);
    ck_assert_int_eq(lc_form_of(123, "GW"), LC_FORM_1);
    ck_assert_int_eq(lc_form_of(1.5, "GW"), LC_FORM_2);
    ck_assert_int_eq(lc_form_of(0.02, "GW"), LC_FORM_4);
    ck_assert_int_eq(lc_form_of(2e-9, "GW"), LC_FORM_POWER);
    ck_assert_int_eq(lc_form_of(-2e29, "FLOP"), LC_FORM_POWER);
    ck_assert_int_eq(lc_form_of(0, "GW"), LC_FORM_0);
    ck_assert_int_eq(lc_form_of(0.02, "share"), LC_FORM_PERCENT);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("workbook_making");
    TCase *t = tcase_create("making");

    tcase_add_test(t, test_range_name_is_letters_digits_and_single_underscores);
    tcase_add_test(t, test_range_name_is_no_reference);
    tcase_add_test(t, test_range_names_are_unique);
    tcase_add_test(t, test_form_tells_numbers_apart);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

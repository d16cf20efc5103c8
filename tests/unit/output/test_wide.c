#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

/* The number of the date, 0 to 7, and of the replication; nothing finite in the last column. */
static double ramp(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const uint32_t n = fixture.layout->n_columns;

    ck_assert_int_eq(kind, LC_SAMPLE_SERIES);
    return cell % n == n - 1 ? (double)NAN : (double)(cell / n) + replication;
}

static fixture_value *const ramp_value = ramp;

START_TEST(test_wide_has_a_row_a_statistic_and_a_column_a_date)
{
    fixture_init(101, &ramp_value);
    char *text = fixture_write(lc_write_wide);

    ck_assert(g_str_has_prefix(
        text, "scenario,series,title,region,unit,statistic,2026-03-31,2026-06-30,2026-09-30,"
              "2026-12-31,2027-03-31,2027-06-30,2027-09-30,2027-12-31\n"
              "baseline,ai_power_gw,AI power,world,GW,mean,50,51,52,53,54,55,56,57\n"
              "baseline,ai_power_gw,AI power,world,GW,p05,5,6,7,8,9,10,11,12\n"
              "baseline,ai_power_gw,AI power,world,GW,p10,10,11,12,13,14,15,16,17\n"));
    ck_assert_ptr_nonnull(
        strstr(text, "\nbaseline,ai_power_gw,AI power,far-south,GW,p95,95,96,97,98,99,100,101,"));
    ck_assert_uint_eq(fixture_lines(text), 1 + 8 * (fixture.layout->n_columns - 1));
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_iamc_holds_years_as_the_summary_does)
{
    fixture_init(101, &ramp_value);
    char *text = fixture_write(lc_write_iamc);

    /* A stock counts at the end of the year. */
    ck_assert(g_str_has_prefix(
        text,
        "Model,Scenario,Region,Variable,Unit,2026,2027\n"
        "layercake 1.0 small,baseline,World,Infrastructure|AI power|Mean,GW,53,57\n"
        "layercake 1.0 small,baseline,World,Infrastructure|AI power|5.0th Percentile,GW,8,12\n"));
    /* A flow is the mean of 90, 91, 92 and 92 days. */
    ck_assert_ptr_nonnull(
        strstr(text, ",Far South,Energy|Electricity of AI|50.0th Percentile,TWh/yr,51.50959,"));
    /* What a title has after a comma is a level; money and years are spelled for unit libraries. */
    ck_assert_ptr_nonnull(strstr(text, ",Energy|Power plants built for AI|Two b|Mean,GW,"));
    ck_assert_ptr_nonnull(strstr(text, ",Capital|Physical capital|Mean,billion USD_2024/yr,"));
    ck_assert_uint_eq(fixture_lines(text), 1 + 8 * (fixture.layout->n_columns - 1));
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_extra_tables_are_written_only_when_asked_for)
{
    fixture_init(2, &ramp_value);
    const struct lc_writer writers[] = {{"wide", "wide.csv", lc_write_wide, LC_EXTRA_WIDE},
                                        {"iamc", "iamc.csv", lc_write_iamc, LC_EXTRA_IAMC}};
    struct lc_file_list list = {0};

    ck_assert_int_eq(lc_files_write(fixture_folder, writers, 2, &fixture, &list), LC_OK);
    ck_assert_uint_eq(list.n, 0);
    fixture.extras = LC_EXTRA_IAMC;
    ck_assert_int_eq(lc_files_write(fixture_folder, writers, 2, &fixture, &list), LC_OK);
    ck_assert_uint_eq(list.n, 1);
    ck_assert_str_eq(list.files[0].name, "iamc.csv");
    g_free(fixture_read("iamc.csv"));
    lc_file_list_fini(&list);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("wide");
    TCase *t = tcase_create("wide");

    tcase_add_test(t, test_wide_has_a_row_a_statistic_and_a_column_a_date);
    tcase_add_test(t, test_iamc_holds_years_as_the_summary_does);
    tcase_add_test(t, test_extra_tables_are_written_only_when_asked_for);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "fixture.h"
#include "output/csv.h"

#include <gsl/gsl_errno.h>

static double zero(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    (void)cell;
    (void)replication;
    return 0;
}

static fixture_value *const value = zero;

static void write_cells(struct lc_outfile *f, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(f, "a,b");

    (void)r;
    lc_csv_text(&c, "plain");
    lc_csv_text(&c, "a,\"b\"");
    lc_csv_text(&c, "=1+2");
    lc_csv_number(&c, -0.1, LC_CSV_ALL_DIGITS);
    lc_csv_number(&c, 1.0 / 3, 4);
    lc_csv_number(&c, (double)NAN, 4);
    lc_csv_integer(&c, -5);
    lc_csv_date(&c, lc_time_of(2028, 2, 29));
    lc_csv_end(&c);
    lc_csv_text(&c, "");
    lc_csv_text(&c, "");
    lc_csv_end(&c);
}

START_TEST(test_csv_quotes_text_disarms_formulas_and_leaves_numbers_alone)
{
    fixture_init(0, &value);
    char *text = fixture_write(write_cells);

    ck_assert_str_eq(text, "a,b\n"
                           "plain,\"a,\"\"b\"\"\",'=1+2,-0.1,0.3333,,-5,2028-02-29\n"
                           ",\n");
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_writers_have_one_file_each)
{
    for (unsigned i = 0; i < lc_n_forecast_writers; i++) {
        for (unsigned k = 0; k < i; k++) {
            ck_assert_str_ne(lc_forecast_writers[i].file, lc_forecast_writers[k].file);
        }
    }
}
END_TEST

START_TEST(test_series_of_a_run_are_its_values)
{
    fixture_init(1, &value);
    char *text = fixture_write(lc_write_series);

    ck_assert(g_str_has_prefix(text, "scenario,series,region,unit,date,value\n"
                                     "baseline,ai_power_gw,world,GW,2026-03-31,0\n"));
    ck_assert_uint_eq(fixture_lines(text), 1 + 8 * fixture.layout->n_columns);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("csv");
    TCase *t = tcase_create("csv");

    tcase_add_test(t, test_csv_quotes_text_disarms_formulas_and_leaves_numbers_alone);
    tcase_add_test(t, test_writers_have_one_file_each);
    tcase_add_test(t, test_series_of_a_run_are_its_values);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

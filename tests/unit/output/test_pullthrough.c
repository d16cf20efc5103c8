#include "fixture.h"

#include <gsl/gsl_errno.h>

/* Application "one", cost line "site", both regions, 2027 only. */
static double two_cells(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    const struct lc_layout *l = fixture.layout;

    ck_assert_int_eq(kind, LC_SAMPLE_LEDGER);
    return cell == lc_ledger_index(l, 1, 0, 0, 0)   ? replication
           : cell == lc_ledger_index(l, 1, 0, 1, 0) ? 10.0 - replication
                                                    : 0;
}

static fixture_value *const value = two_cells;

START_TEST(test_pullthrough_skips_zero_rows_and_sums_regions_by_replication)
{
    fixture_init(11, &value);
    char *text = fixture_write(lc_write_pullthrough);

    ck_assert_str_eq(text,
                     "scenario,application,layer,cost_line,region,unit,year,mean,p10,p50,p90\n"
                     "baseline,one,infrastructure,site,world,M2024$,2027,10,10,10,10\n"
                     "baseline,one,infrastructure,site,north,M2024$,2027,5,1,5,9\n"
                     "baseline,one,infrastructure,site,far-south,M2024$,2027,5,1,5,9\n");
    g_free(text);
    fixture_fini();
}
END_TEST

START_TEST(test_pullthrough_of_no_replication_is_a_header)
{
    fixture_init(0, &value);
    char *text = fixture_write(lc_write_pullthrough);

    ck_assert_uint_eq(fixture_lines(text), 1);
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("pullthrough");
    TCase *t = tcase_create("pullthrough");

    tcase_add_test(t, test_pullthrough_skips_zero_rows_and_sums_regions_by_replication);
    tcase_add_test(t, test_pullthrough_of_no_replication_is_a_header);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

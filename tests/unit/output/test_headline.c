#include "fixture.h"
#include "output/headline.h"

#include <gsl/gsl_errno.h>

/* The number of the date, 0 to 7, and a tenth of the replication. */
static double date_number(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    (void)kind;
    return (double)(cell / fixture.layout->n_columns) + replication / 10.0;
}

static fixture_value *const value = date_number;

static double median_of(const char *series, int year)
{
    struct lc_scratch s = lc_scratch_new(fixture.samples.n);
    const int32_t column = lc_layout_find(fixture.layout, series, "world");
    double quantiles[3] = {NAN, NAN, NAN};

    ck_assert_int_ge(column, 0);
    const bool is_known = lc_headline_get(quantiles, &fixture, &s, (uint32_t)column, year);

    lc_scratch_free(&s);
    return is_known ? quantiles[1] : (double)NAN;
}

START_TEST(test_headline_stock_counts_at_the_end_of_the_year)
{
    fixture_init(1, &value);
    ck_assert_double_eq(median_of("ai_power_gw", 2026), 3);
    ck_assert_double_eq(median_of("ai_power_gw", 2027), 7);
    ck_assert(isnan(median_of("ai_power_gw", 2028)));
    fixture_fini();
}
END_TEST

START_TEST(test_headline_flow_is_weighted_by_days)
{
    fixture_init(1, &value);
    /* quarters of 90, 91, 92 and 92 days with flows 0, 1, 2, 3 */
    ck_assert_double_eq_tol(median_of("electricity_twh_per_year", 2026), (91 + 184 + 276) / 365.0,
                            1e-12);
    fixture_fini();
}
END_TEST

START_TEST(test_headline_series_all_exist)
{
    fixture_init(1, &value);
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        ck_assert_int_ge(lc_layout_find(fixture.layout, lc_headlines[i].series, "world"), 0);
    }
    fixture_fini();
}
END_TEST

START_TEST(test_headline_years_lie_in_the_horizon_and_end_with_it)
{
    int years[LC_HEADLINE_YEARS];

    fixture_init(1, &value);
    struct lc_layout l = *fixture.layout;

    ck_assert_uint_eq(lc_headline_years(years, &l), 2);
    ck_assert_int_eq(years[0], 2026);
    ck_assert_int_eq(years[1], 2027);
    l.n_years = 15;
    ck_assert_uint_eq(lc_headline_years(years, &l), 5);
    ck_assert_int_eq(years[4], 2040);
    l.first_year = 2010;
    l.n_years = 3;
    ck_assert_uint_eq(lc_headline_years(years, &l), 1);
    ck_assert_int_eq(years[0], 2012);
    fixture_fini();
}
END_TEST

START_TEST(test_summary_table_has_world_and_regions)
{
    fixture_init(11, &value);
    char *text = fixture_write(lc_write_summary);

    ck_assert(g_str_has_prefix(text, "series,region,unit,year,p10,p50,p90\n"
                                     "ai_power_gw,world,GW,2026,3.1,3.5,3.9\n"));
    ck_assert_ptr_nonnull(strstr(text, "ai_power_gw,far-south,GW,2027,7.1,7.5,7.9\n"));
    g_free(text);
    fixture_fini();
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("headline");
    TCase *t = tcase_create("headline");

    tcase_add_test(t, test_headline_stock_counts_at_the_end_of_the_year);
    tcase_add_test(t, test_headline_flow_is_weighted_by_days);
    tcase_add_test(t, test_headline_series_all_exist);
    tcase_add_test(t, test_headline_years_lie_in_the_horizon_and_end_with_it);
    tcase_add_test(t, test_summary_table_has_world_and_regions);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

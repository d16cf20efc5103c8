#include "observe/small.h"

#include <check.h>
#include <gsl/gsl_errno.h>

static struct lc_layout *layout_of(const char *from, const char *to, enum lc_every every)
{
    lc_time a = 0, b = 0;

    ck_assert(lc_date_parse(&a, from) && lc_date_parse(&b, to));
    return lc_layout_new(small_model(), a, b, every);
}

static void assert_label(const struct lc_layout *l, uint32_t i, const char *expected)
{
    char text[LC_DATE_TEXT];

    lc_date_format(text, lc_layout_label(l, i));
    ck_assert_str_eq(text, expected);
}

START_TEST(test_layout_quarters_end_on_last_days)
{
    struct lc_layout *l = layout_of("2026-01-01", "2040-12-31", LC_EVERY_QUARTER);

    ck_assert_uint_eq(l->n_dates, 60);
    assert_label(l, 0, "2026-03-31");
    assert_label(l, 1, "2026-06-30");
    assert_label(l, 59, "2040-12-31");
    ck_assert_int_eq(l->first_year, 2026);
    ck_assert_uint_eq(l->n_years, 15);
    lc_layout_free(l);
}
END_TEST

START_TEST(test_layout_first_and_last_period_may_be_partial)
{
    struct lc_layout *l = layout_of("2026-02-11", "2026-11-05", LC_EVERY_QUARTER);

    ck_assert_uint_eq(l->n_dates, 4);
    assert_label(l, 0, "2026-03-31");
    assert_label(l, 3, "2026-11-05");
    lc_layout_free(l);
}
END_TEST

START_TEST(test_layout_months_follow_the_calendar)
{
    struct lc_layout *l = layout_of("2027-12-31", "2028-03-01", LC_EVERY_MONTH);

    ck_assert_uint_eq(l->n_dates, 4);
    assert_label(l, 0, "2027-12-31");
    assert_label(l, 1, "2028-01-31");
    assert_label(l, 2, "2028-02-29");
    assert_label(l, 3, "2028-03-01");
    ck_assert_uint_eq(l->n_years, 2);
    lc_layout_free(l);
}
END_TEST

START_TEST(test_layout_one_day_is_one_report)
{
    struct lc_layout *l = layout_of("2030-06-15", "2030-06-15", LC_EVERY_YEAR);

    ck_assert_uint_eq(l->n_dates, 1);
    assert_label(l, 0, "2030-06-15");
    ck_assert_uint_eq(l->n_years, 1);
    lc_layout_free(l);
}
END_TEST

START_TEST(test_layout_columns_name_members_and_regions)
{
    struct lc_layout *l = layout_of("2026-01-01", "2026-12-31", LC_EVERY_YEAR);
    const uint32_t power = l->first_column[LC_S_AI_POWER];

    ck_assert_str_eq(l->columns[power].region, "world");
    ck_assert_int_eq(l->columns[power].member, -1);
    ck_assert_str_eq(l->columns[power + 2].region, "far-south");
    ck_assert_int_eq(l->columns[power + 2].member, 1);
    ck_assert_int_eq(lc_layout_find(l, "ai_power_gw", "far-south"), (int)power + 2);
    ck_assert_int_ge(lc_layout_find(l, "adopted_two_b_share", "world"), 0);
    ck_assert_int_ge(lc_layout_find(l, "capital_infrastructure_busd_per_year", "world"), 0);
    ck_assert_int_ge(lc_layout_find(l, "held_back_permits_gw_years_per_year", "world"), 0);
    ck_assert_int_eq(lc_layout_find(l, "adopted_two_b_share", "north"), -1);
    ck_assert_int_eq(lc_layout_find(l, "nothing", "world"), -1);
    for (uint32_t i = 0; i < l->n_columns; i++) {
        ck_assert_ptr_null(strchr(l->columns[i].name, '%'));
        ck_assert_int_eq(lc_layout_find(l, l->columns[i].name, l->columns[i].region), (int)i);
    }
    lc_layout_free(l);
}
END_TEST

START_TEST(test_layout_ledger_holds_cost_lines_then_measures)
{
    struct lc_layout *l = layout_of("2026-01-01", "2027-12-31", LC_EVERY_YEAR);

    ck_assert_uint_eq(l->n_cost_lines, 2);
    ck_assert_uint_eq(l->n_items, 8);
    ck_assert_str_eq(l->items[1].name, "servers");
    ck_assert_int_eq(l->items[1].layer, LC_LAYER_CHIPS);
    ck_assert_str_eq(l->items[2].name, "firm-power");
    ck_assert_str_eq(l->items[4].unit, "H100e");
    ck_assert_str_eq(l->items[7].name, "worker-years-infrastructure");
    ck_assert_uint_eq(lc_ledger_index(l, 1, 7, 1, 1), 2 * 8 * 2 * 2 - 1);
    lc_layout_free(l);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("layout");
    TCase *t = tcase_create("layout");

    tcase_add_test(t, test_layout_quarters_end_on_last_days);
    tcase_add_test(t, test_layout_first_and_last_period_may_be_partial);
    tcase_add_test(t, test_layout_months_follow_the_calendar);
    tcase_add_test(t, test_layout_one_day_is_one_report);
    tcase_add_test(t, test_layout_columns_name_members_and_regions);
    tcase_add_test(t, test_layout_ledger_holds_cost_lines_then_measures);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#include "evidence/history.h"

#include "evidence/fixture.h"

#include <glib.h>
#include <gsl/gsl_errno.h>

#define POWER "ai_power_gw"              /* a state */
#define DRAW  "electricity_twh_per_year" /* a yearly rate */
#define RUN   "largest_run_log10_flop"   /* a state in logarithms */

static struct lc_arena *arena;
static struct lc_diag *diag;
static struct lc_layout *layout;
static struct lc_history history;

static void setup(void)
{
    arena = lc_arena_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_history_free(&history);
    lc_layout_free(layout);
    layout = NULL;
    lc_diag_free(diag);
    lc_arena_free(arena);
}

static bool make(const struct fixture_row *rows, uint32_t n_rows, const struct lc_fact *facts,
                 uint32_t n_facts)
{
    const struct lc_facts all = {facts, n_facts};

    layout = lc_layout_new(fixture_mapping(rows, n_rows), fixture_day("2026-01-01"),
                           fixture_day("2027-12-31"), LC_EVERY_QUARTER);
    const struct lc_target_input in = {
        .layout = layout, .facts = &all, .deflators = &fixture_deflators};

    return lc_history_make(&history, arena, &in, diag);
}

START_TEST(test_history_of_a_state_is_divided_by_the_factor)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2024-01-01", "2024-06-30", 3),
                                    fixture_fact("a", "2026-07-01", "2026-12-31", 5)};
    const struct fixture_row row = {"r", "a", POWER, "north", 2, LC_MEASURE_LEVEL, .least = 1};

    ck_assert(make(&row, 1, facts, 2));
    ck_assert_uint_eq(history.n, 2); /* also what was observed after the start */
    ck_assert_double_eq_tol(history.items[0].value, 1.5, 1e-12);
    ck_assert_double_eq(history.items[0].published, 3);
    ck_assert_int_eq(history.items[0].from, history.items[0].end);
    ck_assert_str_eq(layout->columns[history.items[0].column].region, "north");
    ck_assert_double_eq_tol(history.items[1].value, 2.5, 1e-12);
}
END_TEST

START_TEST(test_history_of_a_sum_is_a_rate_a_year_in_2024_dollars)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-06-30", 10)};
    const struct fixture_row row = {
        "r", "a", DRAW, "world", 0.5, LC_MEASURE_SUM, .money = LC_MONEY_2023, .least = 1};
    const double years = lc_years_between(fixture_day("2023-01-01"), fixture_day("2023-07-01"));

    ck_assert(make(&row, 1, facts, 1));
    ck_assert_uint_eq(history.n, 1);
    ck_assert_double_eq_tol(history.items[0].value, 10 * 1.1 / 0.5 / years, 1e-9);
    ck_assert_double_eq(history.items[0].published, 10);
}
END_TEST

START_TEST(test_history_of_months_added_up_has_the_unit_of_what_they_add_up_to)
{
    struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-01-31", 1),
                              fixture_fact("a", "2023-02-01", "2023-02-28", 2),
                              fixture_fact("a", "2023-03-01", "2023-03-31", 4)};
    const struct fixture_row row = {
        "r", "a", DRAW, "world", 1, LC_MEASURE_SUM, .gather = LC_GATHER_QUARTER, .least = 1};

    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        facts[i].unit = "TWh_per_month";
    }
    ck_assert(make(&row, 1, facts, G_N_ELEMENTS(facts)));
    ck_assert_uint_eq(history.n, 1);
    ck_assert_double_eq(history.items[0].published, 7);
    ck_assert_str_eq(history.items[0].unit, "TWh_per_quarter");
}
END_TEST

START_TEST(test_history_of_a_logarithm_is_one)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-06-30", 1e25)};
    const struct fixture_row row = {"r", "a", RUN, "world", 1, LC_MEASURE_RECORD, .least = 1};

    ck_assert(make(&row, 1, facts, 1));
    ck_assert_double_eq_tol(history.items[0].value, 25, 1e-12);
}
END_TEST

START_TEST(test_history_leaves_out_indices_and_sums_of_series)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-06-30", 3),
                                    fixture_fact("b", "2023-01-01", "2023-06-30", 4)};
    const struct fixture_row rows[] = {
        {"r", "a", POWER, "north", 1, LC_MEASURE_LEVEL, .least = 1},
        {"s", "a", POWER, "far-south", 1, LC_MEASURE_LEVEL, .least = 1},
        {"t", "b", POWER, "world", 1, LC_MEASURE_INDEX, .least = 1}};

    ck_assert(make(rows, 3, facts, 2));
    ck_assert_uint_eq(history.n, 0);
}
END_TEST

START_TEST(test_history_complains_of_a_series_that_is_none)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-06-30", 3)};
    const struct fixture_row row = {"r", "a", "ai_power", "north", 1, LC_MEASURE_LEVEL, .least = 1};

    ck_assert(!make(&row, 1, facts, 1));
    ck_assert_uint_eq(history.n, 0);
    ck_assert_uint_eq(lc_diag_count(diag), 1);
}
END_TEST

START_TEST(test_history_tells_the_source_of_each_of_two_facts_of_a_day)
{
    struct lc_fact facts[] = {fixture_fact("a", "2023-06-30", "2023-06-30", 3),
                              fixture_fact("a", "2023-06-30", "2023-06-30", 4)};
    const struct fixture_row row = {"r", "a", POWER, "north", 1, LC_MEASURE_LEVEL, .least = 1};

    facts[1].source = "another";
    ck_assert(make(&row, 1, facts, 2));
    ck_assert_str_eq(history.items[0].source, "made up");
    ck_assert_str_eq(history.items[1].source, "another");
}
END_TEST

START_TEST(test_history_of_a_record_has_the_source_of_the_record)
{
    struct lc_fact facts[] = {fixture_fact("a", "2022-06-30", "2022-06-30", 1e26),
                              fixture_fact("a", "2023-06-30", "2023-06-30", 1e25)};
    const struct fixture_row row = {"r", "a", RUN, "world", 1, LC_MEASURE_RECORD, .least = 1};

    facts[1].source = "a smaller one";
    ck_assert(make(&row, 1, facts, 2));
    ck_assert_uint_eq(history.n, 2);
    ck_assert_double_eq_tol(history.items[1].value, 26, 1e-12);
    ck_assert_str_eq(history.items[1].source, "made up");
}
END_TEST

START_TEST(test_history_refuses_what_can_not_be_compared)
{
    struct lc_fact facts[] = {fixture_fact("a", "2022-06-30", "2022-06-30", 1),
                              fixture_fact("a", "2023-06-30", "2023-06-30", -1)};
    const struct fixture_row row = {"r", "a", POWER, "north", -1, LC_MEASURE_LEVEL, .least = 1};
    const struct fixture_row good = {"r", "a", POWER, "north", 1, LC_MEASURE_LEVEL, .least = 1};

    facts[1].unit = "other";
    ck_assert(!make(&row, 1, facts, 2));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 0), "factor: -1, expected more than 0"));
    lc_layout_free(layout);
    ck_assert(!make(&good, 1, facts, 2));
    ck_assert_uint_eq(lc_diag_count(diag), 3);
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 1), "'a' is in 'unit' and in 'other'"));
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 2), "value is -1, expected more than 0"));
    ck_assert_uint_eq(history.n, 0);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("history");
    TCase *t = tcase_create("history");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_history_of_a_state_is_divided_by_the_factor);
    tcase_add_test(t, test_history_of_a_sum_is_a_rate_a_year_in_2024_dollars);
    tcase_add_test(t, test_history_of_months_added_up_has_the_unit_of_what_they_add_up_to);
    tcase_add_test(t, test_history_of_a_logarithm_is_one);
    tcase_add_test(t, test_history_leaves_out_indices_and_sums_of_series);
    tcase_add_test(t, test_history_complains_of_a_series_that_is_none);
    tcase_add_test(t, test_history_tells_the_source_of_each_of_two_facts_of_a_day);
    tcase_add_test(t, test_history_of_a_record_has_the_source_of_the_record);
    tcase_add_test(t, test_history_refuses_what_can_not_be_compared);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

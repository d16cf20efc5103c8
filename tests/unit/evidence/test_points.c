#include "evidence/points.h"

#include "evidence/fixture.h"

#include <gsl/gsl_errno.h>

static struct lc_arena *arena;
static struct lc_point *points;

static void setup(void)
{
    arena = lc_arena_new();
}

static void teardown(void)
{
    lc_arena_free(arena);
}

static uint32_t make(const struct lc_fact *facts, uint32_t n, struct lc_point_rule rule)
{
    return lc_points_make(&points, arena, facts, n, &rule, &fixture_deflators);
}

static void assert_point(uint32_t i, const char *from, const char *end, double value)
{
    ck_assert_int_eq(points[i].from, fixture_day(from));
    ck_assert_int_eq(points[i].end, fixture_day(end));
    ck_assert_double_eq_tol(points[i].value, value, 1e-12 * fabs(value));
    ck_assert_ptr_null(points[i].parts);
}

START_TEST(test_state_stands_at_the_end_of_its_period)
{
    static const enum lc_measure_kind states[] = {LC_MEASURE_LEVEL, LC_MEASURE_INDEX};
    const struct lc_fact facts[] = {fixture_fact("a", "2024-01-01", "2024-06-30", 3)};

    for (int i = 0; i < 2; i++) {
        ck_assert_uint_eq(make(facts, 1, (struct lc_point_rule){.measure = states[i]}), 1);
        assert_point(0, "2024-07-01", "2024-07-01", 3);
        ck_assert_double_eq_tol(points[0].at_years, lc_years_between(0, fixture_day("2024-07-01")),
                                1e-12);
    }
}
END_TEST

START_TEST(test_period_counts_at_its_middle)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-12-31", 3)};

    ck_assert_uint_eq(make(facts, 1, (struct lc_point_rule){.measure = LC_MEASURE_SUM}), 1);
    assert_point(0, "2023-01-01", "2024-01-01", 3);
    ck_assert_double_eq_tol(points[0].at_years,
                            lc_years_between(0, fixture_day("2023-07-02")) + 0.5 / 365.25, 1e-12);
    ck_assert_uint_eq(make(facts, 1, (struct lc_point_rule){.measure = LC_MEASURE_RATE}), 1);
    assert_point(0, "2023-01-01", "2024-01-01", 3);
}
END_TEST

START_TEST(test_quarter_is_gathered_only_when_it_is_whole)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-02-01", "2023-02-28", 1),
                                    fixture_fact("a", "2023-03-01", "2023-03-31", 2),
                                    fixture_fact("a", "2023-04-01", "2023-04-30", 4),
                                    fixture_fact("a", "2023-05-01", "2023-05-31", 8),
                                    fixture_fact("a", "2023-06-01", "2023-06-30", 16),
                                    fixture_fact("a", "2023-10-01", "2023-10-31", 32),
                                    fixture_fact("a", "2023-12-01", "2023-12-31", 64),
                                    fixture_fact("a", "2024-01-01", "2024-03-31", 128)};
    const struct lc_point_rule rule = {LC_MEASURE_SUM, LC_GATHER_QUARTER, LC_MONEY_NONE};

    ck_assert_uint_eq(make(facts, 8, rule), 2);
    assert_point(0, "2023-04-01", "2023-07-01", 28);
    assert_point(1, "2024-01-01", "2024-04-01", 128);
    ck_assert_double_eq(points[0].published, 28);
    ck_assert_double_eq_tol(points[0].at_years,
                            lc_years_between(0, fixture_day("2023-05-16")) + 0.5 / 365.25, 1e-12);
}
END_TEST

START_TEST(test_year_is_gathered_from_months_and_quarters)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-03-31", 1),
                                    fixture_fact("a", "2023-04-01", "2023-06-30", 2),
                                    fixture_fact("a", "2023-07-01", "2023-11-30", 4),
                                    fixture_fact("a", "2023-12-01", "2023-12-31", 8)};
    const struct lc_point_rule rule = {LC_MEASURE_SUM, LC_GATHER_YEAR, LC_MONEY_NONE};

    ck_assert_uint_eq(make(facts, 4, rule), 1);
    assert_point(0, "2023-01-01", "2024-01-01", 15);
    ck_assert_uint_eq(make(facts, 3, rule), 0);
}
END_TEST

START_TEST(test_month_that_stands_twice_does_not_stand_for_a_missing_one)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-01-31", 1),
                                    fixture_fact("a", "2023-01-01", "2023-01-31", 1.1),
                                    fixture_fact("a", "2023-02-01", "2023-02-28", 2)};

    ck_assert_uint_eq(
        make(facts, 3, (struct lc_point_rule){LC_MEASURE_SUM, LC_GATHER_QUARTER, LC_MONEY_NONE}),
        0);
}
END_TEST

START_TEST(test_longer_period_does_not_stand_for_one_that_it_covers)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-12-31", 8),
                                    fixture_fact("a", "2023-10-01", "2023-12-31", 3)};

    ck_assert_uint_eq(
        make(facts, 2, (struct lc_point_rule){LC_MEASURE_SUM, LC_GATHER_QUARTER, LC_MONEY_NONE}),
        1);
    assert_point(0, "2023-10-01", "2024-01-01", 3);
}
END_TEST

START_TEST(test_increments_lie_between_the_ends_of_facts)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2022-01-01", "2022-12-31", 3),
                                    fixture_fact("a", "2022-01-01", "2023-06-30", 5),
                                    fixture_fact("a", "2022-01-01", "2023-09-30", 9)};
    const struct lc_point_rule rule = {.measure = LC_MEASURE_INCREMENT};

    ck_assert_uint_eq(make(facts, 3, rule), 2);
    assert_point(0, "2023-01-01", "2023-07-01", 2);
    assert_point(1, "2023-07-01", "2023-10-01", 4);
    ck_assert_uint_eq(make(facts, 1, rule), 0);
    ck_assert_uint_eq(make(facts, 0, rule), 0);
}
END_TEST

START_TEST(test_later_value_for_the_same_date_replaces_an_increment_s_end)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2022-01-01", "2022-12-31", 3),
                                    fixture_fact("a", "2022-01-01", "2023-06-30", 5),
                                    fixture_fact("a", "2022-01-01", "2023-06-30", 6),
                                    fixture_fact("a", "2022-01-01", "2023-09-30", 9)};

    ck_assert_uint_eq(make(facts, 4, (struct lc_point_rule){.measure = LC_MEASURE_INCREMENT}), 2);
    assert_point(0, "2023-01-01", "2023-07-01", 3);
    assert_point(1, "2023-07-01", "2023-10-01", 3);
}
END_TEST

START_TEST(test_records_stand_at_the_ends_of_years_and_never_fall)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2021-03-01", "2021-03-01", 4),
                                    fixture_fact("a", "2021-12-31", "2021-12-31", 2),
                                    fixture_fact("a", "2023-05-01", "2023-05-01", 3),
                                    fixture_fact("a", "2024-01-01", "2024-01-01", 7)};

    ck_assert_uint_eq(make(facts, 4, (struct lc_point_rule){.measure = LC_MEASURE_RECORD}), 3);
    assert_point(0, "2022-01-01", "2022-01-01", 4);
    assert_point(1, "2024-01-01", "2024-01-01", 4);
    assert_point(2, "2025-01-01", "2025-01-01", 7);
    ck_assert_double_eq(points[1].published, 4);
}
END_TEST

START_TEST(test_money_of_the_day_is_taken_at_the_middle_of_its_period)
{
    const struct lc_fact year[] = {fixture_fact("a", "2023-01-01", "2023-12-31", 50)};
    const struct lc_fact day[] = {fixture_fact("a", "2024-12-31", "2024-12-31", 60)};

    ck_assert_uint_eq(
        make(year, 1, (struct lc_point_rule){LC_MEASURE_SUM, LC_GATHER_NONE, LC_MONEY_NOMINAL}), 1);
    assert_point(0, "2023-01-01", "2024-01-01", 55);
    ck_assert_double_eq(points[0].published, 50);
    ck_assert_uint_eq(
        make(day, 1, (struct lc_point_rule){LC_MEASURE_LEVEL, LC_GATHER_NONE, LC_MONEY_NOMINAL}),
        1);
    assert_point(0, "2025-01-01", "2025-01-01", 60 / sqrt(1.2));
}
END_TEST

START_TEST(test_dollars_of_a_year_become_those_of_2024)
{
    static const struct {
        enum lc_money money;
        double value;
    } cases[] = {{LC_MONEY_NONE, 1},
                 {LC_MONEY_2021, 1.1 * 1.1 * 1.1},
                 {LC_MONEY_2023, 1.1},
                 {LC_MONEY_2025, 1 / 1.2}};
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-12-31", 1)};

    for (int i = 0; i < 4; i++) {
        const struct lc_point_rule rule = {LC_MEASURE_SUM, LC_GATHER_NONE, cases[i].money};

        ck_assert_uint_eq(make(facts, 1, rule), 1);
        assert_point(0, "2023-01-01", "2024-01-01", cases[i].value);
    }
}
END_TEST

START_TEST(test_gathered_money_is_deflated_fact_by_fact)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-12-31", 50),
                                    fixture_fact("a", "2024-01-01", "2024-06-30", 10),
                                    fixture_fact("a", "2024-07-01", "2024-12-31", 10)};
    const struct lc_point_rule rule = {LC_MEASURE_SUM, LC_GATHER_YEAR, LC_MONEY_NOMINAL};
    /* halves of 182 and 184 days stand 92 days before and 91 after the middle of 2024 (day 183) */
    const double first = 10 * exp(log(1.1) * 92 / 366), second = 10 * exp(-log(1.2) * 91 / 366);

    ck_assert_uint_eq(make(facts, 3, rule), 2);
    assert_point(0, "2023-01-01", "2024-01-01", 55);
    assert_point(1, "2024-01-01", "2025-01-01", first + second);
    ck_assert_double_eq(points[1].published, 20);
}
END_TEST

START_TEST(test_what_is_not_above_zero_is_left_out)
{
    const struct lc_fact facts[] = {fixture_fact("a", "2023-01-01", "2023-01-31", 5),
                                    fixture_fact("a", "2023-02-01", "2023-02-28", 0),
                                    fixture_fact("a", "2023-03-01", "2023-03-31", -1),
                                    fixture_fact("a", "2023-04-01", "2023-04-30", 4)};

    ck_assert_uint_eq(make(facts, 4, (struct lc_point_rule){.measure = LC_MEASURE_SUM}), 2);
    assert_point(1, "2023-04-01", "2023-05-01", 4);
    ck_assert_uint_eq(make(facts, 4, (struct lc_point_rule){.measure = LC_MEASURE_INCREMENT}), 1);
    assert_point(0, "2023-04-01", "2023-05-01", 5);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("points");
    TCase *t = tcase_create("points");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_state_stands_at_the_end_of_its_period);
    tcase_add_test(t, test_period_counts_at_its_middle);
    tcase_add_test(t, test_quarter_is_gathered_only_when_it_is_whole);
    tcase_add_test(t, test_year_is_gathered_from_months_and_quarters);
    tcase_add_test(t, test_month_that_stands_twice_does_not_stand_for_a_missing_one);
    tcase_add_test(t, test_longer_period_does_not_stand_for_one_that_it_covers);
    tcase_add_test(t, test_increments_lie_between_the_ends_of_facts);
    tcase_add_test(t, test_later_value_for_the_same_date_replaces_an_increment_s_end);
    tcase_add_test(t, test_records_stand_at_the_ends_of_years_and_never_fall);
    tcase_add_test(t, test_money_of_the_day_is_taken_at_the_middle_of_its_period);
    tcase_add_test(t, test_dollars_of_a_year_become_those_of_2024);
    tcase_add_test(t, test_gathered_money_is_deflated_fact_by_fact);
    tcase_add_test(t, test_what_is_not_above_zero_is_left_out);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

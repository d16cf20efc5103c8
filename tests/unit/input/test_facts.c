#include "input/facts.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define HEADER                                                                                     \
    "series,unit,period,period_start,period_end,value,low,high,source_title,source_address,"       \
    "confidence,note\n"
#define DEFLATORS "series,unit,year,value,source_title,confidence,note\n"

static struct lc_arena *arena;
static struct lc_diag *diag;
static struct lc_facts facts;
static struct lc_deflators deflators;

static void setup(void)
{
    arena = lc_arena_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_arena_free(arena);
    lc_diag_free(diag);
}

static bool load(const char *text)
{
    const struct lc_bytes bytes = lc_bytes_of("o.csv", text, strlen(text));

    return lc_facts_load(&facts, arena, &bytes, diag);
}

static bool load_deflators(const char *text)
{
    const struct lc_bytes bytes = lc_bytes_of("d.csv", text, strlen(text));

    return lc_deflators_load(&deflators, arena, &bytes, diag);
}

/* The only complaint begins with place and holds the phrase. */
static void assert_only_complaint(const char *place, const char *phrase)
{
    const char *text = lc_diag_text(diag, 0);

    ck_assert_uint_eq(lc_diag_count(diag), 1);
    ck_assert_msg(strncmp(text, place, strlen(place)) == 0 && strstr(text, phrase),
                  "found \"%s\", expected \"%s ... %s\"", text, place, phrase);
}

START_TEST(test_facts_stand_by_series_then_by_end_then_as_in_the_file)
{
    uint32_t n;

    ck_assert(load(HEADER "b,u,p,2023-01-01,2023-12-31,4,,,s,,,\n"
                          "a,u,p,2023-07-01,2023-12-31,3,,,s,,,\n"
                          "b,u,p,2022-01-01,2022-12-31,5,,,s,,,\n"
                          "a,u,p,2023-01-01,2023-12-31,2,,,s,,,\n"
                          "a,u,p,2021-01-01,2021-12-31,1,,,s,,,\n"));
    const struct lc_fact *a = lc_facts_find(&facts, "a", &n);

    ck_assert_uint_eq(facts.n, 5);
    ck_assert_uint_eq(n, 3);
    ck_assert_double_eq(a[0].value, 1);
    ck_assert_double_eq(a[1].value, 3); /* ends with the next one, stands before it */
    ck_assert_double_eq(a[2].value, 2);
    const struct lc_fact *b = lc_facts_find(&facts, "b", &n);

    ck_assert_uint_eq(n, 2);
    ck_assert_double_eq(b[0].value, 5);
    ck_assert_double_eq(b[1].value, 4);
    lc_facts_find(&facts, "c", &n);
    ck_assert_uint_eq(n, 0);
}
END_TEST

START_TEST(test_fact_ends_with_the_instant_after_its_last_day)
{
    ck_assert(load(HEADER "a,GW,2024,2024-01-01,2024-12-31,1.5,1,,Book,,,seen\n"
                          "a,GW,day,2025-02-28,2025-02-28,-2,,3,Book,,,\n"));
    ck_assert_int_eq(facts.items[0].from, lc_time_of(2024, 1, 1));
    ck_assert_int_eq(facts.items[0].end, lc_time_of(2025, 1, 1));
    ck_assert_int_eq(facts.items[1].end - facts.items[1].from, LC_MS_PER_DAY);
    ck_assert_str_eq(facts.items[0].unit, "GW");
    ck_assert_str_eq(facts.items[0].source, "Book");
    ck_assert_str_eq(facts.items[0].note, "seen");
    ck_assert_double_eq(facts.items[0].low, 1);
    ck_assert(isnan(facts.items[0].high));
    ck_assert(isnan(facts.items[1].low));
    ck_assert_double_eq(facts.items[1].value, -2);
}
END_TEST

START_TEST(test_file_without_a_row_holds_no_fact)
{
    uint32_t n = 1;

    ck_assert(load(HEADER));
    ck_assert_uint_eq(facts.n, 0);
    lc_facts_find(&facts, "a", &n);
    ck_assert_uint_eq(n, 0);
}
END_TEST

static const struct {
    const char *row, *place, *phrase;
} bad_facts[] = {
    {"A,u,p,2023-01-01,2023-12-31,1,,,s,,,\n", "o.csv:2:1:", "series: 'A', expected a name"},
    {"a,u,p,2023-1-01,2023-12-31,1,,,s,,,\n", "o.csv:2:7:", "period_start: '2023-1-01'"},
    {"a,u,p,2023-01-01,2023-02-29,1,,,s,,,\n", "o.csv:2:18:", "period_end: '2023-02-29'"},
    {"a,u,p,2023-01-01,2022-12-31,1,,,s,,,\n", "o.csv:2:18:", "lies before period_start"},
    {"a,u,p,bad,1950-12-31,1,,,s,,,\n", "o.csv:2:7:", "period_start: 'bad'"},
    {"a,u,p,2023-01-01,2023-12-31,,,,s,,,\n", "o.csv:2:29:", "value: empty"},
    {"a,u,p,2023-01-01,2023-12-31,1e400,,,s,,,\n", "o.csv:2:29:", "value: '1e400'"},
    {"a,u,p,2023-01-01,2023-12-31,1,nan,,s,,,\n", "o.csv:2:31:", "low: 'nan' is not a number"},
    {"a,u,p,2023-01-01,2023-12-31,1,,x,s,,,\n", "o.csv:2:32:", "high: 'x' is not a number"},
    {"a,u,p,2023-01-01,2023-12-31,1,1.5,,s,,,\n", "o.csv:2:31:", "low lies above value"},
    {"a,u,p,2023-01-01,2023-12-31,1,,0.5,s,,,\n", "o.csv:2:32:", "high lies below value"},
    {"a,u,p,2023-01-01,2023-12-31,1,,,s,,\n", "o.csv:2:", "11 fields, expected 12"},
};

START_TEST(test_bad_fact_is_complained_of_once_where_it_stands)
{
    char text[1000];

    snprintf(text, sizeof text, "%s%s", HEADER, bad_facts[_i].row);
    ck_assert(!load(text));
    assert_only_complaint(bad_facts[_i].place, bad_facts[_i].phrase);
}
END_TEST

START_TEST(test_every_bad_row_is_complained_of)
{
    ck_assert(!load(HEADER "A,u,p,2023-01-01,2023-12-31,1,,,s,,,\n"
                           "a,u,p,2023-01-01,2023-12-31,2,,,s,,,\n"
                           "a,u,p,2023-01-01,2023-12-31,x,,,s,,,\n"));
    ck_assert_uint_eq(lc_diag_count(diag), 2);
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 1), "o.csv:4:29:"));
}
END_TEST

START_TEST(test_fact_that_stands_twice_is_complained_of_and_another_of_its_period_is_not)
{
    ck_assert(!load(HEADER "a,u,p,2023-01-01,2023-12-31,1,,,s,,,n\n"
                           "b,u,p,2023-01-01,2023-12-31,1,,,s,,,n\n"
                           "a,u,p,2023-01-01,2023-12-31,2,,,s,,,n\n"
                           "a,u,p,2023-01-01,2023-12-31,1,,,other,,,n\n"
                           "a,u,p,2023-01-01,2023-12-31,1,,,s,,,other\n"
                           "a,u,p,2023-02-01,2023-12-31,1,,,s,,,n\n"
                           "a,u,p,2023-01-01,2023-12-31,1,,,s,,,n\n"));
    assert_only_complaint("o.csv:8:1:", "there already, on line 2");
}
END_TEST

START_TEST(test_columns_must_be_the_named_ones_in_any_order)
{
    ck_assert(!load("series,unit\na,b\n"));
    ck_assert_uint_eq(lc_diag_count(diag), 10);
    ck_assert_ptr_nonnull(strstr(lc_diag_text(diag, 0), "column 'period' is missing"));
    lc_diag_free(diag);
    diag = lc_diag_new();
    ck_assert(load("note,series,unit,period,period_start,period_end,value,low,high,source_title,"
                   "source_address,confidence\n,a,u,p,2023-01-01,2023-12-31,7,,,s,,\n"));
    ck_assert_double_eq(facts.items[0].value, 7);
}
END_TEST

/* 2023 to 2024 up by a tenth, 2024 to 2025 by a fifth. */
static void load_three_years(void)
{
    ck_assert(load_deflators(DEFLATORS "d,i,2023,100,s,,\nd,i,2024,110,s,,\nd,i,2025,132,s,,\n"));
}

START_TEST(test_dollar_of_2024_is_one)
{
    load_three_years();
    ck_assert_double_eq(lc_deflate_year(&deflators, 2024), 1);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2024, 7, 2)), 1, 1e-14);
}
END_TEST

START_TEST(test_index_stands_in_the_middle_of_its_year)
{
    const lc_time noon = LC_MS_PER_DAY / 2;

    load_three_years();
    ck_assert_double_eq_tol(lc_deflate_year(&deflators, 2023), 1.1, 1e-14);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2023, 7, 2) + noon), 1.1, 1e-14);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2025, 7, 2) + noon), 1 / 1.2,
                            1e-14);
}
END_TEST

START_TEST(test_index_grows_evenly_in_logarithms_between_middles)
{
    load_three_years();
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2024, 1, 1)), sqrt(1.1), 1e-14);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2025, 1, 1)), 1 / sqrt(1.2),
                            1e-14);
    /* a quarter of 2024's 366 days before its middle: 91.5 of them */
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2024, 4, 1) + LC_MS_PER_DAY / 2),
                            pow(1.1, 0.25), 1e-14);
}
END_TEST

START_TEST(test_last_step_goes_on_beyond_the_ends)
{
    load_three_years();
    ck_assert_double_eq_tol(lc_deflate_year(&deflators, 2022), 1.1 * 1.1, 1e-14);
    ck_assert_double_eq_tol(lc_deflate_year(&deflators, 2020), pow(1.1, 4), 1e-13);
    ck_assert_double_eq_tol(lc_deflate_year(&deflators, 2027), pow(1.2, -3), 1e-14);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2023, 1, 1)), pow(1.1, 1.5),
                            1e-14);
    ck_assert_double_eq_tol(lc_deflate_at(&deflators, lc_time_of(2026, 1, 1)), pow(1.2, -1.5),
                            1e-14);
}
END_TEST

static const struct {
    const char *rows, *place, *phrase;
} bad_deflators[] = {
    {"d,i,2024,1,s,,\nd,i,2026,1,s,,\n", "d.csv:3:5:", "year: expected 2025"},
    {"d,i,2022,1,s,,\nd,i,2024,1,s,,\nd,i,2025,1,s,,\n", "d.csv:3:5:", "year: expected 2023"},
    {"d,i,2024,1,s,,\nd,i,2023,1,s,,\n", "d.csv:3:5:", "year: expected 2025"},
    {"d,i,2024,1,s,,\nd,i,2024,1,s,,\n", "d.csv:3:5:", "year: expected 2025"},
    {"d,i,2023,1,s,,\nd,i,x,1,s,,\nd,i,2025,1,s,,\n", "d.csv:3:5:", "year: 'x'"},
    {"d,i,2023,1,s,,\nd,i,2024,0,s,,\nd,i,2025,1,s,,\n", "d.csv:3:10:", "value: '0' is out of"},
    {"d,i,x,1,s,,\nd,i,2024,1,s,,\nd,i,2025,1,s,,\n", "d.csv:2:5:", "year: 'x'"},
    {"d,i,2024.5,1,s,,\nd,i,2025,1,s,,\n", "d.csv:2:5:", "year: '2024.5', expected a whole"},
    {"d,i,2023,1,s,\nd,i,2024,1,s,,\n", "d.csv:2:", "6 fields, expected 7"},
    {"d,i,2022,1,s,,\nd,i,2023,1,s,,\n", "d.csv:", "no row for 2024"},
    {"d,i,2024,1,s,,\n", "d.csv:", "one more year"},
    {"", "d.csv:", "no row for 2024"},
};

START_TEST(test_bad_deflator_is_complained_of_once_where_it_stands)
{
    char text[1000];

    snprintf(text, sizeof text, "%s%s", DEFLATORS, bad_deflators[_i].rows);
    ck_assert(!load_deflators(text));
    assert_only_complaint(bad_deflators[_i].place, bad_deflators[_i].phrase);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("facts");
    TCase *t = tcase_create("facts");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_facts_stand_by_series_then_by_end_then_as_in_the_file);
    tcase_add_test(t, test_fact_ends_with_the_instant_after_its_last_day);
    tcase_add_test(t, test_file_without_a_row_holds_no_fact);
    tcase_add_loop_test(t, test_bad_fact_is_complained_of_once_where_it_stands, 0,
                        sizeof bad_facts / sizeof *bad_facts);
    tcase_add_test(t, test_every_bad_row_is_complained_of);
    tcase_add_test(t,
                   test_fact_that_stands_twice_is_complained_of_and_another_of_its_period_is_not);
    tcase_add_test(t, test_columns_must_be_the_named_ones_in_any_order);
    tcase_add_test(t, test_dollar_of_2024_is_one);
    tcase_add_test(t, test_index_stands_in_the_middle_of_its_year);
    tcase_add_test(t, test_index_grows_evenly_in_logarithms_between_middles);
    tcase_add_test(t, test_last_step_goes_on_beyond_the_ends);
    tcase_add_loop_test(t, test_bad_deflator_is_complained_of_once_where_it_stands, 0,
                        sizeof bad_deflators / sizeof *bad_deflators);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

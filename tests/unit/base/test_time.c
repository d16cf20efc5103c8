#include "base/time.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static lc_time parsed(const char *text)
{
    lc_time t = 0;

    ck_assert_msg(lc_date_parse(&t, text), "%s", text);
    return t;
}

/* Oracle: a calendar counted up day by day. */
START_TEST(test_time_dates_round_trip_on_every_day_from_1900_to_2200)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    lc_time t = INT64_C(-25567) * LC_MS_PER_DAY; /* 1900-01-01 */

    for (int year = 1900; year <= 2200; year++) {
        const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year == 2000);

        for (int month = 1; month <= 12; month++) {
            const int last = days[month - 1] + (month == 2 && is_leap);

            for (int day = 1; day <= last; day++) {
                char expected[32], text[LC_DATE_TEXT];
                const struct lc_date date = lc_date_of(t + LC_MS_PER_DAY - 1);

                ck_assert(lc_time_of(year, month, day) == t);
                ck_assert(date.year == year && date.month == month && date.day == day);
                snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
                lc_date_format(text, t);
                ck_assert(strcmp(text, expected) == 0);
                ck_assert(parsed(text) == t);
                t += LC_MS_PER_DAY;
            }
        }
    }
    ck_assert(t == lc_time_of(2201, 1, 1));
}
END_TEST

START_TEST(test_time_epoch_and_known_dates)
{
    ck_assert_int_eq(lc_time_of(1970, 1, 1), 0);
    ck_assert_int_eq(lc_time_of(2000, 3, 1), INT64_C(951868800000));
    ck_assert_int_eq(lc_time_of(2022, 12, 31), INT64_C(1672444800000));
    ck_assert_int_eq(lc_time_of(1969, 12, 31), -LC_MS_PER_DAY);
    ck_assert_int_eq(lc_date_of(-1).year, 1969);
    ck_assert_int_eq(lc_date_of(lc_time_of(1, 1, 1)).year, 1);
    ck_assert_int_eq(lc_date_of(lc_time_of(-400, 2, 29)).day, 29);
}
END_TEST

START_TEST(test_time_format_of_extreme_times_stays_in_its_buffer)
{
    char text[LC_DATE_TEXT];

    lc_date_format(text, lc_time_of(9999, 12, 31));
    ck_assert_str_eq(text, "9999-12-31");
    lc_date_format(text, LC_TIME_NEVER);
    ck_assert_uint_eq(strlen(text), 10);
    lc_date_format(text, INT64_MIN);
    ck_assert_uint_eq(strlen(text), 10);
}
END_TEST

START_TEST(test_date_parse_refuses_everything_else)
{
    static const char *const bad[] = {
        "",           "2026",       "2026-02-30", "2026-13-01",  "2026-00-10", "2026-01-00",
        "2026-01-32", "26-1-1",     "2026-1-1",   "2026-W53-1",  "2026-02-29", "1900-02-29",
        "2100-02-29", "1899-12-31", "2201-01-01", "2026-01-01 ", " 2026-01-0", "2026/01/01",
        "2026-01-1x", "2026-01-0",  "2026-04-31", "20260101",    "+026-01-01", "2026-01-01T24:00",
        "2026-",      "2026-01",    "2026-01-",   "9999-01-01",  "2026-1-011", "2-Jan"};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        lc_time t = 42;

        ck_assert_msg(!lc_date_parse(&t, bad[i]), "%s", bad[i]);
        ck_assert_int_eq(t, 42);
    }
    ck_assert(lc_date_of(parsed("2000-02-29")).day == 29);
    ck_assert(lc_date_of(parsed("2024-02-29")).day == 29);
    ck_assert(parsed("1900-01-01") < 0 && parsed("2200-12-31") > 0);
}
END_TEST

START_TEST(test_year_parse_takes_four_digits_and_nothing_else)
{
    static const char *const bad[] = {"",      "1",    "999",  "02026", "2026 ", " 2026", "+2026",
                                      "-2026", "1899", "2201", "20.6",  "2e3",   "0x7e",  "2026.0"};
    int year = 42;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_msg(!lc_year_parse(&year, bad[i]), "%s", bad[i]);
        ck_assert_int_eq(year, 42);
    }
    ck_assert(lc_year_parse(&year, "1900") && year == 1900);
    ck_assert(lc_year_parse(&year, "2200") && year == 2200);
}
END_TEST

START_TEST(test_time_add_months_cuts_to_the_last_day)
{
    static const struct {
        const char *from;
        int months;
        const char *to;
    } cases[] = {{"2023-01-31", 1, "2023-02-28"},   {"2024-01-31", 1, "2024-02-29"},
                 {"2024-01-31", 2, "2024-03-31"},   {"2024-02-29", 12, "2025-02-28"},
                 {"2024-02-29", -12, "2023-02-28"}, {"2022-12-31", 3, "2023-03-31"},
                 {"2022-12-31", -1, "2022-11-30"},  {"2023-01-15", -1, "2022-12-15"},
                 {"2023-01-15", 0, "2023-01-15"},   {"2023-03-31", -25, "2021-02-28"},
                 {"1970-01-01", -1, "1969-12-01"},  {"2022-12-31", 216, "2040-12-31"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const lc_time t = lc_time_add_months(parsed(cases[i].from), cases[i].months);

        ck_assert_msg(t == parsed(cases[i].to), "%s + %d", cases[i].from, cases[i].months);
        ck_assert(lc_time_add_months(parsed(cases[i].from) + 123, cases[i].months) == t + 123);
    }
}
END_TEST

START_TEST(test_time_lengths_convert_to_the_nearest_millisecond)
{
    ck_assert_int_eq(lc_time_from_years(1), LC_MS_PER_YEAR);
    ck_assert_int_eq(lc_time_from_months(1), LC_MS_PER_MONTH);
    ck_assert_int_eq(lc_time_from_months(12), LC_MS_PER_YEAR);
    ck_assert_int_eq(lc_time_from_days(1), LC_MS_PER_DAY);
    ck_assert_int_eq(lc_time_from_years(0), 0);
    ck_assert_int_eq(lc_time_from_years(0.6 / (double)LC_MS_PER_YEAR), 1);
    ck_assert_int_eq(lc_time_from_years(-0.6 / (double)LC_MS_PER_YEAR), -1);
    for (int n = 0; n < 5000; n++) {
        ck_assert_int_eq(lc_time_from_days(n), n * LC_MS_PER_DAY);
    }
    ck_assert_double_eq(lc_years_between(0, LC_MS_PER_YEAR / 2), 0.5);
    ck_assert_double_eq(lc_years_between(LC_MS_PER_YEAR, 0), -1);
}
END_TEST

START_TEST(test_time_lengths_are_cut_at_1000_years)
{
    ck_assert_int_eq(lc_time_from_years(1001), 1000 * LC_MS_PER_YEAR);
    ck_assert_int_eq(lc_time_from_years(INFINITY), 1000 * LC_MS_PER_YEAR);
    ck_assert_int_eq(lc_time_from_years(-1e300), -1000 * LC_MS_PER_YEAR);
    ck_assert_int_eq(lc_time_from_years(NAN), -1000 * LC_MS_PER_YEAR);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/time");
    TCase *tc = tcase_create("time");

    tcase_add_test(tc, test_time_dates_round_trip_on_every_day_from_1900_to_2200);
    tcase_add_test(tc, test_time_epoch_and_known_dates);
    tcase_add_test(tc, test_time_format_of_extreme_times_stays_in_its_buffer);
    tcase_add_test(tc, test_date_parse_refuses_everything_else);
    tcase_add_test(tc, test_year_parse_takes_four_digits_and_nothing_else);
    tcase_add_test(tc, test_time_add_months_cuts_to_the_last_day);
    tcase_add_test(tc, test_time_lengths_convert_to_the_nearest_millisecond);
    tcase_add_test(tc, test_time_lengths_are_cut_at_1000_years);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

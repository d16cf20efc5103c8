#include "base/time.h"

#include <math.h>

#define DAYS_PER_400_YEARS 146097
#define MAX_YEARS          1000.0

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int64_t year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 1 March of year 0 to 1 March of the given year: a leap day ends its year. */
static int64_t days_to_march(int64_t year)
{
    return 365 * year + floor_divide(year, 4) - floor_divide(year, 100) + floor_divide(year, 400);
}

/* Days from 1 March to the first day of the month that is n after it: 31, 30, 31, 30, 31 repeat. */
static int days_after_march(int n)
{
    return (153 * n + 2) / 5;
}

/* 1970-01-01 counted from 0000-03-01. */
static int64_t epoch_days(void)
{
    return days_to_march(1969) + days_after_march(10);
}

lc_time lc_time_of(int year, int month, int day)
{
    const int after_march = (month + 9) % 12;
    const int64_t march_year = (int64_t)year - (month <= 2);
    const int64_t days = days_to_march(march_year) + days_after_march(after_march) + day - 1;

    return (days - epoch_days()) * LC_MS_PER_DAY;
}

struct lc_date lc_date_of(lc_time t)
{
    const int64_t days = floor_divide(t, LC_MS_PER_DAY) + epoch_days();
    int64_t year = floor_divide(days * 400, DAYS_PER_400_YEARS); /* at most one off */
    struct lc_date date;

    while (days_to_march(year + 1) <= days) {
        year++;
    }
    while (days_to_march(year) > days) {
        year--;
    }
    const int day_of_year = (int)(days - days_to_march(year));
    const int after_march = (5 * day_of_year + 2) / 153;

    date.month = after_march < 10 ? after_march + 3 : after_march - 9;
    date.year = (int)year + (date.month <= 2);
    date.day = day_of_year - days_after_march(after_march) + 1;
    return date;
}

/* The value of n digits, or -1 when one of them is no digit. */
static int digits_value(const char *text, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

static bool is_year(int year)
{
    return year >= 1900 && year <= 2200;
}

bool lc_year_parse(int *out, const char *text)
{
    const int year = digits_value(text, 4);

    if (!is_year(year) || text[4] != '\0') {
        return false;
    }
    *out = year;
    return true;
}

bool lc_date_parse(lc_time *out, const char *text)
{
    const int year = digits_value(text, 4);

    if (!is_year(year) || text[4] != '-') {
        return false;
    }
    const int month = digits_value(text + 5, 2);

    if (month < 1 || month > 12 || text[7] != '-') {
        return false;
    }
    const int day = digits_value(text + 8, 2);

    if (day < 1 || day > days_in_month(year, month) || text[10] != '\0') {
        return false;
    }
    *out = lc_time_of(year, month, day);
    return true;
}

void lc_date_format(char text[LC_DATE_TEXT], lc_time t)
{
    const struct lc_date date = lc_date_of(t);
    unsigned rest = date.year < 0 ? 0 : date.year > 9999 ? 9999 : (unsigned)date.year;

    for (int i = 3; i >= 0; i--) {
        text[i] = (char)('0' + rest % 10);
        rest /= 10;
    }
    text[4] = '-';
    text[5] = (char)('0' + date.month / 10);
    text[6] = (char)('0' + date.month % 10);
    text[7] = '-';
    text[8] = (char)('0' + date.day / 10);
    text[9] = (char)('0' + date.day % 10);
    text[10] = '\0';
}

lc_time lc_time_add_months(lc_time t, int n)
{
    const struct lc_date from = lc_date_of(t);
    const lc_time time_of_day = t - lc_time_of(from.year, from.month, from.day);
    const int64_t months = 12 * (int64_t)from.year + from.month - 1 + n;
    const int64_t year = floor_divide(months, 12);
    const int month = (int)(months - 12 * year) + 1;
    const int last_day = days_in_month(year, month);

    return lc_time_of((int)year, month, from.day < last_day ? from.day : last_day) + time_of_day;
}

lc_time lc_time_from_years(double years)
{
    if (!(years > -MAX_YEARS)) {
        years = -MAX_YEARS;
    }
    if (years > MAX_YEARS) {
        years = MAX_YEARS;
    }
    const double ms = years * (double)LC_MS_PER_YEAR;
    const lc_time whole = (lc_time)ms; /* towards zero; what is cut off is exact */
    const double rest = ms - (double)whole;
    return whole + (rest >= 0.5) - (rest <= -0.5);
}

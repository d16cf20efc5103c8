/* Simulated time: 64-bit milliseconds since 1970-01-01T00:00 UTC, proleptic Gregorian calendar.
 *
 * An integer, so that the order of events never hangs on the last bit of a double. A year as a
 * length is 365.25 days everywhere; calendar months and quarters are real ones.
 */
#ifndef LC_BASE_TIME_H
#define LC_BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t lc_time;

#define LC_MS_PER_DAY   INT64_C(86400000)
#define LC_MS_PER_YEAR  INT64_C(31557600000) /* 365.25 days */
#define LC_MS_PER_MONTH INT64_C(2629800000)  /* a twelfth of it */
#define LC_TIME_NEVER   INT64_MAX
#define LC_DATE_TEXT    11 /* "YYYY-MM-DD" and its terminator */

struct lc_date {
    int year, month, day; /* month 1 to 12, day 1 to 31 */
};

lc_time lc_time_of(int year, int month, int day);
struct lc_date lc_date_of(lc_time t);

/* Parses exactly four digits (1900 to 2200); false, and *out untouched, for anything else. */
bool lc_year_parse(int *out, const char *text);

/* Parses exactly YYYY-MM-DD (years 1900 to 2200); false, and *out untouched, for anything else. */
bool lc_date_parse(lc_time *out, const char *text);
void lc_date_format(char text[LC_DATE_TEXT], lc_time t);

/* The same day of the month n months later (n may be negative), cut to the month's last day. */
lc_time lc_time_add_months(lc_time t, int n);

static inline double lc_years_between(lc_time a, lc_time b)
{
    return (double)(b - a) / (double)LC_MS_PER_YEAR;
}

/* Rounds to the nearest millisecond; lengths beyond 1000 years are cut to 1000 years. */
lc_time lc_time_from_years(double years);

static inline lc_time lc_time_from_months(double months)
{
    return lc_time_from_years(months / 12);
}

static inline lc_time lc_time_from_days(double days)
{
    return lc_time_from_years(days / 365.25);
}

#endif

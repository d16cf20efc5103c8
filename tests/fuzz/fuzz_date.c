/* Dates. What is accepted prints as it was written; a time made of the first bytes has a date whose
 * midnight is not after it and less than a day before; months added are months later, on the same
 * day or the month's last. */
#include "base/time.h"
#include "fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

#define FIRST INT64_C(-2208988800000) /* 1900-01-01 */
#define LAST  INT64_C(7289654400000)  /* 2201-01-01 */

static void claim_date(const char *text)
{
    lc_time t = 7;
    char again[LC_DATE_TEXT];

    if (!lc_date_parse(&t, text)) {
        FUZZ_HOLDS(t == 7);
        return;
    }
    lc_date_format(again, t);
    FUZZ_HOLDS(strcmp(again, text) == 0);
    FUZZ_HOLDS(t >= FIRST && t < LAST && t % LC_MS_PER_DAY == 0);
}

static void claim_months(lc_time t, int n)
{
    const struct lc_date from = lc_date_of(t), to = lc_date_of(lc_time_add_months(t, n));
    const lc_time next = lc_time_add_months(lc_time_of(to.year, to.month, 1), 1);

    FUZZ_HOLDS(to.year * 12 + to.month == from.year * 12 + from.month + n);
    FUZZ_HOLDS(to.day == from.day ||
               (to.day < from.day && lc_date_of(next - LC_MS_PER_DAY).day == to.day));
}

static void claim_time(int64_t bits)
{
    const lc_time t = FIRST + (lc_time)((uint64_t)bits % (uint64_t)(LAST - FIRST));
    const struct lc_date date = lc_date_of(t);
    const lc_time day = lc_time_of(date.year, date.month, date.day);
    char text[LC_DATE_TEXT];
    lc_time again = 0;

    FUZZ_HOLDS(day <= t && t - day < LC_MS_PER_DAY);
    lc_date_format(text, t);
    FUZZ_HOLDS(lc_date_parse(&again, text) && again == day);
    claim_months(t, (int)(bits >> 40) % 1200);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    int64_t bits;

    claim_date(text);
    if (n >= sizeof bits) {
        memcpy(&bits, data, sizeof bits);
        claim_time(bits);
    }
    g_free(text);
    return 0;
}

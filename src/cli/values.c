#include "cli/values.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define SHOWN_BYTES 60 /* of a bad value */

/* "layercake: --option 'value': " */
static void begin_complaint(const char *option, const char *value)
{
    char *safe = lc_text_escape(value, '\'', SHOWN_BYTES);

    fprintf(stderr, "layercake: --%s %s: ", option, safe);
    g_free(safe);
}

static bool is_all_digits(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

bool lc_value_whole(uint64_t *out, const char *option, const char *value, uint64_t low,
                    uint64_t high)
{
    uint64_t number = 0;
    const bool has_extra_zero = value[0] == '0' && value[1];

    if (!is_all_digits(value) || has_extra_zero) {
        begin_complaint(option, value);
        fputs("expected a whole number in plain digits\n", stderr);
        return false;
    }
    if (!lc_unsigned_parse(&number, value) || number < low || number > high) {
        begin_complaint(option, value);
        fprintf(stderr, "out of range, expected %" PRIu64 " to %" PRIu64 "\n", low, high);
        return false;
    }
    *out = number;
    return true;
}

bool lc_value_date(lc_time *out, const char *option, const char *value)
{
    if (lc_date_parse(out, value)) {
        return true;
    }
    begin_complaint(option, value);
    fputs("expected a date YYYY-MM-DD between 1900 and 2200\n", stderr);
    return false;
}

bool lc_value_choice(uint64_t *out, const char *option, const char *value,
                     const char *const *choices, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choices[i], value) == 0) {
            *out = i;
            return true;
        }
    }
    begin_complaint(option, value);
    fputs("expected one of", stderr);
    for (size_t i = 0; i < n; i++) {
        fprintf(stderr, "%s %s", i > 0 ? "," : "", choices[i]);
    }
    fputc('\n', stderr);
    return false;
}

bool lc_value_share(double *out, const char *option, const char *value)
{
    double number;

    if (lc_number_parse(&number, value) && number > 0 && number < 1) {
        *out = number;
        return true;
    }
    begin_complaint(option, value);
    fputs("expected a number above 0 and below 1\n", stderr);
    return false;
}

bool lc_value_shard(uint32_t *shard, uint32_t *shards, const char *option, const char *value)
{
    const char *slash = strchr(value, '/');
    char *first = slash ? g_strndup(value, (gsize)(slash - value)) : g_strdup("");
    uint64_t k = 0, n = 0;
    const bool is_good = slash && lc_unsigned_parse(&k, first) &&
                         lc_unsigned_parse(&n, slash + 1) && k >= 1 && k <= n &&
                         n <= LC_MAX_REPLICATIONS;

    g_free(first);
    if (!is_good) {
        begin_complaint(option, value);
        fputs("expected K/N, such as 2/8, with K from 1 to N\n", stderr);
        return false;
    }
    *shard = (uint32_t)(k - 1);
    *shards = (uint32_t)n;
    return true;
}

#include "base/number.h"

#include <float.h>
#include <glib.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#define MAX_CHARACTERS 40
#define EXACT_DIGITS   15   /* every text of so many digits survives the way through a double */
#define ROUND_DIGITS   17   /* every double survives the way through so many digits */
#define MAX_PLAIN      1e15 /* whole numbers up to here are written without an exponent */

static size_t count_digits(const char *text)
{
    size_t n = 0;

    while (text[n] >= '0' && text[n] <= '9') {
        n++;
    }
    return n;
}

/* Whether text follows the grammar; *has_value when a digit of the mantissa is not zero. */
static bool is_real(const char *text, bool *has_value)
{
    const char *at = text + (*text == '-');
    size_t n = count_digits(at);

    if (n == 0) {
        return false;
    }
    const char *mantissa = at;

    at += n;
    if (*at == '.') {
        n = count_digits(at + 1);
        if (n == 0) {
            return false;
        }
        at += 1 + n;
    }
    *has_value = strspn(mantissa, "0.") < (size_t)(at - mantissa);
    if (*at == 'e' || *at == 'E') {
        at += 1;
        at += *at == '-' || *at == '+';
        n = count_digits(at);
        if (n == 0) {
            return false;
        }
        at += n;
    }
    return *at == '\0';
}

bool lc_number_parse(double *out, const char *text)
{
    bool has_value = false;

    if (strnlen(text, MAX_CHARACTERS + 1) > MAX_CHARACTERS || !is_real(text, &has_value)) {
        return false;
    }
    const double value = g_ascii_strtod(text, NULL);

    if (!isfinite(value) || (value == 0 && has_value)) {
        return false;
    }
    *out = value == 0 ? 0 : value; /* -0 too */
    return true;
}

bool lc_unsigned_parse(uint64_t *out, const char *text)
{
    uint64_t value = 0;

    if (*text == '\0') {
        return false;
    }
    for (size_t i = 0; text[i]; i++) {
        if (i == MAX_CHARACTERS || text[i] < '0' || text[i] > '9' ||
            __builtin_mul_overflow(value, UINT64_C(10), &value) ||
            __builtin_add_overflow(value, (uint64_t)(text[i] - '0'), &value)) {
            return false;
        }
    }
    *out = value;
    return true;
}

char *lc_number_format(char text[LC_NUMBER_TEXT], double value)
{
    static const char formats[ROUND_DIGITS][6] = {
        "%.1g",  "%.2g",  "%.3g",  "%.4g",  "%.5g",  "%.6g",  "%.7g",  "%.8g", "%.9g",
        "%.10g", "%.11g", "%.12g", "%.13g", "%.14g", "%.15g", "%.16g", "%.17g"};

    if (!isfinite(value)) {
        text[0] = '\0';
        return text;
    }
    if (fabs(value) <= MAX_PLAIN && value == trunc(value)) {
        return g_ascii_formatd(text, LC_NUMBER_TEXT, "%.0f", value == 0 ? 0 : value);
    }
    /* Numbers too small for full precision may need fewer digits than the others. */
    int digits = fabs(value) < DBL_MIN ? 1 : EXACT_DIGITS;

    for (; digits <= ROUND_DIGITS; digits++) {
        g_ascii_formatd(text, LC_NUMBER_TEXT, formats[digits - 1], value);
        if (g_ascii_strtod(text, NULL) == value) {
            break;
        }
    }
    return text;
}

char *lc_number_format_digits(char text[LC_NUMBER_TEXT], double value, int digits)
{
    char format[8] = "%.16e";

    if (isfinite(value)) {
        digits = digits < 1 ? 1 : digits > ROUND_DIGITS ? ROUND_DIGITS : digits;
        format[2] = (char)('0' + (digits - 1) / 10);
        format[3] = (char)('0' + (digits - 1) % 10);
        g_ascii_formatd(text, LC_NUMBER_TEXT, format, value);
        const double rounded = g_ascii_strtod(text, NULL);

        value = isfinite(rounded) ? rounded : value;
    }
    return lc_number_format(text, value);
}

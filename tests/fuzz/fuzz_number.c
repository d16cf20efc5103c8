/* Numbers as text. What is accepted is in the grammar, is what strtod() reads, and prints as text
 * that reads back as the same double; so does any double made of the first bytes. Digits that are
 * asked for are kept, within one of the last. */
#include "base/number.h"
#include "fuzz/fuzz.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

static void claim_prints(double value)
{
    char text[LC_NUMBER_TEXT];
    double again = NAN;

    lc_number_format(text, value);
    FUZZ_HOLDS(strlen(text) < LC_NUMBER_TEXT);
    if (!isfinite(value)) {
        FUZZ_HOLDS(*text == '\0');
        return;
    }
    FUZZ_HOLDS(lc_number_parse(&again, text));
    FUZZ_HOLDS(again == value);
    for (int digits = 1; digits <= 17; digits++) {
        lc_number_format_digits(text, value, digits);
        FUZZ_HOLDS(strlen(text) < LC_NUMBER_TEXT);
        if (lc_number_parse(&again, text)) { /* the largest may be rounded past the end */
            FUZZ_HOLDS(fabs(again - value) <= fabs(value) * pow(10, 1 - digits));
        }
    }
}

/* -?digits[.digits][e[+-]digits], written down a second time. */
static bool is_number(const char *t)
{
    const char *const digits = "0123456789";
    size_t n;

    t += *t == '-';
    n = strspn(t, digits);
    t += n;
    if (n > 0 && *t == '.') {
        n = strspn(t + 1, digits);
        t += 1 + n;
    }
    if (n > 0 && (*t == 'e' || *t == 'E')) {
        t += 1 + (t[1] == '-' || t[1] == '+');
        n = strspn(t, digits);
        t += n;
    }
    return n > 0 && *t == '\0';
}

static void claim_real(const char *text)
{
    double value = -1;

    if (!lc_number_parse(&value, text)) {
        FUZZ_HOLDS(value == -1);
        return;
    }
    FUZZ_HOLDS(is_number(text) && strlen(text) <= 40);
    FUZZ_HOLDS(value == g_ascii_strtod(text, NULL));
    FUZZ_HOLDS(isfinite(value) && !(value == 0 && signbit(value)));
    claim_prints(value);
}

static void claim_whole(const char *text)
{
    uint64_t u = 0;
    char *end = NULL;

    if (lc_unsigned_parse(&u, text)) {
        FUZZ_HOLDS(u == g_ascii_strtoull(text, &end, 10) && *end == '\0');
        FUZZ_HOLDS(strspn(text, "0123456789") == strlen(text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    double value;

    claim_real(text);
    claim_whole(text);
    if (n >= sizeof value) {
        memcpy(&value, data, sizeof value);
        claim_prints(value);
    }
    g_free(text);
    return 0;
}

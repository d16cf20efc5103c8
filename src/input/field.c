#include "input/field.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "input/columns.h"

#include <glib.h>
#include <string.h>

const char *lc_range_text(char text[LC_RANGE_TEXT], double low, double high)
{
    char a[LC_NUMBER_TEXT], b[LC_NUMBER_TEXT];

    lc_number_format(a, low);
    lc_number_format(b, high);
    if (low <= -LC_BIG && high >= LC_BIG) {
        text[0] = '\0';
    } else if (high >= LC_BIG) {
        g_snprintf(text, LC_RANGE_TEXT, " of at least %s", a);
    } else if (low <= -LC_BIG) {
        g_snprintf(text, LC_RANGE_TEXT, " of at most %s", b);
    } else {
        g_snprintf(text, LC_RANGE_TEXT, " from %s to %s", a, b);
    }
    return text;
}

/* What may have been meant by something that is no number. */
static const char *number_advice(const char *text)
{
    if (*text == '\0') {
        return "";
    }
    if (*text == '#') {
        return " (a spreadsheet's error value)";
    }
    if (strchr(text, ',') || strchr(text, '_') || strchr(text, '\'') || strchr(text, ' ')) {
        return " (a point for decimals, no separators or blanks)";
    }
    if (*text == '$' || (g_ascii_isdigit(*text) && text[strspn(text, "0123456789.eE+-")])) {
        return " (units belong in the unit or the column's name)";
    }
    if (*text == '.' || *text == '+' || text[strlen(text) - 1] == '.') {
        return " (a digit on each side of the point, no plus sign)";
    }
    return "";
}

bool lc_field_number(double *out, struct lc_field field, double low, double high, struct lc_diag *d)
{
    char range[LC_RANGE_TEXT];
    double value = 0;

    lc_range_text(range, low, high);
    if (*field.text == '\0') {
        lc_diag_add(d, field.place, "%s: empty, expected a number%s", field.what, range);
        return false;
    }
    if (!lc_number_parse(&value, field.text)) {
        lc_diag_add(d, field.place, "%s: %s is not a number, expected a number%s%s", field.what,
                    lc_quote(d, field.text), range, number_advice(field.text));
        return false;
    }
    if (value < low || value > high) {
        lc_diag_add(d, field.place, "%s: %s is out of range, expected a number%s", field.what,
                    lc_quote(d, field.text), range);
        return false;
    }
    *out = value;
    return true;
}

bool lc_field_flag(double *out, struct lc_field field, struct lc_diag *d)
{
    if (strcmp(field.text, "0") != 0 && strcmp(field.text, "1") != 0) {
        lc_diag_add(d, field.place, "%s: %s, expected 0 or 1", field.what, lc_quote(d, field.text));
        return false;
    }
    *out = field.text[0] - '0';
    return true;
}

bool lc_field_days(double *out, struct lc_field field, struct lc_diag *d)
{
    lc_time t = 0;

    if (!lc_date_parse(&t, field.text)) {
        lc_diag_add(d, field.place, "%s: %s, expected a date YYYY-MM-DD (years 1900 to 2200)",
                    field.what, lc_quote(d, field.text));
        return false;
    }
    const lc_time days = t / LC_MS_PER_DAY; /* whole ones: a date is midnight */

    *out = (double)days;
    return true;
}

lc_time lc_field_known(struct lc_field field, lc_time otherwise, struct lc_diag *d)
{
    double days;

    return *field.text && lc_field_days(&days, field, d) ? (lc_time)days * LC_MS_PER_DAY
                                                         : otherwise;
}

const char *lc_hint(char text[LC_HINT_TEXT], const char *word, const char *const *candidates,
                    size_t n)
{
    const char *near = lc_near_miss(word, candidates, n);

    text[0] = '\0';
    if (near) {
        g_snprintf(text, LC_HINT_TEXT, ", did you mean '%s'?", near);
    }
    return text;
}

int lc_choice_find(const char *choices, const char *text)
{
    const size_t n = strlen(text);
    int index = 0;

    for (const char *at = choices;; index++) {
        const size_t length = strcspn(at, "|");

        if (length == n && memcmp(at, text, n) == 0) {
            return index;
        }
        if (at[length] == '\0') {
            return -1;
        }
        at += length + 1;
    }
}

bool lc_field_choice(double *out, struct lc_field field, const char *choices, struct lc_diag *d)
{
    const int index = lc_choice_find(choices, field.text);

    if (index < 0) {
        lc_diag_add(d, field.place, "%s: %s, expected one of %s", field.what,
                    lc_quote(d, field.text), choices);
        return false;
    }
    *out = index;
    return true;
}

/* Whether text is a name of the alphabet a-z, 0-9 and one mark. */
static bool is_name(const char *text, char mark)
{
    const size_t n = strnlen(text, LC_MAX_NAME_BYTES + 1);

    if (n == 0 || n > LC_MAX_NAME_BYTES || text[0] == '-') {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!g_ascii_islower(text[i]) && !g_ascii_isdigit(text[i]) && text[i] != mark) {
            return false;
        }
    }
    return true;
}

bool lc_field_name(struct lc_field field, struct lc_diag *d)
{
    if (is_name(field.text, '-')) {
        return true;
    }
    lc_diag_add(d, field.place,
                "%s: %s, expected a name of a to z, 0 to 9 and hyphens, at most %u bytes",
                field.what, lc_quote(d, field.text), LC_MAX_NAME_BYTES);
    return false;
}

bool lc_field_parameter_name(struct lc_field field, struct lc_diag *d)
{
    if (is_name(field.text, '_')) {
        return true;
    }
    lc_diag_add(d, field.place,
                "%s: %s, expected a name of a to z, 0 to 9 and underscores, at most %u bytes",
                field.what, lc_quote(d, field.text), LC_MAX_NAME_BYTES);
    return false;
}

bool lc_field_not_empty(struct lc_field field, struct lc_diag *d)
{
    if (*field.text) {
        return true;
    }
    lc_diag_add(d, field.place, "%s: empty, expected text", field.what);
    return false;
}

#include "base/number.h"
#include "rand/distribution.h"

#include <glib.h>

#define DIGITS 6

static void append(GString *text, const char *before, double value)
{
    char number[LC_NUMBER_TEXT];

    g_string_append_printf(text, " %s%s", before, lc_number_format_digits(number, value, DIGITS));
}

char *lc_distribution_describe(const struct lc_distribution *d)
{
    static const char *const names[] = {"p10=", "p50=", "p90="};
    GString *text = g_string_new(lc_law_name(d->law));

    for (int i = 0; i < (d->by_quantiles ? 3 : d->n_args); i++) {
        append(text, d->by_quantiles ? names[i] : "", d->a[i]);
    }
    if (d->min > -G_MAXDOUBLE) {
        append(text, "min=", d->min);
    }
    if (d->max < G_MAXDOUBLE) {
        append(text, "max=", d->max);
    }
    return g_string_free(text, FALSE);
}

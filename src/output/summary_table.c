#include "base/number.h"
#include "output/headline.h"

#include <math.h>
#include <string.h>

#define TITLE_WIDTH  30
#define COLUMN_WIDTH 13
#define DIGITS       3

/* Three digits with k or M where plain ones would run the columns together. */
static const char *short_number(char text[LC_NUMBER_TEXT + 1], double value)
{
    static const struct {
        double least, unit;
        char suffix;
    } steps[] = {{1e7, 1e6, 'M'}, {1e4, 1e3, 'k'}};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (fabs(value) >= steps[i].least) {
            lc_number_format_digits(text, value / steps[i].unit, DIGITS);
            const size_t n = strlen(text);
            text[n] = steps[i].suffix;
            text[n + 1] = '\0';
            return text;
        }
    }
    return lc_number_format_digits(text, value, DIGITS);
}

static void print_medians(FILE *to, double quantiles[][3], const bool *is_known, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        char text[LC_NUMBER_TEXT + 1] = "";

        fprintf(to, "%*s", COLUMN_WIDTH, is_known[i] ? short_number(text, quantiles[i][1]) : "-");
    }
    fputc('\n', to);
}

static void print_ranges(FILE *to, double quantiles[][3], const bool *is_known, unsigned n)
{
    fprintf(to, "%-*s", TITLE_WIDTH, "");
    for (unsigned i = 0; i < n; i++) {
        char low[LC_NUMBER_TEXT + 1], high[LC_NUMBER_TEXT + 1], both[2 * LC_NUMBER_TEXT + 4] = "";

        if (is_known[i]) {
            snprintf(both, sizeof both, "%s..%s", short_number(low, quantiles[i][0]),
                     short_number(high, quantiles[i][2]));
        }
        fprintf(to, "%*s", COLUMN_WIDTH, both);
    }
    fputc('\n', to);
}

void lc_headline_print(const struct lc_result *r, FILE *to)
{
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    int years[LC_HEADLINE_YEARS];
    const unsigned n = lc_headline_years(years, r->layout);

    fprintf(to, "%-*s", TITLE_WIDTH, "median, p10..p90");
    for (unsigned i = 0; i < n; i++) {
        fprintf(to, "%*d", COLUMN_WIDTH, years[i]);
    }
    fputc('\n', to);
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        const int32_t column = lc_layout_find(r->layout, lc_headlines[i].series, "world");
        double quantiles[LC_HEADLINE_YEARS][3];
        bool is_known[LC_HEADLINE_YEARS];

        for (unsigned k = 0; k < n; k++) {
            is_known[k] =
                column >= 0 && lc_headline_get(quantiles[k], r, &s, (uint32_t)column, years[k]);
        }
        fprintf(to, "%-*s", TITLE_WIDTH, lc_headlines[i].title);
        print_medians(to, quantiles, is_known, n);
        print_ranges(to, quantiles, is_known, n);
    }
    fputs("Money in billions of 2024 dollars; stocks at the end of the year.\n", to);
    lc_scratch_free(&s);
}

/* summary.csv: the headline table, for the world and, where a series has them, the regions. */
#include "output/csv.h"
#include "output/headline.h"
#include "output/writers.h"

#include <string.h>

static void write_column(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                         uint32_t column)
{
    const struct lc_report_column *info = &r->layout->columns[column];
    int years[LC_HEADLINE_YEARS];
    const unsigned n_years = lc_headline_years(years, r->layout);

    for (unsigned i = 0; i < n_years; i++) {
        double quantiles[3];

        if (!lc_headline_get(quantiles, r, s, column, years[i])) {
            continue;
        }
        lc_csv_text(c, info->name);
        lc_csv_text(c, info->region);
        lc_csv_text(c, lc_series_get(info->series)->unit);
        lc_csv_integer(c, years[i]);
        for (unsigned k = 0; k < 3; k++) {
            lc_csv_number(c, quantiles[k], LC_ENSEMBLE_DIGITS);
        }
        lc_csv_end(c);
    }
}

void lc_write_summary(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "series,region,unit,year,p10,p50,p90");
    struct lc_scratch s = lc_scratch_new(r->samples.n);

    for (unsigned i = 0; i < lc_n_headlines; i++) {
        for (uint32_t column = 0; column < r->layout->n_columns; column++) {
            if (strcmp(r->layout->columns[column].name, lc_headlines[i].series) == 0) {
                write_column(&c, r, &s, column);
            }
        }
    }
    lc_scratch_free(&s);
}

/* wide.csv: the statistics of quantiles.csv with a row for each and a column a date, as a
 * spreadsheet's charts want them. */
#include "output/csv.h"
#include "output/statistics.h"
#include "output/title.h"
#include "output/writers.h"

#include <glib.h>
#include <math.h>

static char *make_header(const struct lc_layout *l)
{
    GString *header = g_string_new("scenario,series,title,region,unit,statistic");

    for (uint32_t date = 0; date < l->n_dates; date++) {
        char text[LC_DATE_TEXT];

        lc_date_format(text, lc_layout_label(l, date));
        g_string_append_printf(header, ",%s", text);
    }
    return g_string_free(header, FALSE);
}

/* The statistics at all dates, [n_dates][LC_STATISTICS]; where there are none they stay empty.
 * False when there are none at all. */
static bool fill(double *cells, const struct lc_result *r, struct lc_scratch *s, uint32_t column)
{
    bool has_any = false;

    for (uint32_t date = 0; date < r->layout->n_dates; date++) {
        double *at = &cells[(size_t)date * LC_STATISTICS];

        for (int k = 0; k < LC_STATISTICS; k++) {
            at[k] = NAN;
        }
        lc_samples_get(s->values, &r->samples, LC_SAMPLE_SERIES,
                       lc_series_index(r->layout, date, column));
        has_any |= lc_statistics_get(at, s, r) > 0;
    }
    return has_any;
}

static void write_rows(struct lc_csv *c, const struct lc_result *r, uint32_t column,
                       const double *cells)
{
    const struct lc_report_column *info = &r->layout->columns[column];
    char *title = lc_column_title(r->layout, info);

    for (int k = 0; k < LC_STATISTICS; k++) {
        lc_csv_text(c, r->scenario);
        lc_csv_text(c, info->name);
        lc_csv_text(c, title);
        lc_csv_text(c, info->region);
        lc_csv_text(c, lc_series_get(info->series)->unit);
        lc_csv_text(c, lc_statistic_names[k]);
        for (uint32_t date = 0; date < r->layout->n_dates; date++) {
            lc_csv_number(c, cells[(size_t)date * LC_STATISTICS + (size_t)k], LC_ENSEMBLE_DIGITS);
        }
        lc_csv_end(c);
    }
    g_free(title);
}

void lc_write_wide(struct lc_outfile *to, const struct lc_result *r)
{
    char *header = make_header(r->layout);
    struct lc_csv c = lc_csv_begin(to, header);
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    double *cells = g_new(double, (size_t)r->layout->n_dates *LC_STATISTICS);

    for (uint32_t column = 0; column < r->layout->n_columns; column++) {
        if (fill(cells, r, &s, column)) {
            write_rows(&c, r, column, cells);
        }
    }
    g_free(cells);
    lc_scratch_free(&s);
    g_free(header);
}

/* series.csv: every series of a single replication. */
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

void lc_write_series(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "scenario,series,region,unit,date,value");
    const struct lc_layout *l = r->layout;
    struct lc_scratch s = lc_scratch_new(r->samples.n);

    for (uint32_t column = 0; column < l->n_columns && r->samples.n == 1; column++) {
        for (uint32_t date = 0; date < l->n_dates; date++) {
            const size_t cell = lc_series_index(l, date, column);

            lc_samples_get(s.values, &r->samples, LC_SAMPLE_SERIES, cell);
            lc_csv_text(&c, r->scenario);
            lc_csv_text(&c, l->columns[column].name);
            lc_csv_text(&c, l->columns[column].region);
            lc_csv_text(&c, lc_series_get(l->columns[column].series)->unit);
            lc_csv_date(&c, lc_layout_label(l, date));
            lc_csv_number(&c, s.values[0], LC_OUTPUT_DIGITS);
            lc_csv_end(&c);
        }
    }
    lc_scratch_free(&s);
}

/* quantiles.csv: every series at every date, over replications. */
#include "output/csv.h"
#include "output/statistics.h"
#include "output/writers.h"
#include "stats/mcse.h"

#include <glib.h>
#include <math.h>

#define LC_ERROR_DIGITS 4 /* of an error */

static const double errors_of[] = {0.1, 0.5, 0.9};
enum { N_ERRORS = sizeof errors_of / sizeof *errors_of };

/* Weights of the quantiles' errors for samples without a gap; one n for the whole table. */
struct weights {
    double *of[N_ERRORS];
    uint32_t n;
};

static struct weights weights_new(uint32_t n)
{
    struct weights w = {.n = n};

    for (int i = 0; i < N_ERRORS; i++) {
        w.of[i] = g_new0(double, n + 1);
        lc_mcse_weights(w.of[i], n, errors_of[i]);
    }
    return w;
}

static void weights_free(struct weights *w)
{
    for (int i = 0; i < N_ERRORS; i++) {
        g_free(w->of[i]);
    }
}

static void write_row(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                      const struct weights *w, uint32_t column, uint32_t date)
{
    const struct lc_layout *l = r->layout;
    const struct lc_report_column *column_info = &l->columns[column];
    double quantiles[LC_QUANTILES];

    lc_samples_get(s->values, &r->samples, LC_SAMPLE_SERIES, lc_series_index(l, date, column));
    const struct lc_summary summary =
        lc_summarise(s, quantiles, lc_probabilities, LC_QUANTILES, r->samples.replications);

    if (summary.n == 0) {
        return;
    }
    lc_csv_text(c, r->scenario);
    lc_csv_text(c, column_info->name);
    lc_csv_text(c, column_info->region);
    lc_csv_text(c, lc_series_get(column_info->series)->unit);
    lc_csv_date(c, lc_layout_label(l, date));
    lc_csv_integer(c, summary.n);
    lc_csv_number(c, summary.mean, LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, summary.mcse, LC_ENSEMBLE_DIGITS);
    for (unsigned i = 0; i < LC_QUANTILES; i++) {
        lc_csv_number(c, quantiles[i], LC_ENSEMBLE_DIGITS);
    }
    for (int i = 0; i < N_ERRORS;
         i++) { /* a series is finite everywhere, or its replication has failed */
        const double error =
            summary.n == w->n ? lc_mcse_quantile(s->values, w->of[i], summary.n) : NAN;
        lc_csv_number(c, error, LC_ERROR_DIGITS);
    }
    lc_csv_end(c);
}

void lc_write_quantiles(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "scenario,series,region,unit,date,n,mean,mcse,p05,p10,p25,"
                                       "p50,p75,p90,p95,mcse_p10,mcse_p50,mcse_p90");
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    struct weights w = weights_new(r->samples.n);

    for (uint32_t column = 0; column < r->layout->n_columns; column++) {
        for (uint32_t date = 0; date < r->layout->n_dates; date++) {
            write_row(&c, r, &s, &w, column, date);
        }
    }
    weights_free(&w);
    lc_scratch_free(&s);
}

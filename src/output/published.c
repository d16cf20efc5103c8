/* published.csv: the forecast beside those that others published. */
#include "output/published.h"

#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

#include <glib.h>
#include <math.h>

#define COLUMN_NAME(id, name) name,
const char *const lc_published_columns[] = {LC_PUBLISHED_OUTPUT(COLUMN_NAME) NULL};
#undef COLUMN_NAME

static const double probabilities[] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
enum { P10 = 1, P90 = 5, N_PROBABILITIES = sizeof probabilities / sizeof *probabilities };

static const char *judge(double published, const double *quantiles)
{
    return isnan(quantiles[P10])        ? ""
           : published < quantiles[P10] ? "below our 80 % range"
           : published > quantiles[P90] ? "above our 80 % range"
                                        : "inside our 80 % range";
}

static void write_fact(struct lc_csv *c, const struct lc_figure *f)
{
    lc_csv_text(c, f->publisher);
    lc_csv_text(c, f->fact->series);
    lc_csv_text(c, f->fact->unit);
    lc_csv_date(c, f->fact->from);
    lc_csv_date(c, f->fact->end - LC_MS_PER_DAY);
    lc_csv_text(c, f->fact->source);
    lc_csv_text(c, f->fact->note);
    lc_csv_number(c, f->fact->value, LC_OUTPUT_DIGITS);
    lc_csv_number(c, f->fact->low, LC_OUTPUT_DIGITS);
    lc_csv_number(c, f->fact->high, LC_OUTPUT_DIGITS);
    lc_csv_text(c, f->series);
}

static void write_row(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                      double *spare, const struct lc_figure *f)
{
    double quantiles[N_PROBABILITIES];

    lc_figure_values(s->values, &r->samples, f, spare);
    const double position = lc_figure_position(s->values, s->n, f->fact->value);
    const struct lc_summary summary =
        lc_summarise(s, quantiles, probabilities, N_PROBABILITIES, r->samples.replications);

    write_fact(c, f);
    lc_csv_integer(c, summary.n);
    for (int i = 0; i < N_PROBABILITIES; i++) {
        lc_csv_number(c, quantiles[i], LC_ENSEMBLE_DIGITS);
    }
    lc_csv_number(c, position, LC_OUTPUT_DIGITS);
    lc_csv_text(c, judge(f->fact->value, quantiles));
    lc_csv_text(c, f->why);
    lc_csv_end(c);
}

void lc_write_published(struct lc_outfile *to, const struct lc_result *r)
{
    GString *header = g_string_new(NULL);

    for (int i = 0; i < LC_PUBLISHED_OUT_COLUMNS; i++) {
        g_string_append_printf(header, "%s%s", i > 0 ? "," : "", lc_published_columns[i]);
    }
    struct lc_csv c = lc_csv_begin(to, header->str);
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    double *spare = g_new(double, 2 * (size_t)r->samples.n);

    for (uint32_t i = 0; r->figures && r->samples.n > 0 && i < r->figures->n; i++) {
        write_row(&c, r, &s, spare, &r->figures->items[i]);
    }
    g_free(spare);
    lc_scratch_free(&s);
    g_string_free(header, TRUE);
}

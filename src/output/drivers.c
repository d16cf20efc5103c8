/* drivers.csv: what an ensemble tells of how each uncertain parameter moves a few outcomes, for a
 * tornado chart; `layercake sensitivity` tells more, and of any outcome. */
#include "output/annual.h"
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"
#include "stats/given.h"
#include "stats/pieces.h"
#include "stats/rank_correlation.h"
#include "stats/tornado.h"

#include <glib.h>

#define RESAMPLES 200 /* for intervals that a chart shows */

#define HEADER                                                                                     \
    "series,region,unit,year,parameter,parameter_unit,n,share,share_low,share_high,noise_floor,"   \
    "rank_correlation,mean_lowest_tenth,mean_highest_tenth"

static const enum lc_series_id explained[] = {LC_S_AI_POWER, LC_S_CAPITAL_TOTAL, LC_S_REVENUE,
                                              LC_S_CO2};

struct study {
    struct lc_csv csv;
    const struct lc_result *result;
    struct lc_scratch scratch; /* its values: of an outcome */
    double *x;                 /* of a parameter, in each replication */
    double *draws;             /* [replication][parameter] */
};

static void write_row(struct study *s, uint32_t column, int year, uint32_t parameter)
{
    const struct lc_layout *l = s->result->layout;
    const struct lc_parameter *p = &l->model->parameters[parameter];
    const uint32_t n = s->scratch.n;
    const struct lc_resampling how = {s->result->seed, p->key, RESAMPLES};
    struct lc_given given;
    struct lc_estimate rho;
    struct lc_tornado bars;

    for (uint32_t i = 0; i < n; i++) {
        s->x[i] = s->draws[(size_t)i * l->model->n_parameters + parameter];
    }
    lc_given_index(&given, s->x, s->scratch.values, n, &how);
    lc_rank_correlation(&rho, s->x, s->scratch.values, n,
                        &(struct lc_resampling){how.seed, how.entity, 0});
    lc_tornado_bars(&bars, s->x, s->scratch.values, n);
    const double numbers[] = {given.share.value, given.share.low, given.share.high, given.floor,
                              rho.value,         bars.low.mean,   bars.high.mean};

    lc_csv_text(&s->csv, l->columns[column].name);
    lc_csv_text(&s->csv, l->columns[column].region);
    lc_csv_text(&s->csv, lc_series_get(l->columns[column].series)->unit);
    lc_csv_integer(&s->csv, year);
    lc_csv_text(&s->csv, p->name);
    lc_csv_text(&s->csv, p->unit);
    lc_csv_integer(&s->csv, n);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        lc_csv_number(&s->csv, numbers[i], LC_OUTPUT_DIGITS);
    }
    lc_csv_end(&s->csv);
}

static void write_outcome(struct study *s, enum lc_series_id series, int year)
{
    const struct lc_model *m = s->result->layout->model;
    const uint32_t column = s->result->layout->first_column[series];

    if (!lc_annual_get(&s->scratch, s->result, column, year)) {
        return;
    }
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        if (!lc_distribution_is_fixed(&m->parameters[i].law)) {
            write_row(s, column, year, i);
        }
    }
}

static void write_study(struct study *s)
{
    const struct lc_layout *l = s->result->layout;
    const int last = l->first_year + (int)l->n_years - 1;
    const int years[] = {2030, 2035};

    for (uint32_t i = 0; i < s->scratch.n; i++) {
        lc_samples_draws(s->draws + (size_t)i * l->model->n_parameters, &s->result->samples, i);
    }
    for (size_t k = 0; k < G_N_ELEMENTS(explained); k++) {
        for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
            if (years[i] <= last) {
                write_outcome(s, explained[k], years[i]);
            }
        }
    }
}

void lc_write_drivers(struct lc_outfile *to, const struct lc_result *r)
{
    const uint32_t n = r->samples.n;
    struct study s = {.csv = lc_csv_begin(to, HEADER),
                      .result = r,
                      .scratch = lc_scratch_new(n),
                      .x = g_new(double, n),
                      .draws = g_new(double, (size_t)n * r->layout->model->n_parameters)};

    if (n >= LC_PIECES_ROWS_MIN) { /* of fewer nothing can be told */
        write_study(&s);
    }
    lc_scratch_free(&s.scratch);
    g_free(s.x);
    g_free(s.draws);
}

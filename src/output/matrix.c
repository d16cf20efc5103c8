#include "output/matrix.h"

#include "output/csv.h"
#include "output/summarise.h"
#include "stats/ratio.h"

#include <glib.h>
#include <math.h>

#define ERROR_DIGITS 4

#define MUSD_PER_BUSD 1000
#define LAYER(name)   (1u << LC_LAYER_##name)
#define MEASURE(name) (1u << LC_MEASURE_##name)
#define PHYSICAL      (LAYER(ENERGY) | LAYER(CHIPS) | LAYER(INFRASTRUCTURE))
#define DOLLARS       "M2024$", "2024$/2024$", 1
#define WORK          "worker-years", "worker-years/M2024$", 1
#define POWER         "MW", "MW/G2024$", MUSD_PER_BUSD
#define ALL_WORK                                                                                   \
    (MEASURE(WORKER_YEARS_ENERGY) | MEASURE(WORKER_YEARS_CHIPS) |                                  \
     MEASURE(WORKER_YEARS_INFRASTRUCTURE))

const struct lc_matrix_row lc_matrix_rows[] = {
    {"applications", "revenue", DOLLARS, 0, 0},
    {"energy", "capital", DOLLARS, LAYER(ENERGY), 0},
    {"chips", "capital", DOLLARS, LAYER(CHIPS), 0},
    {"infrastructure", "capital", DOLLARS, LAYER(INFRASTRUCTURE), 0},
    {"physical", "capital", DOLLARS, PHYSICAL, 0},
    {"models", "capital", DOLLARS, LAYER(MODELS), 0},
    {"applications", "capital", DOLLARS, LAYER(APPLICATIONS), 0},
    {"energy", "firm-power", POWER, 0, MEASURE(FIRM_POWER)},
    {"infrastructure", "facility-power", POWER, 0, MEASURE(FACILITY_POWER)},
    {"chips", "compute", "H100e", "H100e/M2024$", 1, 0, MEASURE(COMPUTE)},
    {"energy", "work", WORK, 0, MEASURE(WORKER_YEARS_ENERGY)},
    {"chips", "work", WORK, 0, MEASURE(WORKER_YEARS_CHIPS)},
    {"infrastructure", "work", WORK, 0, MEASURE(WORKER_YEARS_INFRASTRUCTURE)},
    {"physical", "work", WORK, 0, ALL_WORK},
};
const unsigned lc_n_matrix_rows = G_N_ELEMENTS(lc_matrix_rows);

static void choose_years(struct lc_matrix *x)
{
    const int last = x->layout->first_year + (int)x->layout->n_years - 1;
    const int wanted[LC_MATRIX_YEARS] = {2030, 2035, last};

    for (unsigned i = 0; i < LC_MATRIX_YEARS; i++) {
        const bool is_last = i == LC_MATRIX_YEARS - 1;

        if (is_last || (wanted[i] >= x->layout->first_year && wanted[i] < last)) {
            x->years[x->n_years++] = wanted[i];
        }
    }
}

static bool is_summed(const struct lc_matrix_row *row, const struct lc_layout *l, uint32_t item)
{
    return item < l->n_cost_lines ? row->layers & 1u << l->items[item].layer
                                  : row->measures & 1u << (item - l->n_cost_lines);
}

static void add_posted(struct lc_matrix *x, const struct lc_matrix_row *row, uint32_t application,
                       int to_year)
{
    const struct lc_layout *l = x->layout;
    const uint32_t n_years = (uint32_t)(to_year - l->first_year) + 1;

    for (uint32_t year = 0; year < n_years; year++) {
        for (uint32_t item = 0; item < l->n_items; item++) {
            for (uint32_t r = 0; r < l->n_regions && is_summed(row, l, item); r++) {
                lc_probe_add_term(&x->probe, LC_SAMPLE_LEDGER,
                                  lc_ledger_index(l, year, item, r, application), 1);
            }
        }
    }
}

/* A report of revenue a year counts for the period that ends with it. */
static void add_revenue(struct lc_matrix *x, uint32_t application, int to_year, lc_time from)
{
    const struct lc_layout *l = x->layout;
    const uint32_t column = l->first_column[LC_S_REVENUE_APPLICATION] + application;

    for (uint32_t date = 0; date < l->n_dates; date++) {
        if (lc_date_of(lc_layout_label(l, date)).year <= to_year) {
            const lc_time since = date > 0 ? l->dates[date - 1] : from;

            lc_probe_add_term(&x->probe, LC_SAMPLE_SERIES, lc_series_index(l, date, column),
                              lc_years_between(since, l->dates[date]) * MUSD_PER_BUSD);
        }
    }
}

void lc_matrix_init(struct lc_matrix *x, const struct lc_layout *l, lc_time from)
{
    *x = (struct lc_matrix){.layout = l};
    choose_years(x);
    for (uint32_t application = 0; application < l->n_applications; application++) {
        for (unsigned row = 0; row < lc_n_matrix_rows; row++) {
            for (unsigned year = 0; year < x->n_years; year++) {
                lc_probe_add(&x->probe, 1);
                if (row == 0) {
                    add_revenue(x, application, x->years[year], from);
                } else {
                    add_posted(x, &lc_matrix_rows[row], application, x->years[year]);
                }
            }
        }
    }
}

void lc_matrix_fini(struct lc_matrix *x)
{
    lc_probe_fini(&x->probe);
}

static void write_quantiles(struct lc_csv *to, const double *quantiles, double factor)
{
    for (int i = 0; i < LC_RATIO_QUANTILES; i++) {
        lc_csv_number(to, quantiles[i] * factor, LC_OUTPUT_DIGITS);
    }
}

/* What is read of one cell. */
struct reading {
    const char *name;
    struct lc_ratio ratio;
    double over_attributed; /* mean over the mean of what is attributed */
};

static void write_reading(struct lc_csv *to, const struct lc_matrix_sheet *s, uint32_t cell,
                          const struct reading *r)
{
    const struct lc_matrix_row *row = &lc_matrix_rows[cell / s->matrix->n_years];

    lc_csv_text(to, s->scenario);
    lc_csv_text(to, s->application);
    lc_csv_text(to, row->layer);
    lc_csv_text(to, row->quantity);
    lc_csv_text(to, row->unit);
    lc_csv_text(to, r->name);
    lc_csv_integer(to, s->matrix->years[cell % s->matrix->n_years]);
    lc_csv_integer(to, (int64_t)r->ratio.n);
    lc_csv_number(to, r->ratio.mean, LC_OUTPUT_DIGITS);
    lc_csv_number(to, r->ratio.mcse_mean, ERROR_DIGITS);
    write_quantiles(to, r->ratio.quantiles, 1);
    lc_csv_text(to, row->ratio_unit);
    lc_csv_integer(to, (int64_t)r->ratio.n_bases);
    lc_csv_number(to, r->ratio.ratio * row->ratio_factor, LC_OUTPUT_DIGITS);
    lc_csv_number(to, r->ratio.mcse_ratio * row->ratio_factor, ERROR_DIGITS);
    write_quantiles(to, r->ratio.ratio_quantiles, row->ratio_factor);
    lc_csv_number(to, r->over_attributed, LC_OUTPUT_DIGITS);
    lc_csv_end(to);
}

static void gather(double *out, const double *values, const struct lc_matrix_sheet *s,
                   uint32_t cell)
{
    for (uint32_t i = 0; i < s->n; i++) {
        out[i] = values[(size_t)cell * s->stride + s->replications[i]];
    }
}

const char lc_matrix_header[] =
    "scenario,application,layer,quantity,unit,reading,to_year,n,mean,mcse_mean,p10,p50,p90,"
    "ratio_unit,n_with_revenue,per_revenue,mcse_per_revenue,per_revenue_p10,per_revenue_p50,"
    "per_revenue_p90,over_attributed";

void lc_matrix_write(struct lc_outfile *file, const struct lc_matrix_sheet *s)
{
    struct lc_csv to = {.file = file};
    double *room = g_new(double, 4 * ((gsize)s->n + 1));
    double *revenue = room + s->n, *attributed = revenue + s->n, *marginal = attributed + s->n;

    for (uint32_t cell = 0; cell < lc_matrix_cells(s->matrix); cell++) {
        struct reading a = {.name = "attributed", .over_attributed = 1}, m = {.name = "marginal"};

        gather(revenue, s->attributed, s, cell % s->matrix->n_years); /* row 0 */
        gather(attributed, s->attributed, s, cell);
        gather(marginal, s->marginal, s, cell);
        if (lc_is_all_zero(attributed, s->n) && lc_is_all_zero(marginal, s->n)) {
            continue;
        }
        lc_ratio_estimate(&a.ratio, room, attributed, revenue, s->replications, s->n);
        lc_ratio_estimate(&m.ratio, room, marginal, revenue, s->replications, s->n);
        m.over_attributed = a.ratio.mean > 0 ? m.ratio.mean / a.ratio.mean : NAN;
        write_reading(&to, s, cell, &a);
        write_reading(&to, s, cell, &m);
    }
    g_free(room);
}

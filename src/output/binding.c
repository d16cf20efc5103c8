/* binding.csv: how often each constraint binds and how much capacity it holds back.
 *
 * A constraint binds in a region and period of a replication when it holds back more MW-years than
 * any other (the first in the order of enum lc_constraint where two are equal) and more than none.
 * Region "world" is the sum over regions. Probabilities of a region and date sum to at most 1: the
 * rest is "nothing held back".
 */
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

#include <glib.h>

#define WORLD UINT32_MAX

/* MW-years of one region and date: n values for each constraint, one constraint after the other. */
static void gather(double *values, double *spare, const struct lc_result *r, uint32_t region,
                   uint32_t date)
{
    const uint32_t n = r->samples.n;
    const uint32_t first = region == WORLD ? 0 : region;
    const uint32_t last = region == WORLD ? r->layout->n_regions - 1 : region;

    for (int k = 0; k < LC_CONSTRAINT_COUNT; k++) {
        double *to = values + (size_t)k * n;

        for (uint32_t i = 0; i < n; i++) {
            to[i] = 0;
        }
        for (uint32_t at = first; at <= last; at++) {
            lc_samples_get(spare, &r->samples, LC_SAMPLE_HELD_BACK,
                           lc_held_back_index(r->layout, date, at, (enum lc_constraint)k));
            for (uint32_t i = 0; i < n; i++) {
                to[i] += spare[i];
            }
        }
    }
}

static void count_binding(uint32_t counts[LC_CONSTRAINT_COUNT], const double *values, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        int binding = -1;
        double most = 0;

        for (int k = 0; k < LC_CONSTRAINT_COUNT; k++) {
            if (values[(size_t)k * n + i] > most) {
                most = values[(size_t)k * n + i];
                binding = k;
            }
        }
        if (binding >= 0) {
            counts[binding]++;
        }
    }
}

static void write_rows(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                       const double *values, uint32_t region, uint32_t date)
{
    static const double probabilities[] = {0.1, 0.9};
    const struct lc_table *regions = &r->layout->model->tables[LC_T_REGIONS];
    const uint32_t n = r->samples.n;
    uint32_t counts[LC_CONSTRAINT_COUNT] = {0};

    count_binding(counts, values, n);
    for (int k = 0; k < LC_CONSTRAINT_COUNT; k++) {
        double quantiles[2];

        for (uint32_t i = 0; i < n; i++) {
            s->values[i] = values[(size_t)k * n + i];
        }
        const struct lc_summary summary =
            lc_summarise(s, quantiles, probabilities, 2, r->samples.replications);

        lc_csv_text(c, r->scenario);
        lc_csv_text(c, region == WORLD ? "world" : regions->key[region]);
        lc_csv_date(c, lc_layout_label(r->layout, date));
        lc_csv_text(c, lc_constraint_names[k]);
        lc_csv_number(c, (double)counts[k] / n, LC_ENSEMBLE_DIGITS);
        lc_csv_number(c, summary.mean, LC_ENSEMBLE_DIGITS);
        lc_csv_number(c, quantiles[0], LC_ENSEMBLE_DIGITS);
        lc_csv_number(c, quantiles[1], LC_ENSEMBLE_DIGITS);
        lc_csv_end(c);
    }
}

void lc_write_binding(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(
        to, "scenario,region,date,constraint,probability,mwyears_mean,mwyears_p10,mwyears_p90");
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    double *values = g_new(double, (size_t)r->samples.n *LC_CONSTRAINT_COUNT);

    for (uint32_t i = 0; i <= r->layout->n_regions && r->samples.n > 0; i++) {
        const uint32_t region = i == 0 ? WORLD : i - 1;

        for (uint32_t date = 0; date < r->layout->n_dates; date++) {
            gather(values, s.spare, r, region, date);
            write_rows(&c, r, &s, values, region, date);
        }
    }
    g_free(values);
    lc_scratch_free(&s);
}

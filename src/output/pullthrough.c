/* pull-through.csv: what each application pulled through the layers below, by cost line (or MW,
 * compute, worker-years), region and calendar year. Region "world" is the sum over regions in each
 * replication; rows that are zero in all replications are left out. */
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

#define WORLD UINT32_MAX

/* Which row. */
struct entry {
    uint32_t application, item, region, year;
};

static void gather(struct lc_scratch *s, const struct lc_result *r, const struct entry *e)
{
    const struct lc_layout *l = r->layout;
    const uint32_t first = e->region == WORLD ? 0 : e->region;
    const uint32_t last = e->region == WORLD ? l->n_regions - 1 : e->region;

    for (uint32_t region = first; region <= last; region++) {
        double *to = region == first ? s->values : s->spare;

        lc_samples_get(to, &r->samples, LC_SAMPLE_LEDGER,
                       lc_ledger_index(l, e->year, e->item, region, e->application));
        for (uint32_t i = 0; i < s->n && region > first; i++) {
            s->values[i] += s->spare[i];
        }
    }
}

static void write_row(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                      const struct entry *e)
{
    static const double probabilities[] = {0.1, 0.5, 0.9};
    const struct lc_layout *l = r->layout;
    const struct lc_ledger_item *item = &l->items[e->item];
    const struct lc_model *m = l->model;
    double quantiles[3];

    gather(s, r, e);
    if (lc_is_all_zero(s->values, s->n)) {
        return;
    }
    const struct lc_summary summary =
        lc_summarise(s, quantiles, probabilities, 3, r->samples.replications);

    lc_csv_text(c, r->scenario);
    lc_csv_text(c, m->tables[LC_T_APPLICATIONS].key[e->application]);
    lc_csv_text(c, lc_layer_names[item->layer]);
    lc_csv_text(c, item->name);
    lc_csv_text(c, e->region == WORLD ? "world" : m->tables[LC_T_REGIONS].key[e->region]);
    lc_csv_text(c, item->unit);
    lc_csv_integer(c, l->first_year + (int)e->year);
    lc_csv_number(c, summary.mean, LC_ENSEMBLE_DIGITS);
    for (unsigned i = 0; i < 3; i++) {
        lc_csv_number(c, quantiles[i], LC_ENSEMBLE_DIGITS);
    }
    lc_csv_end(c);
}

static void write_item(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                       uint32_t application, uint32_t item)
{
    for (uint32_t i = 0; i <= r->layout->n_regions; i++) {
        for (uint32_t year = 0; year < r->layout->n_years; year++) {
            const struct entry e = {application, item, i == 0 ? WORLD : i - 1, year};

            write_row(c, r, s, &e);
        }
    }
}

void lc_write_pullthrough(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c =
        lc_csv_begin(to, "scenario,application,layer,cost_line,region,unit,year,mean,p10,p50,p90");
    struct lc_scratch s = lc_scratch_new(r->samples.n);

    for (uint32_t application = 0; application < r->layout->n_applications; application++) {
        for (uint32_t item = 0; item < r->layout->n_items; item++) {
            write_item(&c, r, &s, application, item);
        }
    }
    lc_scratch_free(&s);
}

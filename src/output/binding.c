/* binding.csv: how often each constraint binds and how much capacity it holds back.
 *
 * A row for each constraint, with what is behind it (makers, stages, trades) in rows of their own
 * below it: a detail's probability is that of its constraint binding and of it being the most of
 * it, so that the probabilities of details sum to that of their constraint, and those of
 * constraints, with "none" for nothing held back, to 1. Details that hold nothing back in any
 * replication are left out.
 */
#include "output/csv.h"
#include "output/held.h"
#include "output/summarise.h"
#include "output/writers.h"

#include <glib.h>

/* Whose rows are written. */
struct place {
    const char *region;
    uint32_t date;
};

static void write_numbers(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                          uint32_t count)
{
    static const double probabilities[] = {0.1, 0.9};
    double quantiles[2];
    const struct lc_summary summary =
        lc_summarise(s, quantiles, probabilities, 2, r->samples.replications);

    lc_csv_number(c, (double)count / s->n, LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, summary.mean, LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, quantiles[0], LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, quantiles[1], LC_ENSEMBLE_DIGITS);
}

static void write_place(struct lc_csv *c, const struct lc_result *r, const struct place *p,
                        const char *constraint)
{
    lc_csv_text(c, r->scenario);
    lc_csv_text(c, p->region);
    lc_csv_date(c, lc_layout_label(r->layout, p->date));
    lc_csv_text(c, constraint);
}

static void write_hold(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                       const struct lc_held *h, const struct place *p, uint32_t k)
{
    const struct lc_hold *hold = &r->layout->holds[k];
    const uint32_t *which = hold->detail ? h->detail : h->binding;
    uint32_t count = 0;

    for (uint32_t i = 0; i < h->n; i++) {
        s->values[i] = h->values[(size_t)k * h->n + i];
        count += which[i] == k;
    }
    if (hold->detail && lc_is_all_zero(s->values, h->n)) {
        return;
    }
    write_place(c, r, p, lc_constraint_names[hold->constraint]);
    write_numbers(c, r, s, count);
    lc_csv_text(c, hold->detail ? hold->detail : "");
    lc_csv_end(c);
}

static void write_none(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                       const struct lc_held *h, const struct place *p)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < h->n; i++) {
        s->values[i] = 0;
        count += h->binding[i] == LC_CONSTRAINT_COUNT;
    }
    write_place(c, r, p, "none");
    write_numbers(c, r, s, count);
    lc_csv_text(c, "");
    lc_csv_end(c);
}

static void write_rows(struct lc_csv *c, const struct lc_result *r, struct lc_scratch *s,
                       const struct lc_held *h, const struct place *p)
{
    const struct lc_layout *l = r->layout;

    for (uint32_t constraint = 0; constraint < LC_CONSTRAINT_COUNT; constraint++) {
        write_hold(c, r, s, h, p, constraint);
        for (uint32_t k = LC_CONSTRAINT_COUNT; k < l->n_holds; k++) {
            if ((uint32_t)l->holds[k].constraint == constraint) {
                write_hold(c, r, s, h, p, k);
            }
        }
    }
    write_none(c, r, s, h, p);
}

void lc_write_binding(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "scenario,region,date,constraint,probability,mwyears_mean,"
                                       "mwyears_p10,mwyears_p90,detail");
    const struct lc_table *regions = &r->layout->model->tables[LC_T_REGIONS];
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    struct lc_held h = lc_held_new(r, true);

    for (uint32_t i = 0; i <= r->layout->n_regions && r->samples.n > 0; i++) {
        for (uint32_t date = 0; date < r->layout->n_dates; date++) {
            const struct place p = {i == 0 ? "world" : regions->key[i - 1], date};

            lc_held_get(&h, r, i == 0 ? LC_WORLD : i - 1, date);
            write_rows(&c, r, &s, &h, &p);
        }
    }
    lc_held_free(&h);
    lc_scratch_free(&s);
}

/* episodes.csv: how likely, when, how long and how severe spells of scarcity and of plenty are.
 *
 * Kind "binding": a constraint holds back more than any other in a region, period after period;
 * depth: GW held back in the deepest period, area: GW-years in all of it. The kinds of
 * output/episode.h: of a market or the world. Quantiles are over all episodes of all replications;
 * one that begins or ends with the horizon is cut there.
 */
#include "base/units.h"
#include "output/csv.h"
#include "output/episode.h"
#include "output/summarise.h"
#include "output/writers.h"
#include "stats/quantile.h"

#include <glib.h>
#include <math.h>

#define N_QUANTILES 3
static const double probabilities[N_QUANTILES] = {0.1, 0.5, 0.9};

/* Of one row. */
struct about {
    const char *kind, *place, *subject, *unit;
};

/* Figures of a spell, in the order of the columns. */
enum column { YEARS, START, PEAK, DEPTH, AREA, N_COLUMNS };

static double value_of(const struct lc_result *r, const struct lc_spell *s, enum column column)
{
    switch (column) {
    case YEARS:
        return s->years;
    case START:
        return (double)(s->first > 0 ? r->layout->dates[s->first - 1] : r->from);
    case PEAK:
        return (double)lc_layout_label(r->layout, s->peak);
    case DEPTH:
        return s->depth;
    case AREA:
        return s->area;
    case N_COLUMNS:
        break;
    }
    return NAN;
}

static void write_column(struct lc_csv *c, const struct lc_result *r, const struct lc_spells *s,
                         enum column column, double *values)
{
    double quantiles[N_QUANTILES];

    for (size_t i = 0; i < s->n; i++) {
        values[i] = value_of(r, &s->items[i], column);
    }
    lc_quantiles(quantiles, values, s->n, probabilities, N_QUANTILES);
    for (int i = 0; i < N_QUANTILES; i++) {
        if (column != START && column != PEAK) {
            lc_csv_number(c, quantiles[i], LC_ENSEMBLE_DIGITS);
        } else if (s->n > 0) {
            lc_csv_date(c, (lc_time)quantiles[i]);
        } else {
            lc_csv_text(c, "");
        }
    }
}

static void write_row(struct lc_csv *c, const struct lc_result *r, const struct lc_spells *s,
                      const struct about *about)
{
    double *values = g_new(double, s->n + 1);
    size_t with = 0, cut = 0;

    for (size_t i = 0; i < s->n; i++) {
        with += i == 0 || s->items[i].path != s->items[i - 1].path;
        cut += s->items[i].last == r->layout->n_dates - 1;
    }
    lc_csv_text(c, r->scenario);
    lc_csv_text(c, about->kind);
    lc_csv_text(c, about->place);
    lc_csv_text(c, about->subject);
    lc_csv_number(c, (double)with / r->samples.n, LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, (double)s->n / r->samples.n, LC_ENSEMBLE_DIGITS);
    lc_csv_number(c, s->n > 0 ? (double)cut / (double)s->n : NAN, LC_ENSEMBLE_DIGITS);
    for (int column = 0; column < N_COLUMNS; column++) {
        write_column(c, r, s, (enum column)column, values);
    }
    lc_csv_text(c, about->unit);
    lc_csv_end(c);
    g_free(values);
}

static void write_markets(struct lc_csv *c, const struct lc_result *r)
{
    struct lc_spells s = {0};

    for (uint32_t i = 0; i < lc_marketplace_count(r); i++) {
        struct lc_marketplace p = lc_marketplace_new(r, lc_marketplace_number(i));

        for (int kind = 0; kind < LC_EPISODE_KINDS; kind++) {
            const struct about about = {lc_episode_names[kind], lc_marketplace_name(&p), "compute",
                                        "ratio"};

            lc_episodes_find(&s, &p, (enum lc_episode_kind)kind);
            write_row(c, r, &s, &about);
        }
        lc_marketplace_free(&p);
    }
    lc_spells_fini(&s);
}

/* What binds in a region at each date, and the GW that it holds back. */
struct bound {
    uint8_t *constraint; /* [date][replication] */
    float *gw, *depth;   /* the same; depth: of the constraint that is looked at */
    double *years;       /* of each period */
};

static void get_bound(struct bound *b, const struct lc_result *r, struct lc_held *h,
                      uint32_t region)
{
    const uint32_t n = h->n;

    for (uint32_t date = 0; date < r->layout->n_dates; date++) {
        lc_held_get(h, r, region, date);
        for (uint32_t i = 0; i < n; i++) {
            const size_t at = (size_t)date * n + i;
            const bool is_bound = h->binding[i] < LC_CONSTRAINT_COUNT;
            const double mw_years = is_bound ? h->values[(size_t)h->binding[i] * n + i] : 0;

            b->constraint[at] = (uint8_t)h->binding[i];
            b->gw[at] = (float)(mw_years / LC_MW_PER_GW / b->years[date]);
        }
    }
}

static void write_region(struct lc_csv *c, const struct lc_result *r, struct bound *b,
                         const char *region)
{
    const uint32_t n = r->samples.n, n_dates = r->layout->n_dates;
    struct lc_spells s = {0};

    for (uint32_t k = 0; k < LC_CONSTRAINT_COUNT; k++) {
        const struct about about = {"binding", region, lc_constraint_names[k], "GW"};

        for (size_t at = 0; at < (size_t)n * n_dates; at++) {
            b->depth[at] = b->constraint[at] == k ? b->gw[at] : 0;
        }
        lc_spells_find(&s, b->depth, n, b->years, n_dates, 0);
        write_row(c, r, &s, &about);
    }
    lc_spells_fini(&s);
}

static void write_constraints(struct lc_csv *c, const struct lc_result *r)
{
    const struct lc_table *regions = &r->layout->model->tables[LC_T_REGIONS];
    const size_t cells = (size_t)r->samples.n * r->layout->n_dates;
    struct lc_held h = lc_held_new(r, false);
    struct bound b = {g_new0(uint8_t, cells), g_new0(float, cells), g_new0(float, cells),
                      lc_period_years(r)};

    for (uint32_t i = 0; i <= r->layout->n_regions; i++) {
        get_bound(&b, r, &h, i == 0 ? LC_WORLD : i - 1);
        write_region(c, r, &b, i == 0 ? "world" : regions->key[i - 1]);
    }
    g_free(b.constraint);
    g_free(b.gw);
    g_free(b.depth);
    g_free(b.years);
    lc_held_free(&h);
}

void lc_write_episodes(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(
        to, "scenario,kind,place,subject,probability,number_mean,unfinished_share,years_p10,"
            "years_p50,years_p90,start_p10,start_p50,start_p90,peak_p10,peak_p50,peak_p90,"
            "depth_p10,depth_p50,depth_p90,area_p10,area_p50,area_p90,unit");

    if (r->samples.n > 0) {
        write_markets(&c, r);
        write_constraints(&c, r);
    }
}

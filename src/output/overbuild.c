/* overbuild.csv: the chance of an overbuild (output/episode.h) by year, how it goes, what precedes
 * it and who loses by it. One figure a row; column `when` tells of which time it is:
 *
 * chance   under-way, starts, by (has started by the end of the year), by-deep (the same of deep
 *          ones, by their peak): share of replications
 * episode  of the episodes that start in the year: years, depth, area
 * before   in replications where one starts, means over the year before; `others`: the same year's
 *          mean where none starts or is under way
 * during   in replications where one is under way, means over the year; `others`: the rest
 *
 * One that is there in the first period is under way, but does not start: it was drawn with the
 * state at the start.
 *
 * In the rows of year "all" episodes and years are pooled, and `others` is the mean that one would
 * expect had the same years been taken from replications without.
 */
#include "output/csv.h"
#include "output/episode.h"
#include "output/summarise.h"
#include "output/writers.h"
#include "output/yearly.h"
#include "stats/quantile.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define N_QUANTILES 3
static const double probabilities[N_QUANTILES] = {0.1, 0.5, 0.9};

enum builder_kind { HYPERSCALER, NEOCLOUD, SOVEREIGN }; /* in the order of the column's choices */

struct measure {
    const char *when, *name;
    bool is_before;
    struct lc_yearly figure;
};

static const struct measure measures[] = {
    {"before", "expected-growth", true, {LC_OF_MARKET, LC_S_EXPECTED_GROWTH, 0}},
    {"before", "mood", true, {LC_OF_MARKET, LC_S_SENTIMENT, 0}},
    {"before", "forecast-error", true, {LC_OF_MARKET, LC_S_FORECAST_ERROR, 0}},
    {"before", "capital", true, {LC_OF_REGIONS, LC_S_CAPITAL_REGION, 0}},
    {"before", "pipeline", true, {LC_OF_REGIONS, LC_S_PIPELINE, 0}},
    {"before", "tobin-q", true, {LC_OF_MARKET, LC_S_RETURN_RATIO, 0}},
    {"during", "return", false, {LC_OF_MARKET, LC_S_RETURN_MARKET, 0}},
    {"during", "impaired-hyperscalers", false, {LC_OF_BUILDERS, LC_S_IMPAIRED, HYPERSCALER}},
    {"during", "impaired-neoclouds", false, {LC_OF_BUILDERS, LC_S_IMPAIRED, NEOCLOUD}},
    {"during", "impaired-sovereigns", false, {LC_OF_BUILDERS, LC_S_IMPAIRED, SOVEREIGN}},
    {"during", "sunk-energy", false, {LC_OF_LAYER, LC_S_SUNK, LC_LAYER_ENERGY}},
    {"during", "sunk-chips", false, {LC_OF_LAYER, LC_S_SUNK, LC_LAYER_CHIPS}},
    {"during", "sunk-infrastructure", false, {LC_OF_LAYER, LC_S_SUNK, LC_LAYER_INFRASTRUCTURE}},
};
enum { N_MEASURES = sizeof measures / sizeof *measures };

struct table {
    struct lc_csv *csv;
    const struct lc_result *result;
    struct lc_marketplace place;
    struct lc_spells spells;
    bool *under_way, *starts, *started, *deep; /* of each replication, in the year or by its end */
    double *values, *spare;
    GArray *pool[N_MEASURES]; /* double: values of all years */
    double others[N_MEASURES];
    double others_n[N_MEASURES];
};

/* ---- rows ---- */

static void begin_row(const struct table *t, const char *year, const char *when, const char *name,
                      const char *unit)
{
    lc_csv_text(t->csv, t->result->scenario);
    lc_csv_text(t->csv, lc_marketplace_name(&t->place));
    lc_csv_text(t->csv, year);
    lc_csv_text(t->csv, when);
    lc_csv_text(t->csv, name);
    lc_csv_text(t->csv, unit);
}

/* Reorders the values. */
static void end_row(const struct table *t, double *values, size_t n, double others)
{
    double quantiles[N_QUANTILES], sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += values[i];
    }
    lc_quantiles(quantiles, values, n, probabilities, N_QUANTILES);
    lc_csv_integer(t->csv, (int64_t)n);
    lc_csv_number(t->csv, n > 0 ? sum / (double)n : NAN, LC_ENSEMBLE_DIGITS);
    for (int i = 0; i < N_QUANTILES; i++) {
        lc_csv_number(t->csv, quantiles[i], LC_ENSEMBLE_DIGITS);
    }
    lc_csv_number(t->csv, others, LC_ENSEMBLE_DIGITS);
    lc_csv_end(t->csv);
}

static void write_chance(const struct table *t, const char *year, const char *name,
                         const bool *is_so)
{
    const uint32_t n = t->result->samples.n;
    uint32_t count = 0;

    for (uint32_t i = 0; i < n; i++) {
        count += is_so[i];
    }
    begin_row(t, year, "chance", name, "probability");
    lc_csv_integer(t->csv, n);
    lc_csv_number(t->csv, (double)count / n, LC_ENSEMBLE_DIGITS);
    for (int i = 0; i <= N_QUANTILES; i++) {
        lc_csv_text(t->csv, "");
    }
    lc_csv_end(t->csv);
}

/* ---- episodes ---- */

/* Those that start in a year; year 0: all. */
static void write_episodes(const struct table *t, const char *text, int year)
{
    static const struct {
        const char *name, *unit;
        size_t offset;
    } figures[] = {{"years", "years", offsetof(struct lc_spell, years)},
                   {"depth", "ratio", offsetof(struct lc_spell, depth)},
                   {"area", "years", offsetof(struct lc_spell, area)}};
    double *values = g_new(double, t->spells.n + 1);

    for (size_t f = 0; f < G_N_ELEMENTS(figures); f++) {
        size_t n = 0;

        for (size_t i = 0; i < t->spells.n; i++) {
            const struct lc_spell *s = &t->spells.items[i];
            const bool is_of_year = year == 0 || lc_year_of(t->result->layout, s->first) == year;

            if (is_of_year && !lc_episode_is_inherited(s)) {
                memcpy(&values[n++], (const char *)s + figures[f].offset, sizeof *values);
            }
        }
        begin_row(t, text, "episode", figures[f].name, figures[f].unit);
        end_row(t, values, n, NAN);
    }
    g_free(values);
}

static void classify(struct table *t, int year)
{
    const struct lc_layout *l = t->result->layout;

    memset(t->under_way, 0, t->result->samples.n * sizeof *t->under_way);
    memset(t->starts, 0, t->result->samples.n * sizeof *t->starts);
    for (size_t i = 0; i < t->spells.n; i++) {
        const struct lc_spell *s = &t->spells.items[i];
        const int first = lc_year_of(l, s->first), last = lc_year_of(l, s->last);

        t->under_way[s->path] |= first <= year && year <= last;
        if (!lc_episode_is_inherited(s)) {
            t->starts[s->path] |= first == year;
            t->started[s->path] |= first <= year;
            t->deep[s->path] |= s->depth >= LC_OVERBUILD_DEEP && lc_year_of(l, s->peak) <= year;
        }
    }
}

/* ---- what comes before and with it ---- */

static const char *unit_of(const struct measure *m)
{
    return lc_series_get(m->figure.series)->unit;
}

static void write_measure(struct table *t, int which, const char *text, int year)
{
    const struct measure *m = &measures[which];
    const bool *is_so = m->is_before ? t->starts : t->under_way;
    double others = 0;
    uint32_t n = 0, n_others = 0;

    if (!lc_yearly_get(t->values, t->spare, &t->place, &m->figure,
                       m->is_before ? year - 1 : year)) {
        return;
    }
    for (uint32_t i = 0; i < t->result->samples.n; i++) {
        if (is_so[i]) {
            t->spare[n++] = t->values[i];
        } else if (!t->under_way[i]) {
            others += t->values[i];
            n_others++;
        }
    }
    others = n_others > 0 ? others / n_others : NAN;
    g_array_append_vals(t->pool[which], t->spare, n);
    if (n_others > 0) {
        t->others[which] += n * others;
        t->others_n[which] += n;
    }
    begin_row(t, text, m->when, m->name, unit_of(m));
    end_row(t, t->spare, n, others);
}

/* ---- the table ---- */

/* No layer's capital is told apart by market. */
static bool has_measure(const struct table *t, int which)
{
    return measures[which].figure.source != LC_OF_LAYER || t->place.market == LC_WORLD;
}

static void write_year(struct table *t, int year)
{
    char text[16];

    g_snprintf(text, sizeof text, "%d", year);
    classify(t, year);
    write_chance(t, text, "under-way", t->under_way);
    write_chance(t, text, "starts", t->starts);
    write_chance(t, text, "by", t->started);
    write_chance(t, text, "by-deep", t->deep);
    write_episodes(t, text, year);
    for (int m = 0; m < N_MEASURES; m++) {
        if (has_measure(t, m)) {
            write_measure(t, m, text, year);
        }
    }
}

static void write_all(struct table *t)
{
    write_episodes(t, "all", 0);
    for (int m = 0; m < N_MEASURES; m++) {
        if (has_measure(t, m)) {
            const double others = t->others_n[m] > 0 ? t->others[m] / t->others_n[m] : NAN;

            begin_row(t, "all", measures[m].when, measures[m].name, unit_of(&measures[m]));
            end_row(t, (double *)(void *)t->pool[m]->data, t->pool[m]->len, others);
        }
    }
}

static void write_place(struct lc_csv *c, const struct lc_result *r, uint32_t market)
{
    const uint32_t n = r->samples.n;
    struct table t = {.csv = c,
                      .result = r,
                      .place = lc_marketplace_new(r, market),
                      .under_way = g_new0(bool, n),
                      .starts = g_new0(bool, n),
                      .started = g_new0(bool, n),
                      .deep = g_new0(bool, n),
                      .values = g_new0(double, n),
                      .spare = g_new0(double, n)};

    for (int m = 0; m < N_MEASURES; m++) {
        t.pool[m] = g_array_new(FALSE, FALSE, sizeof(double));
    }
    lc_episodes_find(&t.spells, &t.place, LC_OVERBUILD);
    for (uint32_t i = 0; i < r->layout->n_years; i++) {
        write_year(&t, r->layout->first_year + (int)i);
    }
    write_all(&t);
    for (int m = 0; m < N_MEASURES; m++) {
        g_array_free(t.pool[m], TRUE);
    }
    lc_spells_fini(&t.spells);
    lc_marketplace_free(&t.place);
    g_free(t.under_way);
    g_free(t.starts);
    g_free(t.started);
    g_free(t.deep);
    g_free(t.values);
    g_free(t.spare);
}

void lc_write_overbuild(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c =
        lc_csv_begin(to, "scenario,place,year,when,measure,unit,n,mean,p10,p50,p90,others_mean");

    for (uint32_t i = 0; i < lc_marketplace_count(r) && r->samples.n > 0; i++) {
        write_place(&c, r, lc_marketplace_number(i));
    }
}

#include "output/episode.h"

#include <glib.h>
#include <math.h>

const char *const lc_episode_names[LC_EPISODE_KINDS] = {"shortage", "glut", "overbuild"};

uint32_t lc_marketplace_count(const struct lc_result *r)
{
    const uint32_t n = lc_rows(r->layout->model, LC_T_MARKETS);

    return n == 1 ? 1 : n + 1;
}

struct lc_marketplace lc_marketplace_new(const struct lc_result *r, uint32_t market)
{
    const uint32_t n = r->samples.n;

    return (struct lc_marketplace){r, market, g_new0(double, n), g_new0(double, n),
                                   g_new0(double, n)};
}

void lc_marketplace_free(struct lc_marketplace *p)
{
    g_free(p->weight);
    g_free(p->spare);
    g_free(p->sum);
}

const char *lc_marketplace_name(const struct lc_marketplace *p)
{
    return p->market == LC_WORLD ? "world"
                                 : p->result->layout->model->tables[LC_T_MARKETS].key[p->market];
}

double *lc_period_years(const struct lc_result *r)
{
    const struct lc_layout *l = r->layout;
    double *years = g_new(double, l->n_dates);

    for (uint32_t i = 0; i < l->n_dates; i++) {
        years[i] = lc_years_between(i > 0 ? l->dates[i - 1] : r->from, l->dates[i]);
    }
    return years;
}

static void get_member(double *out, const struct lc_result *r, enum lc_series_id id,
                       uint32_t member, uint32_t date)
{
    const struct lc_layout *l = r->layout;

    lc_samples_get(out, &r->samples, LC_SAMPLE_SERIES,
                   lc_series_index(l, date, l->first_column[id] + member));
}

/* Sum over the regions of a market; those of all for LC_WORLD. */
static void sum_regions(double *out, const struct lc_marketplace *p, uint32_t market,
                        enum lc_series_id id, uint32_t date)
{
    const struct lc_layout *l = p->result->layout;
    const uint32_t n = p->result->samples.n;

    for (uint32_t i = 0; i < n; i++) {
        out[i] = 0;
    }
    for (uint32_t region = 0; region < l->n_regions; region++) {
        const uint32_t at = lc_ref(l->model, LC_T_REGIONS, region, LC_REGION_MARKET);

        if (market == LC_WORLD || at == market) {
            get_member(p->spare, p->result, id, 1 + region, date); /* the world comes first */
            for (uint32_t i = 0; i < n; i++) {
                out[i] += p->spare[i];
            }
        }
    }
}

void lc_marketplace_sum(double *out, const struct lc_marketplace *p, enum lc_series_id id,
                        uint32_t date)
{
    sum_regions(out, p, p->market, id, date);
}

void lc_marketplace_get(double *out, const struct lc_marketplace *p, enum lc_series_id id,
                        uint32_t date)
{
    const uint32_t n = p->result->samples.n;
    const uint32_t n_markets = lc_rows(p->result->layout->model, LC_T_MARKETS);

    if (p->market != LC_WORLD || n_markets == 1) {
        get_member(out, p->result, id, p->market == LC_WORLD ? 0 : p->market, date);
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        out[i] = p->sum[i] = 0;
    }
    for (uint32_t market = 0; market < n_markets; market++) {
        sum_regions(p->weight, p, market, LC_S_AI_POWER, date);
        get_member(p->spare, p->result, id, market, date);
        for (uint32_t i = 0; i < n; i++) {
            out[i] += p->weight[i] * p->spare[i];
            p->sum[i] += p->weight[i];
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        out[i] = p->sum[i] > 0 ? out[i] / p->sum[i] : NAN;
    }
}

/* What is asked of the market at a date, for each replication. */
enum figure { RENT, UTILISATION, UNSERVED, Q, RETURN, REQUIRED, N_FIGURES };

static const enum lc_series_id figures[N_FIGURES] = {
    [RENT] = LC_S_RENT_RATIO,      [UTILISATION] = LC_S_UTILISATION_RATIO,
    [UNSERVED] = LC_S_UNSERVED,    [Q] = LC_S_RETURN_RATIO,
    [RETURN] = LC_S_RETURN_MARKET, [REQUIRED] = LC_S_COST_OF_CAPITAL};

/* Above 0 where there is an episode. */
static double depth_of(enum lc_episode_kind kind, double *const at[N_FIGURES], uint32_t i)
{
    const double rent = at[RENT][i], utilisation = at[UTILISATION][i];
    const bool is_glut = rent < 1 && utilisation < 1;

    switch (kind) {
    case LC_SHORTAGE:
        return fmax(rent - 1, at[UNSERVED][i]);
    case LC_GLUT:
        return is_glut ? 1 - rent * utilisation : 0;
    case LC_OVERBUILD:
        return is_glut && at[Q][i] < 1 && at[RETURN][i] < at[REQUIRED][i] ? 1 - at[Q][i] : 0;
    case LC_EPISODE_KINDS:
        break;
    }
    return 0;
}

void lc_episodes_find(struct lc_spells *s, const struct lc_marketplace *p,
                      enum lc_episode_kind kind)
{
    const uint32_t n = p->result->samples.n, n_dates = p->result->layout->n_dates;
    float *depth = g_new(float, (size_t)n *n_dates);
    double *years = lc_period_years(p->result), *at[N_FIGURES];

    for (int f = 0; f < N_FIGURES; f++) {
        at[f] = g_new(double, n);
    }
    for (uint32_t date = 0; date < n_dates; date++) {
        for (int f = 0; f < N_FIGURES; f++) {
            lc_marketplace_get(at[f], p, figures[f], date);
        }
        for (uint32_t i = 0; i < n; i++) {
            depth[(size_t)date * n + i] = (float)depth_of(kind, at, i);
        }
    }
    lc_spells_find(s, depth, n, years, n_dates, LC_EPISODE_LEAST_YEARS);
    for (int f = 0; f < N_FIGURES; f++) {
        g_free(at[f]);
    }
    g_free(years);
    g_free(depth);
}

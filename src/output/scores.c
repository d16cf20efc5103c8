/* scores.csv and hindcast.csv: how well a hindcast did, and forecast beside observation. */
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

static void write_score(struct lc_csv *c, const struct lc_score *s, const char *series,
                        const char *counts)
{
    lc_csv_text(c, series);
    lc_csv_text(c, counts);
    lc_csv_integer(c, s->n_points);
    lc_csv_integer(c, s->n_compared);
    lc_csv_number(c, s->crps, LC_OUTPUT_DIGITS);
    lc_csv_number(c, s->compared_crps, LC_OUTPUT_DIGITS);
    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        lc_csv_number(c, s->rival_crps[rival], LC_OUTPUT_DIGITS);
    }
    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        lc_csv_number(c, s->skill[rival], LC_OUTPUT_DIGITS);
    }
    for (int i = 0; i < LC_LEVELS; i++) {
        lc_csv_number(c, s->coverage[i], LC_OUTPUT_DIGITS);
    }
    lc_csv_number(c, s->bias_ln, LC_OUTPUT_DIGITS);
    lc_csv_number(c, s->median_error, LC_OUTPUT_DIGITS);
    lc_csv_number(c, s->pit, LC_OUTPUT_DIGITS);
    lc_csv_end(c);
}

void lc_write_scores(struct lc_outfile *to, const struct lc_result *r)
{
    const struct lc_scorecard *card = r->card;
    struct lc_csv c = lc_csv_begin(
        to, "series,counts,points,points_compared,crps_ln,crps_ln_compared,crps_ln_random_walk,"
            "crps_ln_damped_trend,skill_random_walk,skill_damped_trend,coverage_50,coverage_80,"
            "coverage_90,bias_ln,median_error,pit_mean");

    for (uint32_t i = 0; i < card->n_series; i++) {
        const struct lc_score *s = &card->series[i];

        write_score(&c, s, s->series->name, s->series->counts ? "yes" : "no");
    }
    write_score(&c, &card->total, "all", "yes");
}

void lc_write_hindcast(struct lc_outfile *to, const struct lc_result *r)
{
    const struct lc_scorecard *card = r->card;
    struct lc_csv c = lc_csv_begin(
        to, "as_of,series,counts,period_start,period_end,unit,published,observed,p05,p10,p25,p50,"
            "p75,p90,p95,pit,crps_ln,crps_ln_random_walk,crps_ln_damped_trend,in_80,in_sample");

    for (uint32_t i = 0; i < card->n_points; i++) {
        const struct lc_point_score *s = &card->points[i];
        const struct lc_point *p = s->point;

        lc_csv_date(&c, r->from - LC_MS_PER_DAY);
        lc_csv_text(&c, s->series->name);
        lc_csv_text(&c, s->series->counts ? "yes" : "no");
        lc_csv_date(&c, p->from < p->end ? p->from : p->end - LC_MS_PER_DAY);
        lc_csv_date(&c, p->end - LC_MS_PER_DAY);
        lc_csv_text(&c, s->series->unit);
        lc_csv_number(&c, p->published, LC_OUTPUT_DIGITS);
        lc_csv_number(&c, p->value, LC_OUTPUT_DIGITS);
        for (int k = 0; k < LC_CARD_QUANTILES; k++) {
            lc_csv_number(&c, s->quantiles[k], LC_OUTPUT_DIGITS);
        }
        lc_csv_number(&c, s->pit, LC_OUTPUT_DIGITS);
        lc_csv_number(&c, s->crps, LC_OUTPUT_DIGITS);
        for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
            lc_csv_number(&c, s->rival_crps[rival], LC_OUTPUT_DIGITS);
        }
        lc_csv_text(&c, s->is_covered[1] ? "yes" : "no");
        lc_csv_text(&c, s->is_in_sample ? "yes" : "no");
        lc_csv_end(&c);
    }
}

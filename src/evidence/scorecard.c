#include "evidence/scorecard.h"

#include "stats/quantile.h"
#include "stats/rival.h"
#include "stats/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const double lc_card_levels[LC_LEVELS] = {0.5, 0.8, 0.9};
const double lc_card_probabilities[LC_CARD_QUANTILES] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

struct scoring {
    const struct lc_card_input *in;
    double *ln, *spare; /* n and 3 n */
};

/* What the rivals say about each point of a series; false where the past is too short. */
static bool ask_rivals(struct lc_rival_normal *out[LC_RIVAL_COUNT], struct lc_arena *a,
                       const struct lc_target_series *t)
{
    double *times = LC_ARENA_ARRAY(a, double, t->n_history + 1);
    double *values = LC_ARENA_ARRAY(a, double, t->n_history + 1);
    double *horizons = LC_ARENA_ARRAY(a, double, t->n_points);
    const struct lc_rival_past past = {t->n_history, times, values};

    for (uint32_t i = 0; i < t->n_history; i++) {
        times[i] = t->history[i].at_years;
        values[i] = lc_point_ln(t, &t->history[i]);
    }
    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        out[rival] = LC_ARENA_ARRAY(a, struct lc_rival_normal, t->n_points);
    }
    if (t->n_history < LC_RIVAL_POINTS || t->measure == LC_MEASURE_INDEX) {
        return false;
    }
    for (uint32_t i = 0; i < t->n_points; i++) {
        horizons[i] = t->points[i].at_years - times[t->n_history - 1];
    }
    return lc_rival_random_walk(out[LC_RIVAL_WALK], horizons, t->n_points, &past) &&
           lc_rival_damped_trend(out[LC_RIVAL_TREND], horizons, t->n_points, &past);
}

static void score_sample(struct lc_point_score *s, const struct scoring *k)
{
    const struct lc_samples *samples = k->in->samples;
    const double y = lc_point_ln(s->series, s->point);

    lc_predict_ln(k->ln, samples, s->series, s->point, k->spare);
    lc_predict_add_error(k->ln, samples, k->in->seed, s->series, s->point);
    s->crps = lc_crps_sample(k->ln, samples->n, y); /* sorts */
    s->pit = lc_pit_sample(k->ln, samples->n, y);
    for (int i = 0; i < LC_LEVELS; i++) {
        s->is_covered[i] = lc_is_covered_sample(k->ln, samples->n, y, lc_card_levels[i]);
    }
    for (int i = 0; i < LC_CARD_QUANTILES; i++) {
        s->quantiles[i] = exp(lc_quantile_sorted(k->ln, samples->n, lc_card_probabilities[i]));
    }
}

static void score_series(struct lc_scorecard *card, struct lc_arena *a, const struct scoring *k,
                         const struct lc_target_series *t)
{
    struct lc_rival_normal *rivals[LC_RIVAL_COUNT];
    const bool has_rivals = ask_rivals(rivals, a, t);

    for (uint32_t i = 0; i < t->n_points; i++) {
        const struct lc_point *p = &t->points[i];
        struct lc_point_score *s = &card->points[card->n_points];

        if (p->end <= k->in->after) {
            continue;
        }
        *s = (struct lc_point_score){
            .series = t, .point = p, .is_in_sample = p->end <= k->in->in_sample_until};
        score_sample(s, k);
        for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
            s->rival_crps[rival] =
                has_rivals
                    ? lc_crps_normal(rivals[rival][i].mean, rivals[rival][i].sd, lc_point_ln(t, p))
                    : NAN;
        }
        card->n_points++;
    }
}

static void add_point(struct lc_score *sum, const struct lc_point_score *s)
{
    const double bias_ln =
        log(s->quantiles[LC_CARD_QUANTILES / 2]) - lc_point_ln(s->series, s->point);

    sum->n_points++;
    sum->crps += s->crps;
    sum->pit += s->pit;
    sum->bias_ln += bias_ln;
    sum->median_error += fabs(expm1(bias_ln));
    for (int i = 0; i < LC_LEVELS; i++) {
        sum->coverage[i] += s->is_covered[i];
    }
    if (!isnan(s->rival_crps[0])) {
        sum->n_compared++;
        sum->compared_crps += s->crps;
        for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
            sum->rival_crps[rival] += s->rival_crps[rival];
        }
    }
}

/* What to divide a sum by; the mean of nothing is not a number. */
static double count_of(uint32_t n)
{
    return n > 0 ? n : (double)NAN;
}

/* Sums into means; a skill without a rival is not a number. */
static void finish(struct lc_score *sum)
{
    const double n = count_of(sum->n_points), compared = count_of(sum->n_compared);

    sum->crps /= n;
    sum->pit /= n;
    sum->bias_ln /= n;
    sum->median_error /= n;
    for (int i = 0; i < LC_LEVELS; i++) {
        sum->coverage[i] /= n;
    }
    sum->compared_crps /= compared;
    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        sum->rival_crps[rival] /= compared;
        sum->skill[rival] = 1 - sum->compared_crps / sum->rival_crps[rival];
    }
}

static void add_series(struct lc_scorecard *card, const struct lc_target_series *t)
{
    struct lc_score score = {.series = t};

    for (uint32_t i = 0; i < card->n_points; i++) {
        if (card->points[i].series == t) {
            add_point(&score, &card->points[i]);
            if (t->counts) {
                add_point(&card->total, &card->points[i]);
                card->n_in_sample += card->points[i].is_in_sample;
            }
        }
    }
    if (score.n_points > 0) {
        card->n_counted += t->counts;
        finish(&score);
        card->series[card->n_series++] = score;
    }
}

static void sum_skills(struct lc_scorecard *card, struct lc_arena *a)
{
    double *skills = LC_ARENA_ARRAY(a, double, card->n_series + 1);
    const double half = 0.5;

    for (int rival = 0; rival < LC_RIVAL_COUNT; rival++) {
        double sum = 0;

        card->n_skills = 0;
        for (uint32_t i = 0; i < card->n_series; i++) {
            const struct lc_score *s = &card->series[i];

            if (s->series->counts && s->n_compared > 0) {
                skills[card->n_skills++] = s->skill[rival];
                sum += s->skill[rival];
            }
        }
        card->mean_skill[rival] = sum / count_of(card->n_skills);
        lc_quantiles(&card->median_skill[rival], skills, card->n_skills, &half, 1);
    }
}

void lc_scorecard_make(struct lc_scorecard *card, struct lc_arena *a,
                       const struct lc_card_input *in)
{
    const size_t n = in->samples->n;
    const struct scoring k = {in, LC_ARENA_ARRAY(a, double, n), LC_ARENA_ARRAY(a, double, 3 * n)};
    size_t n_points = 0;

    for (uint32_t i = 0; i < in->targets->n; i++) {
        n_points += in->targets->items[i].n_points;
    }
    *card = (struct lc_scorecard){.points = LC_ARENA_ARRAY(a, struct lc_point_score, n_points + 1),
                                  .series = LC_ARENA_ARRAY(a, struct lc_score, in->targets->n + 1)};
    for (uint32_t i = 0; i < in->targets->n; i++) {
        score_series(card, a, &k, &in->targets->items[i]);
    }
    for (uint32_t i = 0; i < in->targets->n; i++) {
        add_series(card, &in->targets->items[i]);
    }
    finish(&card->total);
    sum_skills(card, a);
}

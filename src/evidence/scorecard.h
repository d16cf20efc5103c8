/* How well an ensemble forecast what has since been observed, point by point, series by series and
 * over all, beside two naive rivals (stats/rival.h).
 *
 * Everything is scored in logarithms, so that an error counts by its ratio and series of different
 * units can be averaged; the CRPS of the logarithm is that of the forecast itself on a log scale
 * (Bosse et al. 2023). The forecast of a point is the model's value with the error of the
 * observation and the model's discrepancy (evidence/predict.h) drawn in. Rivals see the points
 * before the start; they have none with fewer than four.
 *
 * Invariant: what overlaps another series (counts false) is scored, and is in no total.
 */
#ifndef LC_EVIDENCE_SCORECARD_H
#define LC_EVIDENCE_SCORECARD_H

#include "evidence/predict.h"

enum lc_rival { LC_RIVAL_WALK, LC_RIVAL_TREND, LC_RIVAL_COUNT };

#define LC_LEVELS         3 /* of central intervals: 50, 80, 90 % */
#define LC_CARD_QUANTILES 7 /* p05, p10, p25, p50, p75, p90, p95 */

extern const double lc_card_levels[LC_LEVELS];
extern const double lc_card_probabilities[LC_CARD_QUANTILES];

struct lc_point_score {
    const struct lc_target_series *series;
    const struct lc_point *point;
    double quantiles[LC_CARD_QUANTILES]; /* in the point's unit */
    double crps, pit;
    double rival_crps[LC_RIVAL_COUNT]; /* NAN where there is no rival */
    bool is_covered[LC_LEVELS];
    bool is_in_sample; /* the model was calibrated on it */
};

/* A series, or all that count. Means over its points. */
struct lc_score {
    const struct lc_target_series *series; /* NULL for the total */
    uint32_t n_points, n_compared;         /* all, and those with rivals */
    double crps, pit;
    double bias_ln;      /* ln(median / observed) */
    double median_error; /* |median / observed - 1| */
    double coverage[LC_LEVELS];
    double compared_crps, rival_crps[LC_RIVAL_COUNT]; /* over the points with rivals */
    double skill[LC_RIVAL_COUNT]; /* 1 - CRPS / CRPS of the rival; of the total: of the sums */
};

struct lc_scorecard {
    struct lc_point_score *points;
    uint32_t n_points;
    struct lc_score *series;
    uint32_t n_series;
    struct lc_score total;               /* over the points of series that count */
    uint32_t n_counted;                  /* series in it */
    double mean_skill[LC_RIVAL_COUNT];   /* mean over counted series with rivals */
    double median_skill[LC_RIVAL_COUNT]; /* their median */
    uint32_t n_skills;
    uint32_t n_in_sample; /* counted points that the model was calibrated on */
};

struct lc_card_input {
    const struct lc_targets *targets;
    const struct lc_samples *samples;
    uint64_t seed;
    lc_time after; /* points that end by then are left out; the start, or later */
    lc_time in_sample_until;
};

/* Scores all points; arena-owned. Needs at least two replications. */
void lc_scorecard_make(struct lc_scorecard *card, struct lc_arena *a,
                       const struct lc_card_input *in);

#endif

#include "evidence/fit.h"

#include "stats/mcse.h"
#include "stats/weights.h"

#include <math.h>
#include <string.h>

#define LEAST_VARIANCE 1e-4 /* one per cent: nothing is known better */

struct fitting {
    struct lc_fit *fit;
    const struct lc_samples *samples;
    double *ln, *spare; /* n, 3 n */
    double *sum;        /* n: of a series' residuals */
    double *largest;    /* n: implausibility so far */
};

static void add_residuals(const struct fitting *k, const struct lc_target_series *t,
                          const struct lc_point *p)
{
    const double y = lc_point_ln(t, p);

    lc_predict_ln(k->ln, k->samples, t, p, k->spare);
    for (uint32_t i = 0; i < k->samples->n; i++) {
        k->sum[i] += y - k->ln[i];
    }
}

/* Keeps the two largest implausibilities of a replication. */
static void keep(const struct fitting *k, uint32_t i, double value)
{
    double *second = &k->fit->implausibility[i];

    if (value > k->largest[i]) {
        *second = k->largest[i];
        k->largest[i] = value;
    } else if (value > *second) {
        *second = value;
    }
}

static void judge(const struct fitting *k, struct lc_series_fit *s)
{
    const struct lc_target_series *t = s->series;
    const double n = s->n_points;
    const double error = t->error_ln * t->error_ln;
    const double shared = LC_ERROR_SERIES * error + s->discrepancy_ln * s->discrepancy_ln;
    double squares = 0, ruled_out = 0;

    s->error_variance = fmax(shared + (1 - LC_ERROR_SERIES) * error / n, LEAST_VARIANCE);
    for (uint32_t i = 0; i < k->samples->n; i++) {
        s->residual_mean[i] = k->sum[i] / n;
        const double own = fabs(s->residual_mean[i]) / sqrt(s->error_variance);

        keep(k, i, own);
        ruled_out += own > LC_IMPLAUSIBLE;
    }
    const double mean = lc_mean(s->residual_mean, k->samples->n);

    for (uint32_t i = 0; i < k->samples->n; i++) {
        squares += (s->residual_mean[i] - mean) * (s->residual_mean[i] - mean);
    }
    s->share_ruled_out = ruled_out / k->samples->n;
    s->implausibility = lc_implausibility(mean, 0, s->error_variance, 0, squares / k->samples->n);
}

static void fit_series(const struct fitting *k, struct lc_arena *a,
                       const struct lc_target_series *t, lc_time until)
{
    const uint32_t n = k->samples->n;
    struct lc_series_fit s = {.series = t};

    memset(k->sum, 0, n * sizeof *k->sum);
    for (uint32_t i = 0; i < t->n_points; i++) {
        if (t->points[i].end <= until) {
            add_residuals(k, t, &t->points[i]);
            s.discrepancy_ln += lc_discrepancy_ln(t, &t->points[i]);
            s.n_points++;
        }
    }
    if (s.n_points > 0) {
        s.discrepancy_ln /= s.n_points;
        s.residual_mean = LC_ARENA_ARRAY(a, double, n);
        judge(k, &s);
        k->fit->n_points += s.n_points;
        k->fit->series[k->fit->n_series++] = s;
    }
}

/* Series of a layer among those fitted. */
static uint32_t count_layer(const struct lc_fit *fit, const char *layer)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < fit->n_series; i++) {
        n += strcmp(fit->series[i].series->layer, layer) == 0;
    }
    return n;
}

static void add_likelihood(struct lc_fit *fit, const struct lc_series_fit *s, uint32_t n)
{
    const double weight = 1.0 / count_layer(fit, s->series->layer);

    for (uint32_t i = 0; i < n; i++) {
        fit->log_likelihood[i] -=
            weight * s->residual_mean[i] * s->residual_mean[i] / s->error_variance / 2;
    }
}

void lc_fit_make(struct lc_fit *fit, struct lc_arena *a, const struct lc_targets *targets,
                 const struct lc_samples *samples, lc_time until)
{
    const uint32_t n = samples->n;

    *fit = (struct lc_fit){.series = LC_ARENA_ARRAY(a, struct lc_series_fit, targets->n),
                           .log_likelihood = LC_ARENA_ARRAY(a, double, n),
                           .implausibility = LC_ARENA_ARRAY(a, double, n)};
    const struct fitting k = {.fit = fit,
                              .samples = samples,
                              .ln = LC_ARENA_ARRAY(a, double, n),
                              .spare = LC_ARENA_ARRAY(a, double, 3 * (size_t)n),
                              .sum = LC_ARENA_ARRAY(a, double, n),
                              .largest = LC_ARENA_ARRAY(a, double, n)};

    for (uint32_t i = 0; i < targets->n; i++) {
        if (targets->items[i].counts) {
            fit_series(&k, a, &targets->items[i], until);
        }
    }
    for (uint32_t i = 0; i < fit->n_series; i++) {
        add_likelihood(fit, &fit->series[i], n);
    }
}

double lc_fit_weights(double *weights, const struct lc_fit *fit, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        weights[i] = fit->implausibility[i] > LC_IMPLAUSIBLE ? -INFINITY : fit->log_likelihood[i];
    }
    return lc_weights_normalise(weights, weights, n);
}

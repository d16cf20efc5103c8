#include "stats/rival.h"

#include "stats/quantile.h"

#include <glib.h>
#include <math.h>

#define START_POINTS 10 /* that set the first level and trend */
#define N_FITTED     5  /* alpha, beta, phi, first level and trend */

/* The grid of the fit has GRID^3 points, at first over the whole box. It moves to its best point,
 * and shrinks once that is its centre: alpha and beta trade off along narrow valleys, in which a
 * grid that shrank every time would be left behind. Some 30 rounds are usual. */
enum { GRID = 9, SHRINK = 4, ROUNDS_MAX = 1000 };
#define NARROW 1e-7 /* as a share of the box; far below what data can tell */
static const struct lc_rival_damping least = {0.01, 0.01, 0.8}; /* beta: as a share of alpha */
static const struct lc_rival_damping most = {0.99, 0.99, 0.98};

static bool is_usable(const struct lc_rival_past *past)
{
    bool is_good = past->n >= LC_RIVAL_POINTS;

    for (size_t i = 0; i < past->n && is_good; i++) {
        is_good = isfinite(past->times_years[i]) && isfinite(past->values[i]) &&
                  (i == 0 || past->times_years[i] > past->times_years[i - 1]);
    }
    return is_good;
}

static bool are_ahead(const double *horizons_years, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(horizons_years[i]) || horizons_years[i] < 0) {
            return false;
        }
    }
    return true;
}

static struct lc_rival_normal normal(double mean, double variance)
{
    return (struct lc_rival_normal){mean, fmax(sqrt(variance), LC_RIVAL_SD_MIN)};
}

bool lc_rival_random_walk(struct lc_rival_normal *out, const double *horizons_years,
                          size_t n_horizons, const struct lc_rival_past *past)
{
    const double *t = past->times_years, *z = past->values;
    const size_t n = past->n;
    double sum = 0;

    if (!is_usable(past) || !are_ahead(horizons_years, n_horizons)) {
        return false;
    }
    const double span = t[n - 1] - t[0], drift = (z[n - 1] - z[0]) / span;

    for (size_t i = 1; i < n; i++) {
        const double dt = t[i] - t[i - 1], off = z[i] - z[i - 1] - drift * dt;

        sum += off * off / dt;
    }
    const double variance_per_year = sum / (double)(n - 2);

    for (size_t i = 0; i < n_horizons; i++) {
        const double h = horizons_years[i];

        out[i] = normal(z[n - 1] + drift * h, variance_per_year * h * (1 + h / span));
    }
    return true;
}

struct state {
    double level, trend;
};

/* Least squares through the first points, at steps 1, 2 ...; the level is that at step 0. */
static struct state first_state(const struct lc_rival_past *past)
{
    const size_t m = past->n < START_POINTS ? past->n : START_POINTS;
    const double middle = ((double)m + 1) / 2;
    double mean = 0, products = 0, squares = 0;

    for (size_t i = 0; i < m; i++) {
        mean += past->values[i] / (double)m;
    }
    for (size_t i = 0; i < m; i++) {
        const double step = (double)(i + 1) - middle;

        products += step * (past->values[i] - mean);
        squares += step * step;
    }
    return (struct state){mean - products / squares * middle, products / squares};
}

/* Takes the state through all points; returns the sum of squared one-step errors. */
static double smooth(struct state *s, const struct lc_rival_past *past,
                     const struct lc_rival_damping *d)
{
    double squares = 0;

    for (size_t i = 0; i < past->n; i++) {
        const double trend = d->phi * s->trend, expected = s->level + trend;
        const double error = past->values[i] - expected;

        s->level = expected + d->alpha * error;
        s->trend = trend + d->beta * error;
        squares += error * error;
    }
    return squares;
}

/* x + x^2 + ... + x^h, for real h. */
static double powers(double x, double h)
{
    return x * (1 - pow(x, h)) / (1 - x);
}

/* Variance after h steps over that of one step: with q = phi / (1 - phi), c_j is
 * (alpha + beta q) - beta q phi^j, and the squares of that are summed for j from 1. */
static double variance_ratio(const struct lc_rival_damping *d, double h)
{
    const double whole = floor(h), part = h - whole;
    const double fading = d->beta * d->phi / (1 - d->phi), lasting = d->alpha + fading;

    if (whole < 1) {
        return h;
    }
    const double next = lasting - fading * pow(d->phi, whole);
    const double rest = lasting * lasting * (whole - 1) -
                        2 * lasting * fading * powers(d->phi, whole - 1) +
                        fading * fading * powers(d->phi * d->phi, whole - 1);

    return 1 + fmax(0, rest) + part * next * next;
}

static double median_step_years(const struct lc_rival_past *past)
{
    const double half = 0.5;
    double *steps = g_new(double, past->n), median;

    for (size_t i = 1; i < past->n; i++) {
        steps[i - 1] = past->times_years[i] - past->times_years[i - 1];
    }
    lc_quantiles(&median, steps, past->n - 1, &half, 1);
    g_free(steps);
    return median;
}

bool lc_rival_damped_forecast(struct lc_rival_normal *out, const double *horizons_years,
                              size_t n_horizons, const struct lc_rival_past *past,
                              const struct lc_rival_damping *damping)
{
    if (!is_usable(past) || !are_ahead(horizons_years, n_horizons)) {
        return false;
    }
    const double step_years = median_step_years(past);
    struct state s = first_state(past);
    const double squares = smooth(&s, past, damping);
    const double variance = squares / (past->n > N_FITTED ? (double)(past->n - N_FITTED) : 1);

    for (size_t i = 0; i < n_horizons; i++) {
        const double h = horizons_years[i] / step_years;

        out[i] = normal(s.level + s.trend * powers(damping->phi, h),
                        variance * variance_ratio(damping, h));
    }
    return true;
}

/* Place k of the grid in one direction, inside the box. */
static double place(double from, double to, double centre, double width, int k)
{
    const double offset = ((double)k / (GRID - 1) - 0.5) * width * (to - from);

    return fmin(fmax(centre + offset, from), to);
}

/* Moves *best, in which beta stands as a share of alpha, to the best point of the grid around it,
 * if that is better. The first of equals stays. */
static bool improve(struct lc_rival_damping *best, double *smallest, double width,
                    const struct lc_rival_past *past)
{
    const struct lc_rival_damping centre = *best;
    const struct state start = first_state(past);
    bool is_better = false;

    for (int k = 0; k < GRID * GRID * GRID; k++) {
        const double alpha = place(least.alpha, most.alpha, centre.alpha, width, k / GRID / GRID);
        const double share = place(least.beta, most.beta, centre.beta, width, k / GRID % GRID);
        const double phi = place(least.phi, most.phi, centre.phi, width, k % GRID);
        struct state s = start;
        const double squares =
            smooth(&s, past, &(struct lc_rival_damping){alpha, share * alpha, phi});

        if (squares < *smallest) {
            *smallest = squares;
            *best = (struct lc_rival_damping){alpha, share, phi};
            is_better = true;
        }
    }
    return is_better;
}

bool lc_rival_damping_fit(struct lc_rival_damping *damping, const struct lc_rival_past *past)
{
    struct lc_rival_damping best = {(least.alpha + most.alpha) / 2, (least.beta + most.beta) / 2,
                                    (least.phi + most.phi) / 2};
    double width = 1, smallest = INFINITY;

    if (!is_usable(past)) {
        return false;
    }
    for (int round = 0; round < ROUNDS_MAX && width > NARROW; round++) {
        if (!improve(&best, &smallest, width, past)) {
            width /= SHRINK;
        }
    }
    *damping = (struct lc_rival_damping){best.alpha, best.beta * best.alpha, best.phi};
    return true;
}

bool lc_rival_damped_trend(struct lc_rival_normal *out, const double *horizons_years,
                           size_t n_horizons, const struct lc_rival_past *past)
{
    struct lc_rival_damping damping;

    return lc_rival_damping_fit(&damping, past) &&
           lc_rival_damped_forecast(out, horizons_years, n_horizons, past, &damping);
}

#include "rand/law.h"

#include "rand/fit.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define Z90        1.2815515655446004 /* 90 % quantile of the standard normal law */
#define PERT_SHAPE 4.0

bool lc_law_is_discrete(enum lc_law law)
{
    return law == LC_LAW_FIXED || law == LC_LAW_BERNOULLI || law == LC_LAW_DISCRETE;
}

/* Uniform from its deciles: a tenth of the probability lies outside at either end. */
static void widen(double fitted[2], double p10, double p90)
{
    const double tail = (p90 - p10) / 8;

    fitted[0] = p10 - tail;
    fitted[1] = p90 + tail;
}

/* A guess from the mean and variance of a normal law with the same quantiles. */
static bool fit_gamma(struct lc_distribution *d)
{
    const double mean = d->a[1], sd = (d->a[2] - d->a[0]) / (2 * Z90);

    d->fitted[0] = mean / sd * (mean / sd);
    d->fitted[1] = sd / mean * sd;
    return lc_fit_quantiles(d->fitted, lc_gamma_quantile, d->a);
}

static void beta_ends(const struct lc_distribution *d, double *low, double *high)
{
    if (d->by_quantiles) {
        *low = isfinite(d->min) ? d->min : 0;
        *high = isfinite(d->max) ? d->max : 1;
    } else {
        *low = d->n_args > 2 ? d->a[2] : 0;
        *high = d->n_args > 2 ? d->a[3] : 1;
    }
}

static bool fit_beta(struct lc_distribution *d)
{
    double low, high, scaled[3];

    beta_ends(d, &low, &high);
    for (int i = 0; i < 3; i++) {
        scaled[i] = (d->a[i] - low) / (high - low);
    }
    const double mean = scaled[1], sd = (scaled[2] - scaled[0]) / (2 * Z90);
    const double size = fmax(mean * (1 - mean) / (sd * sd) - 1, 0.5);

    d->fitted[0] = mean * size;
    d->fitted[1] = (1 - mean) * size;
    return lc_fit_quantiles(d->fitted, lc_beta_quantile, scaled);
}

bool lc_law_fit(struct lc_distribution *d)
{
    if (d->a[0] == d->a[2]) { /* one value, or a law without anything to find */
        return true;
    }
    if (d->law == LC_LAW_PERT) {
        d->fitted[0] = 1 + PERT_SHAPE * (d->a[1] - d->a[0]) / (d->a[2] - d->a[0]);
        d->fitted[1] = 1 + PERT_SHAPE * (d->a[2] - d->a[1]) / (d->a[2] - d->a[0]);
    }
    if (!d->by_quantiles) {
        return true;
    }
    switch (d->law) {
    case LC_LAW_UNIFORM:
        widen(d->fitted, d->a[0], d->a[2]);
        return true;
    case LC_LAW_LOGUNIFORM:
        widen(d->fitted, log(d->a[0]), log(d->a[2]));
        d->fitted[0] = exp(d->fitted[0]);
        d->fitted[1] = exp(d->fitted[1]);
        return true;
    case LC_LAW_GAMMA:
        return fit_gamma(d);
    case LC_LAW_BETA:
        return fit_beta(d);
    default:
        return true;
    }
}

/* The two parameters in force of a law that has two. */
static const double *parameters(const struct lc_distribution *d)
{
    return d->by_quantiles ? d->fitted : d->a;
}

void lc_law_support(const struct lc_distribution *d, double *low, double *high)
{
    const double *a = d->a;

    if (d->by_quantiles && a[0] == a[2]) {
        *low = *high = a[0];
        return;
    }
    switch (d->law) {
    case LC_LAW_UNIFORM:
    case LC_LAW_LOGUNIFORM:
        *low = parameters(d)[0];
        *high = parameters(d)[1];
        break;
    case LC_LAW_TRIANGULAR:
    case LC_LAW_PERT:
        *low = a[0];
        *high = a[2];
        break;
    case LC_LAW_NORMAL:
    case LC_LAW_LOGNORMAL:
        *low = d->law == LC_LAW_NORMAL ? -INFINITY : 0;
        *high = INFINITY;
        if (!d->by_quantiles && a[1] == 0) {
            *low = *high = a[0];
        }
        break;
    case LC_LAW_BETA:
        beta_ends(d, low, high);
        break;
    case LC_LAW_BERNOULLI:
        *low = a[0] < 1 ? 0 : 1;
        *high = a[0] > 0 ? 1 : 0;
        break;
    case LC_LAW_FIXED:
    case LC_LAW_DISCRETE: /* values are in order */
        *low = a[0];
        *high = a[d->n_args - 1];
        break;
    default:
        *low = 0;
        *high = INFINITY;
    }
}

/* Two-piece law: the halves on either side of the median differ in spread. */
static double two_piece_quantile(double p10, double p50, double p90, double p)
{
    const double spread = p < 0.5 ? p50 - p10 : p90 - p50;

    return p50 + spread * (gsl_cdf_ugaussian_Pinv(p) / Z90);
}

static double two_piece_cdf(double p10, double p50, double p90, double x)
{
    const double spread = x < p50 ? p50 - p10 : p90 - p50;

    return gsl_cdf_ugaussian_P((x - p50) / spread * Z90);
}

static double triangular_quantile(const double a[3], double p)
{
    const double width = a[2] - a[0];

    if (p * width < a[1] - a[0]) {
        return a[0] + sqrt(p * width) * sqrt(a[1] - a[0]);
    }
    return a[2] - sqrt((1 - p) * width) * sqrt(a[2] - a[1]);
}

static double triangular_cdf(const double a[3], double x)
{
    const double width = a[2] - a[0];

    if (x < a[1]) {
        return (x - a[0]) / width * ((x - a[0]) / (a[1] - a[0]));
    }
    return x < a[2] ? 1 - (a[2] - x) / width * ((a[2] - x) / (a[2] - a[1])) : 1;
}

double lc_law_quantile_uncut(const struct lc_distribution *d, double p)
{
    const double *a = d->a, *two = parameters(d);
    double low, high;

    lc_law_support(d, &low, &high);
    switch (d->law) {
    case LC_LAW_UNIFORM:
        return low * (1 - p) + high * p;
    case LC_LAW_LOGUNIFORM:
        return exp(log(low) * (1 - p) + log(high) * p);
    case LC_LAW_TRIANGULAR:
        return triangular_quantile(a, p);
    case LC_LAW_PERT:
        return low + (high - low) * lc_beta_quantile(p, d->fitted[0], d->fitted[1]);
    case LC_LAW_NORMAL:
        return d->by_quantiles ? two_piece_quantile(a[0], a[1], a[2], p)
                               : a[0] + gsl_cdf_gaussian_Pinv(p, a[1]);
    case LC_LAW_LOGNORMAL:
        return d->by_quantiles ? exp(two_piece_quantile(log(a[0]), log(a[1]), log(a[2]), p))
                               : a[0] * exp(gsl_cdf_gaussian_Pinv(p, a[1]));
    case LC_LAW_BETA:
        return low + (high - low) * lc_beta_quantile(p, two[0], two[1]);
    case LC_LAW_GAMMA:
        return lc_gamma_quantile(p, two[0], two[1]);
    case LC_LAW_WEIBULL:
        return gsl_cdf_weibull_Pinv(p, a[1], a[0]); /* GSL: scale, shape */
    case LC_LAW_EXPONENTIAL:
        return gsl_cdf_exponential_Pinv(p, a[0]);
    case LC_LAW_BERNOULLI:
        return p > 1 - a[0] ? 1 : 0;
    case LC_LAW_DISCRETE:
        return a[(int)fmin(p * d->n_args, d->n_args - 1)];
    default:
        return a[0];
    }
}

double lc_law_cdf_uncut(const struct lc_distribution *d, double x)
{
    const double *a = d->a, *two = parameters(d);
    double low, high;

    lc_law_support(d, &low, &high);
    if (x <= low || x >= high) {
        return x <= low ? 0 : 1;
    }
    switch (d->law) {
    case LC_LAW_UNIFORM:
        return (x - low) / (high - low);
    case LC_LAW_LOGUNIFORM:
        return log(x / low) / log(high / low);
    case LC_LAW_TRIANGULAR:
        return triangular_cdf(a, x);
    case LC_LAW_PERT:
        return gsl_cdf_beta_P((x - low) / (high - low), d->fitted[0], d->fitted[1]);
    case LC_LAW_NORMAL:
        return d->by_quantiles ? two_piece_cdf(a[0], a[1], a[2], x)
                               : gsl_cdf_gaussian_P(x - a[0], a[1]);
    case LC_LAW_LOGNORMAL:
        return d->by_quantiles ? two_piece_cdf(log(a[0]), log(a[1]), log(a[2]), log(x))
                               : gsl_cdf_gaussian_P(log(x / a[0]), a[1]);
    case LC_LAW_BETA:
        return gsl_cdf_beta_P((x - low) / (high - low), two[0], two[1]);
    case LC_LAW_GAMMA:
        return gsl_cdf_gamma_P(x, two[0], two[1]);
    case LC_LAW_WEIBULL:
        return gsl_cdf_weibull_P(x, a[1], a[0]);
    default:
        return gsl_cdf_exponential_P(x, a[0]);
    }
}

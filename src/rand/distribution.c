#include "rand/distribution.h"

#include "rand/law.h"

#include <math.h>
#include <string.h>

#define LEAST_MASS 1e-6 /* a cut that leaves less can't be inverted precisely */
#define OFF_MIDDLE 0.01 /* of p90 - p10: how far p50 of a uniform law may lie from the middle */
#define LEAST_P    0x1p-53
#define GREATEST_P (1 - 0x1p-53)

/* What the user may give, once for all laws. */
static const struct rule {
    const char *name;
    int min_args, max_args;
    bool takes_quantiles;
    const char *usage;
} rules[LC_LAW_COUNT] = {
    [LC_LAW_FIXED] = {"fixed", 1, 1, false, "fixed takes one argument: value"},
    [LC_LAW_UNIFORM] = {"uniform", 2, 2, true,
                        "uniform takes two arguments: low, high; or the quantiles p10 and p90"},
    [LC_LAW_LOGUNIFORM] = {"loguniform", 2, 2, true,
                           "loguniform takes two arguments: low, high; or the quantiles p10 and "
                           "p90"},
    [LC_LAW_TRIANGULAR] = {"triangular", 3, 3, false,
                           "triangular takes three arguments: low, mode, high"},
    [LC_LAW_PERT] = {"pert", 3, 3, false, "pert takes three arguments: low, mode, high"},
    [LC_LAW_NORMAL] = {"normal", 2, 2, true,
                       "normal takes two arguments: mean, sd; or the quantiles p10, p50 and p90"},
    [LC_LAW_LOGNORMAL] = {"lognormal", 2, 2, true,
                          "lognormal takes two arguments: median, sigma of the logarithm; or the "
                          "quantiles p10, p50 and p90"},
    [LC_LAW_BETA] = {"beta", 2, 4, true,
                     "beta takes two or four arguments: a, b, low, high; or the quantiles p10, "
                     "p50 and p90"},
    [LC_LAW_GAMMA] = {"gamma", 2, 2, true,
                      "gamma takes two arguments: shape, scale; or the quantiles p10, p50 and p90"},
    [LC_LAW_WEIBULL] = {"weibull", 2, 2, false, "weibull takes two arguments: shape, scale"},
    [LC_LAW_EXPONENTIAL] = {"exponential", 1, 1, false, "exponential takes one argument: mean"},
    [LC_LAW_BERNOULLI] = {"bernoulli", 1, 1, false,
                          "bernoulli takes one argument: the probability of 1"},
    [LC_LAW_DISCRETE] = {"discrete", 1, 4, false,
                         "discrete takes one to four arguments: equally likely values"},
};

enum lc_law lc_law_find(const char *name)
{
    int law = 0;

    while (law < LC_LAW_COUNT && strcmp(rules[law].name, name) != 0) {
        law++;
    }
    return (enum lc_law)law;
}

const char *lc_law_name(enum lc_law law)
{
    return rules[law].name;
}

static const char *check_arguments(const struct lc_distribution *d)
{
    const double *a = d->a;

    switch (d->law) {
    case LC_LAW_UNIFORM:
        return a[0] <= a[1] ? NULL : "low must not be above high";
    case LC_LAW_LOGUNIFORM:
        return a[0] > 0 && a[0] <= a[1] ? NULL : "low must be above 0 and not above high";
    case LC_LAW_TRIANGULAR:
    case LC_LAW_PERT:
        return a[0] <= a[1] && a[1] <= a[2] ? NULL
                                            : "low, mode and high must be in ascending order";
    case LC_LAW_NORMAL:
        return a[1] >= 0 ? NULL : "sd must not be negative";
    case LC_LAW_LOGNORMAL:
        return a[0] > 0 && a[1] >= 0 ? NULL : "median must be above 0 and sigma not negative";
    case LC_LAW_BETA:
        if (!(a[0] > 0 && a[1] > 0)) {
            return "a and b must be above 0";
        }
        return d->n_args == 2 || a[2] <= a[3] ? NULL : "low must not be above high";
    case LC_LAW_GAMMA:
    case LC_LAW_WEIBULL:
        return a[0] > 0 && a[1] > 0 ? NULL : "shape and scale must be above 0";
    case LC_LAW_EXPONENTIAL:
        return a[0] > 0 ? NULL : "mean must be above 0";
    case LC_LAW_BERNOULLI:
        return a[0] >= 0 && a[0] <= 1 ? NULL : "the probability must lie between 0 and 1";
    default:
        return NULL;
    }
}

static void sort(double *a, int n)
{
    for (int i = 1; i < n; i++) {
        for (int j = i; j > 0 && a[j] < a[j - 1]; j--) {
            const double spare = a[j];

            a[j] = a[j - 1];
            a[j - 1] = spare;
        }
    }
}

static const char *take_arguments(struct lc_distribution *d, const struct lc_distribution_input *in)
{
    const struct rule *rule = &rules[d->law];

    while (d->n_args < 4 && !isnan(in->arg[d->n_args])) {
        if (!isfinite(in->arg[d->n_args])) {
            return "arguments must be finite";
        }
        d->a[d->n_args] = in->arg[d->n_args];
        d->n_args++;
    }
    for (int i = d->n_args; i < 4; i++) {
        if (!isnan(in->arg[i])) {
            return rule->usage; /* a gap */
        }
    }
    if (d->n_args < rule->min_args || d->n_args > rule->max_args ||
        (d->law == LC_LAW_BETA && d->n_args == 3)) {
        return rule->usage;
    }
    if (d->law == LC_LAW_DISCRETE) {
        sort(d->a, d->n_args);
    }
    return check_arguments(d);
}

/* Uniform laws have their median in the middle: p50 may be left out, but not contradict it. */
static const char *take_middle(struct lc_distribution *d)
{
    const bool is_log = d->law == LC_LAW_LOGUNIFORM;
    double middle = is_log ? sqrt(d->a[0]) * sqrt(d->a[2]) : d->a[0] / 2 + d->a[2] / 2;

    if (d->a[0] == d->a[2]) {
        middle = d->a[0]; /* not a bit off */
    }
    if (isnan(d->a[1])) {
        d->a[1] = middle;
    }
    const double off = is_log ? log(d->a[1] / middle) : d->a[1] - middle;
    const double spread = is_log ? log(d->a[2] / d->a[0]) : d->a[2] - d->a[0];

    return fabs(off) <= OFF_MIDDLE * spread
               ? NULL
               : "p50 of this law lies in the middle of p10 and p90: leave it empty";
}

static const char *check_beta_ends(const struct lc_distribution *d)
{
    double low, high;

    lc_law_support(d, &low, &high);
    return d->a[0] == d->a[2] || (low < d->a[0] && d->a[2] < high)
               ? NULL
               : "p10 and p90 must lie inside min (0 when empty) and max (1 when empty)";
}

static const char *take_quantiles(struct lc_distribution *d, const struct lc_distribution_input *in)
{
    const struct rule *rule = &rules[d->law];
    const bool is_even = d->law == LC_LAW_UNIFORM || d->law == LC_LAW_LOGUNIFORM;
    const char *wrong = NULL;

    d->a[0] = in->p10;
    d->a[1] = in->p50;
    d->a[2] = in->p90;
    if (!rule->takes_quantiles || isnan(in->p10) || isnan(in->p90) ||
        (isnan(in->p50) && !is_even)) {
        return rule->usage;
    }
    if (!isfinite(in->p10) || !isfinite(in->p90) || isinf(in->p50)) {
        return "quantiles must be finite";
    }
    if (d->law != LC_LAW_NORMAL && d->law != LC_LAW_UNIFORM && d->law != LC_LAW_BETA &&
        !(d->a[0] > 0)) {
        return "the quantiles of this law must be above 0";
    }
    if (is_even && d->a[0] <= d->a[2]) {
        wrong = take_middle(d);
    }
    if (wrong) {
        return wrong;
    }
    if (!(d->a[0] < d->a[1] && d->a[1] < d->a[2]) && !(d->a[0] == d->a[1] && d->a[1] == d->a[2])) {
        return "p10, p50 and p90 must be in ascending order (or all equal)";
    }
    return d->law == LC_LAW_BETA ? check_beta_ends(d) : NULL;
}

/* Sets p_min and p_max, the probabilities between which the law is used. */
static const char *cut(struct lc_distribution *d)
{
    double low, high;

    lc_law_support(d, &low, &high);
    d->p_min = 0;
    d->p_max = 1;
    if (low == high || lc_law_is_discrete(d->law)) {
        return low >= d->min && high <= d->max ? NULL : "a value lies outside min and max";
    }
    if (d->max < low || d->min > high) {
        return "the law lies outside min and max";
    }
    if (d->min == d->max) {
        return NULL;
    }
    d->p_min = lc_law_cdf_uncut(d, d->min);
    d->p_max = lc_law_cdf_uncut(d, d->max);
    return d->p_max - d->p_min >= LEAST_MASS
               ? NULL
               : "less than a millionth of the law lies between min and max";
}

const char *lc_distribution_init(struct lc_distribution *d, const struct lc_distribution_input *in)
{
    const bool has_quantiles = !isnan(in->p10) || !isnan(in->p50) || !isnan(in->p90);
    const bool has_arguments =
        !isnan(in->arg[0]) || !isnan(in->arg[1]) || !isnan(in->arg[2]) || !isnan(in->arg[3]);

    *d = (struct lc_distribution){.law = in->law, .by_quantiles = has_quantiles};
    d->min = isnan(in->min) ? -INFINITY : in->min;
    d->max = isnan(in->max) ? INFINITY : in->max;
    if (d->min > d->max) {
        return "min must not be above max";
    }
    if (has_quantiles && has_arguments) {
        return "arguments and quantiles exclude each other";
    }
    const char *wrong = has_quantiles ? take_quantiles(d, in) : take_arguments(d, in);

    if (wrong) {
        return wrong;
    }
    if (!lc_law_fit(d)) {
        return "no law of this kind is near these quantiles";
    }
    wrong = cut(d);
    if (wrong) {
        return wrong;
    }
    return isfinite(lc_distribution_quantile(d, LEAST_P)) &&
                   isfinite(lc_distribution_quantile(d, GREATEST_P))
               ? NULL
               : "the law reaches beyond the range of numbers";
}

double lc_distribution_quantile(const struct lc_distribution *d, double probability)
{
    double low, high;

    lc_law_support(d, &low, &high);
    if (low == high) {
        return low;
    }
    if (lc_law_is_discrete(d->law)) {
        return lc_law_quantile_uncut(d, probability);
    }
    if (d->min == d->max) {
        return d->min;
    }
    const double p = d->p_min + probability * (d->p_max - d->p_min);
    const double x = lc_law_quantile_uncut(d, fmin(fmax(p, LEAST_P), GREATEST_P));

    /* Rounding must not carry a value over an end. */
    return fmin(fmax(x, fmax(low, d->min)), fmin(high, d->max));
}

double lc_distribution_median(const struct lc_distribution *d)
{
    return lc_distribution_quantile(d, 0.5);
}

bool lc_distribution_is_fixed(const struct lc_distribution *d)
{
    double low, high;

    lc_law_support(d, &low, &high);
    return low == high || d->min == d->max;
}

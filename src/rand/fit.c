#include "rand/fit.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>

#define MAX_STEPS    500
#define FIRST_STEP   0.3  /* in the logarithm of a parameter */
#define SIMPLEX_SIZE 1e-9 /* in the logarithm of a parameter */
#define TOLERANCE    0.1  /* of p90 - p10, for the worst quantile */
#define BISECTIONS   200  /* more than the bits between the least double and 1 need */
#define FAR_AWAY     1e10 /* stands for a value that isn't finite */

static const double probabilities[3] = {0.1, 0.5, 0.9};

/* The x between low and high where the distribution function reaches p. Slow and sure: for the
 * shapes at which GSL's own inverse gives up. */
static double bisect(double (*cdf)(double, double, double), double p, double first, double second,
                     double low, double high)
{
    for (int i = 0; i < BISECTIONS; i++) {
        const double middle = low + 0.5 * (high - low);

        if (cdf(middle, first, second) < p) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}

/* Whether x is the quantile, as far as the distribution function can tell. */
static bool is_good(double (*cdf)(double, double, double), double p, double first, double second,
                    double x)
{
    return isfinite(x) && fabs(cdf(x, first, second) - p) < 1e-8 * fmin(p, 1 - p) + 1e-12;
}

double lc_beta_quantile(double probability, double a, double b)
{
    const double x = gsl_cdf_beta_Pinv(probability, a, b);

    if (is_good(gsl_cdf_beta_P, probability, a, b, x)) {
        return x;
    }
    return bisect(gsl_cdf_beta_P, probability, a, b, 0, 1);
}

double lc_gamma_quantile(double probability, double shape, double scale)
{
    const double x = gsl_cdf_gamma_Pinv(probability, shape, 1);
    double high = 1 + shape;

    if (is_good(gsl_cdf_gamma_P, probability, shape, 1, x)) {
        return scale * x;
    }
    while (isfinite(high) && gsl_cdf_gamma_P(high, shape, 1) < probability) {
        high *= 2;
    }
    return scale * bisect(gsl_cdf_gamma_P, probability, shape, 1, 0, high);
}

struct target {
    lc_law_quantile *law;
    const double *quantiles;
};

/* Deviation at quantile i in units of p90 - p10. */
static double deviation(const struct target *t, int i, double first, double second)
{
    const double is = t->law(probabilities[i], first, second);

    return (is - t->quantiles[i]) / (t->quantiles[2] - t->quantiles[0]);
}

static double sum_of_squares(const gsl_vector *logs, void *target)
{
    const double first = exp(gsl_vector_get(logs, 0)), second = exp(gsl_vector_get(logs, 1));
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        const double off = deviation(target, i, first, second);

        sum += off * off;
    }
    return isfinite(sum) ? sum : FAR_AWAY;
}

bool lc_fit_quantiles(double fitted[2], lc_law_quantile *law, const double quantiles[3])
{
    struct target target = {law, quantiles};
    gsl_multimin_function function = {sum_of_squares, 2, &target};
    double start[2] = {log(fitted[0]), log(fitted[1])}, steps[2] = {FIRST_STEP, FIRST_STEP};
    gsl_vector_view x = gsl_vector_view_array(start, 2), step = gsl_vector_view_array(steps, 2);
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);

    if (!m) {
        return false;
    }
    bool is_near =
        gsl_multimin_fminimizer_set(m, &function, &x.vector, &step.vector) == GSL_SUCCESS;

    for (int i = 0; i < MAX_STEPS && is_near; i++) {
        if (gsl_multimin_fminimizer_iterate(m) != GSL_SUCCESS ||
            gsl_multimin_fminimizer_size(m) < SIMPLEX_SIZE) {
            break;
        }
    }
    fitted[0] = exp(gsl_vector_get(gsl_multimin_fminimizer_x(m), 0));
    fitted[1] = exp(gsl_vector_get(gsl_multimin_fminimizer_x(m), 1));
    gsl_multimin_fminimizer_free(m);
    for (int i = 0; i < 3; i++) {
        is_near = is_near && fabs(deviation(&target, i, fitted[0], fitted[1])) <= TOLERANCE;
    }
    return is_near;
}

/* Probability laws of uncertain inputs: validated once, then evaluated by their quantile function,
 * so that Latin hypercube sampling and rank correlation apply to any of them.
 *
 * Laws and their arguments (arg1 ... arg4), units those of the parameter:
 *   fixed        value
 *   uniform      low, high
 *   loguniform   low > 0, high
 *   triangular   low, mode, high
 *   pert         low, mode, high            (beta with shape 4, Malcolm et al. 1959)
 *   normal       mean, sd
 *   lognormal    median, sigma of the logarithm
 *   beta         a, b [, low, high]         (default 0, 1)
 *   gamma        shape, scale
 *   weibull      shape, scale
 *   exponential  mean
 *   bernoulli    probability of 1
 *   discrete     up to four equally likely values
 * or by quantiles p10, p50, p90 for: normal and lognormal (each half its own spread: "two-piece",
 * exact at the three points), uniform, loguniform (p10 and p90), beta and gamma (least squares in
 * the three quantiles). min and max cut the law: the quantile function is that of the law given
 * that it lies between them (truncation, not clipping).
 */
#ifndef LC_RAND_DISTRIBUTION_H
#define LC_RAND_DISTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

enum lc_law {
    LC_LAW_FIXED,
    LC_LAW_UNIFORM,
    LC_LAW_LOGUNIFORM,
    LC_LAW_TRIANGULAR,
    LC_LAW_PERT,
    LC_LAW_NORMAL,
    LC_LAW_LOGNORMAL,
    LC_LAW_BETA,
    LC_LAW_GAMMA,
    LC_LAW_WEIBULL,
    LC_LAW_EXPONENTIAL,
    LC_LAW_BERNOULLI,
    LC_LAW_DISCRETE,
    LC_LAW_COUNT
};

struct lc_distribution {
    enum lc_law law;
    bool by_quantiles;
    double a[4]; /* arguments, or p10, p50, p90 in a[0..2] */
    int n_args;
    double min, max;     /* cut; -INFINITY and INFINITY when none */
    double fitted[2];    /* parameters found from the quantiles, or the beta shapes of pert */
    double p_min, p_max; /* probabilities below min and max */
};

/* The law of that name, or LC_LAW_COUNT. */
enum lc_law lc_law_find(const char *name);
const char *lc_law_name(enum lc_law law);

/* What a user gives. NAN marks an argument or quantile that was left empty. */
struct lc_distribution_input {
    enum lc_law law;
    double arg[4];
    double p10, p50, p90;
    double min, max;
};

/* Checks and prepares. Returns NULL when good; else a static sentence saying what is wrong and what
 * is expected. */
const char *lc_distribution_init(struct lc_distribution *d, const struct lc_distribution_input *in);

double lc_distribution_quantile(const struct lc_distribution *d,
                                double probability); /* probability in (0, 1) */
double lc_distribution_median(const struct lc_distribution *d);
bool lc_distribution_is_fixed(const struct lc_distribution *d);

/* The law in a line of text: "lognormal p10=0.2 p50=0.36 p90=0.6", with its cut. The caller frees
 * it. */
char *lc_distribution_describe(const struct lc_distribution *d);

#endif

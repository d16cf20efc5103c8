#include "input/law_fields.h"

#include <math.h>

enum column { DISTRIBUTION, ARG1, P10 = ARG1 + 4, P50, P90, MIN, MAX };

#define LAWS                                                                                       \
    "fixed, uniform, loguniform, triangular, pert, normal, lognormal, beta, gamma, "               \
    "weibull, exponential, bernoulli, discrete"
#define TAIL     1e-9 /* draws must not leave what is allowed more often than this */
#define NO_BOUND 1e300

static double number_or_nan(struct lc_field field, struct lc_diag *d)
{
    double value = NAN;

    if (*field.text) {
        lc_field_number(&value, field, -NO_BOUND, NO_BOUND, d);
    }
    return value;
}

bool lc_law_read(struct lc_distribution *law, const char *name,
                 const struct lc_field fields[LC_LAW_FIELDS], struct lc_diag *d)
{
    const size_t before = lc_diag_count(d);
    const struct lc_field first = fields[DISTRIBUTION];
    struct lc_distribution_input in = {.law = lc_law_find(first.text)};

    if (in.law == LC_LAW_COUNT) {
        lc_diag_add(d, first.place, "distribution: %s, expected one of " LAWS,
                    lc_quote(d, first.text));
        return false;
    }
    for (int i = 0; i < 4; i++) {
        in.arg[i] = number_or_nan(fields[ARG1 + i], d);
    }
    in.p10 = number_or_nan(fields[P10], d);
    in.p50 = number_or_nan(fields[P50], d);
    in.p90 = number_or_nan(fields[P90], d);
    in.min = number_or_nan(fields[MIN], d);
    in.max = number_or_nan(fields[MAX], d);
    if (lc_diag_count(d) > before) {
        return false;
    }
    const char *trouble = lc_distribution_init(law, &in);

    if (trouble) {
        lc_diag_add(d, first.place, "%s: %s", name, trouble);
    }
    return !trouble;
}

void lc_law_ends(double *low, double *high, const struct lc_distribution *law)
{
    *low = lc_distribution_quantile(law, TAIL);
    *high = lc_distribution_quantile(law, 1 - TAIL);
}

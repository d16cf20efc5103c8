#include "output/precision.h"

#include "stats/mcse.h"

#include <glib.h>
#include <math.h>

/* Standard error of the median of the sorted values over its absolute value; 0 when it is zero. */
static double error_of(const struct lc_scratch *s, const double *weights, double median)
{
    return median != 0 ? lc_mcse_quantile(s->values, weights, s->n) / fabs(median) : 0;
}

struct lc_precision lc_precision_get(const struct lc_result *r)
{
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    double *weights = g_new0(double, (size_t)s.n + 1);
    struct lc_precision worst = {.series = NULL};
    int years[LC_HEADLINE_YEARS];
    const unsigned n_years = lc_headline_years(years, r->layout);

    lc_mcse_weights(weights, s.n, 0.5);
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        const int32_t column = lc_layout_find(r->layout, lc_headlines[i].series, "world");

        for (unsigned k = 0; k < n_years && column >= 0; k++) {
            double quantiles[3];

            if (!lc_headline_get(quantiles, r, &s, (uint32_t)column, years[k])) {
                continue;
            }
            const double error = error_of(&s, weights, quantiles[1]);

            if (error > worst.error_share) {
                worst = (struct lc_precision){lc_headlines[i].series, years[k], error};
            }
        }
    }
    g_free(weights);
    lc_scratch_free(&s);
    return worst;
}

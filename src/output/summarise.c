#include "output/summarise.h"

#include "stats/mcse.h"
#include "stats/quantile.h"
#include "stats/sort.h"

#include <glib.h>
#include <math.h>

struct lc_scratch lc_scratch_new(uint32_t n)
{
    return (struct lc_scratch){n, g_new0(double, n), g_new0(double, n), g_new0(uint32_t, n)};
}

void lc_scratch_free(struct lc_scratch *s)
{
    g_free(s->values);
    g_free(s->spare);
    g_free(s->replications);
}

struct lc_summary lc_summarise(struct lc_scratch *s, double *quantiles, const double *p, size_t n_p,
                               const uint32_t *all)
{
    struct lc_summary summary = {0};

    for (uint32_t i = 0; i < s->n; i++) {
        if (isfinite(s->values[i])) {
            s->values[summary.n] = s->values[i];
            s->replications[summary.n++] = all[i];
        }
    }
    summary.mean = lc_mean(s->values, summary.n);
    summary.mcse = lc_mcse_mean(s->values, s->replications, summary.n);
    lc_sort(s->values, s->spare, summary.n);
    for (size_t i = 0; i < n_p; i++) {
        quantiles[i] = lc_quantile_sorted(s->values, summary.n, p[i]);
    }
    return summary;
}

bool lc_is_all_zero(const double *values, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (values[i] != 0) {
            return false;
        }
    }
    return true;
}

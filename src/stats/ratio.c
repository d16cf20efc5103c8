#include "stats/ratio.h"

#include "stats/mcse.h"
#include "stats/quantile.h"

#include <math.h>
#include <string.h>

static const double probabilities[LC_RATIO_QUANTILES] = {0.1, 0.5, 0.9};

void lc_ratio_estimate(struct lc_ratio *out, double *room, const double *amounts,
                       const double *bases, const uint32_t *replications, size_t n)
{
    const double base = lc_mean(bases, n);

    *out = (struct lc_ratio){.n = n, .mean = lc_mean(amounts, n)};
    out->mcse_mean = lc_mcse_mean(amounts, replications, n);
    out->ratio = base > 0 ? out->mean / base : NAN;
    for (size_t i = 0; i < n; i++) {
        room[i] = amounts[i] - out->ratio * bases[i];
    }
    out->mcse_ratio = base > 0 ? lc_mcse_mean(room, replications, n) / base : NAN;
    for (size_t i = 0; i < n; i++) {
        if (bases[i] > 0) {
            room[out->n_bases++] = amounts[i] / bases[i];
        }
    }
    lc_quantiles(out->ratio_quantiles, room, out->n_bases, probabilities, LC_RATIO_QUANTILES);
    if (n > 0) {
        memcpy(room, amounts, n * sizeof *room);
    }
    lc_quantiles(out->quantiles, room, n, probabilities, LC_RATIO_QUANTILES);
}

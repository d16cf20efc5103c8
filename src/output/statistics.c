#include "output/statistics.h"

const double lc_probabilities[LC_QUANTILES] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
const char *const lc_statistic_names[LC_STATISTICS] = {"mean", "p05", "p10", "p25",
                                                       "p50",  "p75", "p90", "p95"};

uint32_t lc_statistics_get(double statistics[LC_STATISTICS], struct lc_scratch *s,
                           const struct lc_result *r)
{
    double quantiles[LC_QUANTILES];
    const struct lc_summary summary =
        lc_summarise(s, quantiles, lc_probabilities, LC_QUANTILES, r->samples.replications);

    if (summary.n > 0) {
        statistics[0] = summary.mean;
        for (int i = 0; i < LC_QUANTILES; i++) {
            statistics[1 + i] = quantiles[i];
        }
    }
    return summary.n;
}

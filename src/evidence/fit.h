/* How each replication of an ensemble agrees with observations: for history matching and importance
 * weights.
 *
 * A residual is ln(observed) - ln(model). What stands between the two is what a hindcast draws
 * (evidence/predict.h): the error of the observation, of variance e^2, half of it shared by the n
 * points of a series, and a discrepancy of standard deviation d at each, the same draw for all. A
 * series enters by the mean of its residuals, whose variance is e^2 (1 + 1/n) / 2 + mean(d)^2:
 * quarters of one replication go up and down with single projects, and their luck must not decide
 * what is likely.
 *
 * Series of one layer tell much the same (chips sold, their compute, their power, the wafers for
 * them), and what the model leaves out of one it leaves out of all. So the logarithms of the
 * likelihood of a layer's series are averaged, not added: each layer counts as one observation (a
 * composite likelihood, Varin, Reid and Firth 2011).
 *
 * Invariant: only points that end by the cut-off, of series that count, have a part in it.
 */
#ifndef LC_EVIDENCE_FIT_H
#define LC_EVIDENCE_FIT_H

#include "evidence/predict.h"

/* One series. */
struct lc_series_fit {
    const struct lc_target_series *series;
    uint32_t n_points;
    double *residual_mean;  /* [n] of each replication */
    double discrepancy_ln;  /* mean over the points of its standard deviation */
    double error_variance;  /* of such a mean */
    double implausibility;  /* of the ensemble's mean, its own variance included */
    double share_ruled_out; /* replications whose own implausibility passes LC_IMPLAUSIBLE */
};

struct lc_fit {
    struct lc_series_fit *series;
    uint32_t n_series, n_points;
    double *log_likelihood; /* [n] up to a constant */
    double *implausibility; /* [n] of a replication: its second largest over the series */
};

/* Pukelsheim's (1994) three sigma rule, as history matching uses it (Vernon et al. 2010); the
 * second largest instead of the largest lets one series be wrong in the model. */
#define LC_IMPLAUSIBLE 3.0

/* Fits the n replications of the samples to the points that end by `until`; arena-owned. */
void lc_fit_make(struct lc_fit *fit, struct lc_arena *a, const struct lc_targets *targets,
                 const struct lc_samples *samples, lc_time until);

/* Importance weights of the replications that are not implausible; the others get 0. Writes n
 * weights that sum to 1 and returns the effective sample size; 0 and no weight when all are
 * implausible. */
double lc_fit_weights(double *weights, const struct lc_fit *fit, uint32_t n);

#endif

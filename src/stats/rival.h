/* Two forecasters that know nothing but the past of one series: what the model must beat.
 *
 * Each takes earlier points and gives a normal law for each horizon, counted in years from the last
 * point. Values are what the caller makes of them, as a rule logarithms, and forecasts are in the
 * same unit. The laws are normal although their spread is itself estimated from few points, and the
 * damped trend's takes what was fitted for known, as is usual.
 *
 * All of them return false, with nothing of use written, when there are fewer than LC_RIVAL_POINTS
 * points, times do not ascend strictly, a number is not finite or a horizon is below 0. Same input,
 * same result: nothing is drawn. No standard deviation is below LC_RIVAL_SD_MIN, so that a past
 * that fits without error still gives a law with a density.
 */
#ifndef LC_STATS_RIVAL_H
#define LC_STATS_RIVAL_H

#include <stdbool.h>
#include <stddef.h>

#define LC_RIVAL_POINTS 4
#define LC_RIVAL_SD_MIN 1e-6 /* in the unit of the values, which suits logarithms */

/* Points of one series by time. Borrowed. */
struct lc_rival_past {
    size_t n;
    const double *times_years, *values;
};

struct lc_rival_normal {
    double mean, sd;
};

/* How fast the damped trend forgets: 0 < beta < alpha < 1, phi in (0, 1). */
struct lc_rival_damping {
    double alpha; /* share of a one-step error that stays in the level */
    double beta;  /* and in the trend */
    double phi;   /* share of the trend that is left a step later */
};

/* Random walk with drift, the drift method of Hyndman and Athanasopoulos (2021, Forecasting:
 * Principles and Practice, 3rd edition, sections 5.2 and 5.5), here for uneven spacing. Over n
 * points and T = t_n - t_1 years, with steps dz_i over dt_i years: drift d = (z_n - z_1) / T,
 * variance per year s2 = sum (dz_i - d dt_i)^2 / dt_i / (n - 2), mean after h years z_n + d h,
 * variance s2 h (1 + h / T), whose second part is the drift's own. */
bool lc_rival_random_walk(struct lc_rival_normal *out, const double *horizons_years,
                          size_t n_horizons, const struct lc_rival_past *past);

/* Exponential smoothing with a damped trend (Gardner and McKenzie 1985), in the state space form
 * with additive errors of Hyndman, Koehler, Ord and Snyder (2008, chapters 2 and 6):
 *   e = z - l - phi b,  l' = l + phi b + alpha e,  b' = phi b + beta e.
 * Points count as equally spaced, by the median of their spacing. Level and trend start at
 * intercept and slope of a straight line through the first ten points at most, at steps 1, 2 ...
 * (as they do). After h steps the mean is l + b (phi + ... + phi^h), for any real h by the
 * sum's closed form, and the variance s2 (c_0^2 + ... + c_{h-1}^2) with c_0 = 1 and
 * c_j = alpha + beta (phi + ... + phi^j), linear between whole steps. s2 is the sum of squared e
 * over max(n - 5, 1): three shares and two starting values were fitted. */
bool lc_rival_damped_forecast(struct lc_rival_normal *out, const double *horizons_years,
                              size_t n_horizons, const struct lc_rival_past *past,
                              const struct lc_rival_damping *damping);

/* The damping that makes the sum of squared one-step errors least, among alpha and beta / alpha in
 * [0.01, 0.99] and phi in [0.8, 0.98], by a grid over the whole box that closes in on its best
 * point; a deeper basin too narrow for the first grid would be missed. */
bool lc_rival_damping_fit(struct lc_rival_damping *damping, const struct lc_rival_past *past);

/* Fits, then forecasts. */
bool lc_rival_damped_trend(struct lc_rival_normal *out, const double *horizons_years,
                           size_t n_horizons, const struct lc_rival_past *past);

#endif

/* Morris's screening: which of many inputs matter at all, for k + 1 runs a trajectory.
 *
 * A trajectory starts at a point of a grid of p levels over [0, 1]^k and moves every input once, in
 * random order, by p / (2 (p - 1)) up or down (Morris 1991, Technometrics 33, 161-174). Each move
 * gives one elementary effect, the change of the output per unit of the input. Their mean is mu;
 * the mean of their sizes, mu*, ranks inputs although effects change sign (Campolongo, Cariboni and
 * Saltelli 2007); their spread, sigma, shows curvature or interaction.
 *
 * Invariant: a trajectory depends on (seed, its number) alone, so a screening extends. The grid
 * holds 0 and 1: where an input is a quantile of a law without bounds, map them to inner
 * probabilities first.
 */
#ifndef LC_STATS_MORRIS_H
#define LC_STATS_MORRIS_H

#include <stddef.h>
#include <stdint.h>

/* Fills u[(k + 1) * k], row-major, with the points of a trajectory over k inputs. levels: even, at
 * least 2; 4 is usual. */
void lc_morris_trajectory(double *u, size_t k, unsigned levels, uint64_t seed, uint32_t trajectory);

/* Of one input, per unit of [0, 1]. */
struct lc_morris {
    size_t n; /* elementary effects */
    double mu, mu_star, sigma;
    double mu_star_se; /* standard error; trajectories are independent */
};

/* Effects of k inputs from r trajectories: u[r * (k + 1) * k] and outputs y[r * (k + 1)], finite.
 * Spread and error are NAN when r is below 2, all is NAN when r is 0. */
void lc_morris_effects(struct lc_morris *out, const double *u, const double *y, size_t r, size_t k);

#endif

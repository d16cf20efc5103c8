#!/usr/bin/python3
"""Writes what numpy, scipy and statsmodels say of the cases of test_score, test_rival and test_weights.

Run by hand (python3-numpy, python3-scipy, python3-statsmodels) when a table is to be made again:
    for name in score rival weights; do ./make_reference.py $name >${name}_reference.h; done
"""
import sys

import numpy
import pandas
import scipy
import scipy.integrate
import scipy.optimize
import scipy.special
import scipy.stats
import statsmodels
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

HORIZONS = 8
PAST = 16


def braces(values):
    return "{" + ", ".join(repr(float(v)) for v in values) + "}"


def table(declaration, rows):
    print("\n%s = {" % declaration)
    for row in rows:
        print("    %s," % row)
    print("};")


def numbers(seed, n, digits=2):
    return numpy.round(numpy.random.default_rng(seed).normal(2, 1.5, n), digits)


# CRPS.


def crps_fair(x, y):
    n = len(x)
    return numpy.mean(abs(x - y)) - numpy.sum(abs(x[:, None] - x[None, :])) / (2 * n * (n - 1))


def crps_by_integral(mean, sd, y):
    below = scipy.integrate.quad(lambda x: scipy.stats.norm.cdf(x, mean, sd) ** 2, mean - 12 * sd - abs(y - mean), y,
                                 epsabs=1e-13, epsrel=1e-13, limit=500, points=[mean] if mean < y else None)[0]
    above = scipy.integrate.quad(lambda x: scipy.stats.norm.sf(x, mean, sd) ** 2, y, mean + 12 * sd + abs(y - mean),
                                 epsabs=1e-13, epsrel=1e-13, limit=500, points=[mean] if mean > y else None)[0]
    return below + above


def crps_closed(mean, sd, y):
    z = (y - mean) / sd
    law = scipy.stats.norm
    return sd * (z * (2 * law.cdf(z) - 1) + 2 * law.pdf(z) - 1 / numpy.sqrt(numpy.pi))


def score():
    rows = []
    for mean, sd, y in ((0, 1, 0), (0, 1, 1.5), (2, 0.25, 1.7), (-3, 4, 5), (1, 0.1, 3), (100, 7, 99.9)):
        assert abs(crps_closed(mean, sd, y) - crps_by_integral(mean, sd, y)) < 1e-9
        rows.append("{%r, %r, %r, %r}" % (mean, sd, y, float(crps_closed(mean, sd, y))))
    table("static const struct {\n    double mean, sd, y, crps;\n} normals[]", rows)
    rows = []
    for seed, n, y in ((1, 2, 2.5), (2, 7, 0.3), (3, 20, 2), (4, 20, 9), (5, 20, -40)):
        x = numbers(seed, n, 1)
        rows.append("{%d, %s, %r, %r}" % (n, braces(x), y, float(crps_fair(x, y))))
    table("static const struct {\n    size_t n;\n    double values[20], y, crps;\n} samples[]", rows)


# Rivals.

RIVAL_CASES = [
    # times, values
    ([2015, 2016, 2017, 2018], [1.0, 1.3, 1.9, 2.1]),
    ([2015.2, 2015.9, 2017.0, 2017.4, 2019.5, 2020.0], [0.2, 0.5, 0.4, 1.1, 1.6, 2.4]),
    (numpy.arange(9) * 0.5 + 2018, [3.1, 3.4, 3.5, 3.9, 4.4, 4.6, 4.7, 5.3, 5.2]),
    (numpy.arange(16) * 0.25 + 2019, [1, 1.1, 1.15, 1.3, 1.5, 1.45, 1.6, 1.9, 2.1, 2.2, 2.2, 2.3, 2.1, 2.2, 2.4, 2.3]),
]
DAMPINGS = ((0.3, 0.1, 0.9), (0.8, 0.5, 0.98), (0.95, 0.02, 0.8))


def random_walk(times, values, horizons):
    """Generalised least squares on the increments, whose variance grows with their length."""
    dt, dz = numpy.diff(times), numpy.diff(values)
    scaled = numpy.sqrt(dt)
    fit, residual = numpy.linalg.lstsq(scaled[:, None], dz / scaled, rcond=None)[:2]
    s2 = residual[0] / (len(dt) - 1)
    of_drift = s2 / numpy.sum(scaled**2)
    return values[-1] + fit[0] * horizons, numpy.sqrt(s2 * horizons + of_drift * horizons**2)


def first_line(values):
    m = min(10, len(values))
    slope, intercept = numpy.polyfit(numpy.arange(1, m + 1), values[:m], 1)
    return intercept, slope


def variance_of_book(alpha, beta, phi, h):
    """Closed form of Hyndman and Athanasopoulos (2021), table of forecast variances, (A, Ad, N)."""
    return (1 + alpha**2 * (h - 1) + beta * phi * h / (1 - phi)**2 * (2 * alpha * (1 - phi) + beta * phi)
            - beta * phi * (1 - phi**h) / ((1 - phi)**2 * (1 - phi**2))
            * (2 * alpha * (1 - phi**2) + beta * phi * (1 + 2 * phi - phi**h)))


def damped(values, damping):
    """Means and standard deviations after 1 ... HORIZONS steps, by statsmodels, the spread also by the book."""
    values = pandas.Series(values, dtype=float)
    level, trend = first_line(values)
    model = ETSModel(values, error="add", trend="add", damped_trend=True, initialization_method="known",
                     initial_level=level, initial_trend=trend)
    result = model.smooth(numpy.array([*damping, level, trend]))
    s2 = numpy.sum(result.resid**2) / max(len(values) - 5, 1)
    ahead = result.get_prediction(start=len(values), end=len(values) + HORIZONS - 1)
    ratio = numpy.asarray(ahead.forecast_variance) / result.mse
    assert numpy.allclose(ratio, variance_of_book(*damping, numpy.arange(1, HORIZONS + 1)), rtol=1e-9)
    return numpy.asarray(result.forecast(HORIZONS)), numpy.sqrt(s2 * ratio)


def squares(values, alpha, beta, phi):
    level, trend = first_line(values)
    total = 0
    for value in values:
        error = value - level - phi * trend
        level, trend = level + phi * trend + alpha * error, phi * trend + beta * error
        total += error * error
    return total


def least_squares(values):
    """Least sum of squared one-step errors over the box, by a global search and a local one from its best."""
    def target(x):
        return squares(values, x[0], x[0] * x[1], x[2])
    box = [(0.01, 0.99), (0.01, 0.99), (0.8, 0.98)]
    return scipy.optimize.differential_evolution(target, box, seed=1, popsize=30, tol=1e-12, maxiter=400).fun


def rival():
    print("\n#define N_HORIZONS %d\n#define N_DAMPINGS %d" % (HORIZONS, len(DAMPINGS)))
    table("static const double dampings[N_DAMPINGS][3]", [braces(d) for d in DAMPINGS])
    rows = []
    horizons = numpy.arange(1, HORIZONS + 1) * 0.75
    for times, values in RIVAL_CASES:
        assert len(values) <= PAST
        walk = random_walk(times, values, horizons)
        laws = [damped(values, d) for d in DAMPINGS]
        rows.append("{%d,\n     %s,\n     %s,\n     %s,\n     %s,\n     {%s},\n     {%s},\n     %r}" % (
            len(values), braces(times), braces(values), braces(walk[0]), braces(walk[1]),
            ",\n      ".join(braces(m) for m, _ in laws), ",\n      ".join(braces(s) for _, s in laws),
            float(least_squares(values))))
    table("/* Random walks are for horizons of 3/4 year each, damped trends for whole steps. */\n"
          "static const struct {\n    size_t n;\n    double times_years[%d], values[%d];\n"
          "    double walk_means[N_HORIZONS], walk_sds[N_HORIZONS];\n"
          "    double damped_means[N_DAMPINGS][N_HORIZONS], damped_sds[N_DAMPINGS][N_HORIZONS];\n"
          "    double least_squares; /* of one-step errors, over all dampings */\n} cases[]" % (PAST, PAST), rows)


# Weights.


def quantile_by_window(x, w, p):
    """Mean of the inverse distribution function over the window, from a fine net of its interior."""
    order = numpy.argsort(x)
    x, w = x[order], w[order] / numpy.sum(w)
    m = 1 / numpy.sum(w**2)
    low, high = (m - 1) * p / m, ((m - 1) * p + 1) / m
    steps = numpy.cumsum(w)
    edges = numpy.unique(numpy.concatenate(([low, high], steps[(steps > low) & (steps < high)])))
    middles = (edges[1:] + edges[:-1]) / 2
    which = numpy.minimum(numpy.searchsorted(steps, middles), len(x) - 1)
    return numpy.sum(numpy.diff(edges) * x[which]) / (high - low)


def largest_distance(x, w):
    return max(abs(numpy.sum(w[x <= at]) / numpy.sum(w) - numpy.mean(x <= at)) for at in x)


def weights():
    rows = []
    for seed, n in ((11, 1), (12, 2), (13, 9), (14, 12), (15, 12)):
        x = numbers(seed, n, 1)
        log_w = numpy.round(numpy.random.default_rng(seed + 100).normal(-800, 2, n), 2)
        w = scipy.special.softmax(log_w)
        quantiles = [quantile_by_window(x, w, p) for p in (0, 0.1, 0.5, 0.9, 1)]
        rows.append("{%d, %s,\n     %s,\n     %s,\n     %r, %r, %r,\n     %s}" % (
            n, braces(x), braces(log_w), braces(w), float(1 / numpy.sum(w**2)), float(numpy.average(x, weights=w)),
            float(largest_distance(x, w)), braces(quantiles)))
    table("static const struct {\n    size_t n;\n    double values[12], log_w[12], w[12];\n"
          "    double effective, mean, distance;\n    double quantiles[5]; /* 0, 0.1, 0.5, 0.9, 1 */\n} cases[]", rows)


name = sys.argv[1]
print("/* Written by make_reference.py %s from numpy %s, scipy %s, statsmodels %s. */" % (
    name, numpy.__version__, scipy.__version__, statsmodels.__version__))
print("#ifndef LC_TEST_%s_REFERENCE_H\n#define LC_TEST_%s_REFERENCE_H\n\n#include <stddef.h>" % (name.upper(), name.upper()))
{"score": score, "rival": rival, "weights": weights}[name]()
print("\n#endif")

/* Small ensembles for the tests of the model: load a model folder with scenarios and overrides, run
 * replications on one worker, and read series by name, region and date.
 *
 * Invariant: two ensembles of the same model, seed and dates differ only by what their scenarios
 * and overrides change (common random numbers), so their replications can be paired.
 */
#ifndef LC_TESTS_MODEL_HARNESS_H
#define LC_TESTS_MODEL_HARNESS_H

#include "ensemble/replication.h"
#include "input/model.h"
#include "observe/samples.h"
#include "world/events.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HARNESS_LIST 32 /* scenarios or overrides of one case, and the NULL that ends them */

struct run_case {
    const char *model; /* folder under models/ */
    const char *start, *to;
    enum lc_every every;
    uint64_t seed;
    const char *scenarios[HARNESS_LIST]; /* ended by NULL */
    const char *sets[HARNESS_LIST];      /* TARGET=VALUE, ended by NULL */
};

struct ensemble {
    struct lc_model *model;
    struct lc_layout *layout;
    struct lc_setup setup;
    struct lc_worker *worker;
    struct lc_observation **runs;
    uint32_t n;
};

static inline lc_time harness_date(const char *text)
{
    lc_time t = 0;

    ck_assert_msg(lc_date_parse(&t, text), "%s is not a date", text);
    return t;
}

static inline gchar *harness_path(const char *model)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");

    return g_build_filename(top ? top : ".", "models", model, NULL);
}

/* The model with the scenarios and overrides of the case; fails the test on any complaint. */
static inline struct lc_model *harness_load(const struct run_case *c)
{
    struct lc_diag *d = lc_diag_new();
    gchar *folder = harness_path(c->model);
    struct lc_model *m = lc_model_load(folder, harness_date(c->start), d);

    for (size_t i = 0; m && i < HARNESS_LIST && c->sets[i]; i++) {
        lc_model_override(m, c->sets[i], d);
    }
    for (size_t i = 0; m && i < HARNESS_LIST && c->scenarios[i]; i++) {
        lc_model_add_scenario(m, c->scenarios[i], d);
    }
    ck_assert_msg(m && lc_diag_count(d) == 0, "%s: %s", folder,
                  lc_diag_count(d) > 0 ? lc_diag_text(d, 0) : "not loaded");
    g_free(folder);
    lc_diag_free(d);
    return m;
}

/* Ready to run, with nothing run yet. */
static inline struct ensemble *ensemble_new(const struct run_case *c)
{
    struct ensemble *e = g_new0(struct ensemble, 1);
    const lc_time from = harness_date(c->start) + LC_MS_PER_DAY;

    e->model = harness_load(c);
    e->layout = lc_layout_new(e->model, from, harness_date(c->to), c->every);
    e->setup = (struct lc_setup){.model = e->model,
                                 .layout = e->layout,
                                 .seed = c->seed,
                                 .from = from,
                                 .to = harness_date(c->to)};
    e->worker = lc_worker_new(&e->setup);
    return e;
}

/* Runs the next n replications; one that fails fails the test. */
static inline void ensemble_add(struct ensemble *e, uint32_t n)
{
    e->runs = g_renew(struct lc_observation *, e->runs, e->n + n);
    for (uint32_t i = 0; i < n; i++, e->n++) {
        e->runs[e->n] = lc_observation_new(e->layout);
        ck_assert_int_eq(lc_worker_run(e->worker, e->n, e->runs[e->n], NULL), LC_OK);
        ck_assert_msg(!e->runs[e->n]->failed, "replication %u of seed %llu failed: %s", e->n,
                      (unsigned long long)e->setup.seed, e->runs[e->n]->failure);
    }
}

static inline struct ensemble *ensemble_run(const struct run_case *c, uint32_t n)
{
    struct ensemble *e = ensemble_new(c);

    ensemble_add(e, n);
    return e;
}

static inline void ensemble_free(struct ensemble *e)
{
    if (e) {
        for (uint32_t i = 0; i < e->n; i++) {
            lc_observation_free(e->runs[i]);
        }
        g_free(e->runs);
        lc_worker_free(e->worker);
        lc_layout_free(e->layout);
        lc_model_free(e->model);
        g_free(e);
    }
}

static inline uint32_t column_of(const struct ensemble *e, const char *name, const char *region)
{
    const int32_t column = lc_layout_find(e->layout, name, region);

    ck_assert_msg(column >= 0, "no series %s in %s", name, region);
    return (uint32_t)column;
}

/* Number of the report whose label (last day) is the date. */
static inline uint32_t report_of(const struct ensemble *e, const char *date)
{
    const lc_time label = harness_date(date);

    for (uint32_t i = 0; i < e->layout->n_dates; i++) {
        if (lc_layout_label(e->layout, i) == label) {
            return i;
        }
    }
    ck_abort_msg("no report at %s", date);
    return 0;
}

/* Length of the period of report i in years. */
static inline double period_years(const struct ensemble *e, uint32_t i)
{
    const struct lc_layout *l = e->layout;

    return lc_years_between(i > 0 ? l->dates[i - 1] : e->setup.from, l->dates[i]);
}

static inline double value_at(const struct ensemble *e, uint32_t run, const char *name,
                              const char *region, const char *date)
{
    return e->runs[run]
        ->series[lc_series_index(e->layout, report_of(e, date), column_of(e, name, region))];
}

/* Sum over reports of value x length of period: GW to GW-years, G$ a year to G$. */
static inline double sum_over_time(const struct ensemble *e, uint32_t run, const char *name,
                                   const char *region)
{
    const uint32_t column = column_of(e, name, region);
    double sum = 0;

    for (uint32_t i = 0; i < e->layout->n_dates; i++) {
        sum += e->runs[run]->series[lc_series_index(e->layout, i, column)] * period_years(e, i);
    }
    return sum;
}

/* Entries of a ledger item over regions and applications, and the years before the given one;
 * region -1: all. */
static inline double ledger_before(const struct ensemble *e, uint32_t run, uint32_t item,
                                   int32_t region, int year)
{
    const struct lc_layout *l = e->layout;
    double sum = 0;

    for (uint32_t y = 0; y < l->n_years && l->first_year + (int)y < year; y++) {
        for (uint32_t r = 0; r < l->n_regions; r++) {
            for (uint32_t a = 0; a < l->n_applications && (region < 0 || r == (uint32_t)region);
                 a++) {
                sum += e->runs[run]->ledger[lc_ledger_index(l, y, item, r, a)];
            }
        }
    }
    return sum;
}

static inline double ledger_sum(const struct ensemble *e, uint32_t run, uint32_t item,
                                int32_t region)
{
    return ledger_before(e, run, item, region, INT_MAX);
}

static inline int harness_compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Sorts the values. */
static inline double median_of(double *values, size_t n)
{
    qsort(values, n, sizeof *values, harness_compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* True when two observations of one layout hold the same bytes. */
static inline bool same_observation(const struct lc_layout *l, const struct lc_observation *a,
                                    const struct lc_observation *b)
{
    return a->events == b->events &&
           memcmp(a->events_by_kind, b->events_by_kind,
                  LC_EVENT_COUNT * sizeof *a->events_by_kind) == 0 &&
           memcmp(a->series, b->series, lc_samples_cells(l, LC_SAMPLE_SERIES) * sizeof(double)) ==
               0 &&
           memcmp(a->ledger, b->ledger, lc_samples_cells(l, LC_SAMPLE_LEDGER) * sizeof(double)) ==
               0 &&
           memcmp(a->held_back_mwyears, b->held_back_mwyears,
                  lc_samples_cells(l, LC_SAMPLE_HELD_BACK) * sizeof(double)) == 0 &&
           memcmp(a->draws, b->draws, lc_samples_cells(l, LC_SAMPLE_DRAW) * sizeof(double)) == 0;
}

/* Runs the one suite of a test program. */
static inline int harness_main(Suite *suite)
{
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}

#endif

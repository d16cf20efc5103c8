/* A world of a model (the tutorial where none is named) at its start, in which nothing is scheduled
 * to happen but what the state itself brings along. */
#ifndef LC_TESTS_WORLD_FIXTURE_H
#define LC_TESTS_WORLD_FIXTURE_H

#include "world/world.h"

#include <check.h>
#include <glib.h>
#include <stdlib.h>

struct fixture {
    struct lc_model *model;
    struct lc_world *world;
    double *draws, *amount, *total;
};

static inline void fixture_ignore(void *context, const struct lc_event *e)
{
    (void)context;
    (void)e;
}

static inline struct fixture fixture_of(const char *model)
{
    static lc_handler *handlers[LC_EVENT_COUNT];
    struct fixture f = {0};
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    gchar *folder = g_build_filename(top ? top : ".", "models", model, NULL);
    struct lc_diag *d = lc_diag_new();
    struct lc_arena *arena = lc_arena_new();
    size_t n = 0;
    const lc_time *starts = lc_model_starts(arena, folder, &n);

    ck_assert_uint_gt(n, 0);
    const lc_time from = starts[n - 1] + LC_MS_PER_DAY;

    f.model = lc_model_load(folder, starts[n - 1], d);
    ck_assert_msg(f.model != NULL, "%s", lc_diag_count(d) > 0 ? lc_diag_text(d, 0) : folder);
    f.world = lc_world_new(f.model);
    f.draws = calloc(f.model->n_parameters + 1, sizeof(double));
    for (uint32_t i = 0; i < f.model->n_parameters; i++) {
        f.draws[i] = lc_distribution_median(&f.model->parameters[i].law);
    }
    const uint32_t items = lc_rows(f.model, LC_T_COST_LINES) + LC_MEASURE_COUNT;

    f.total = calloc(items, sizeof(double));
    f.amount = calloc((size_t)items * f.world->n_regions * f.world->n_applications, sizeof(double));
    f.world->ledger = (struct lc_ledger){.amount = f.amount,
                                         .total = f.total,
                                         .n_years = 1,
                                         .n_items = items,
                                         .n_regions = f.world->n_regions,
                                         .n_applications = f.world->n_applications,
                                         .first_year = lc_date_of(from).year};
    for (int k = 0; k < LC_EVENT_COUNT; k++) {
        handlers[k] = fixture_ignore;
    }
    const struct lc_engine_setup engine = {.handlers = handlers,
                                           .n_kinds = LC_EVENT_COUNT,
                                           .context = f.world,
                                           .start = from,
                                           .horizon = from + LC_MS_PER_YEAR};

    lc_engine_reset(f.world->engine, &engine);
    lc_world_reset(f.world, 1, 0, from, from + LC_MS_PER_YEAR, f.draws);
    lc_diag_free(d);
    lc_arena_free(arena);
    g_free(folder);
    return f;
}

static inline struct fixture fixture_new(void)
{
    return fixture_of("tutorial");
}

static inline void fixture_free(struct fixture *f)
{
    lc_world_free(f->world);
    lc_model_free(f->model);
    free(f->draws);
    free(f->amount);
    free(f->total);
}

#endif

#include "ensemble/replication.h"

#include "agents/roster.h"
#include "base/arena.h"
#include "base/memory.h"
#include "ensemble/plan.h"
#include "observe/eventlog.h"
#include "observe/lineage.h"
#include "observe/projects.h"
#include "observe/recorder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lc_worker {
    struct lc_world *world;
    struct lc_plan *plan;
    const struct lc_setup *setup;
    double *totals; /* control totals of the ledger */
    lc_handler *handlers[LC_EVENT_COUNT];
    struct lc_observation *out;
    const struct lc_details *details; /* of this replication, or NULL */
    struct lc_lineage *lineage;       /* of this one, or NULL */
};

/* Nothing in the world changes at a report: the monitor reads it. */
static void handle_report(void *context, const struct lc_event *e)
{
    (void)context;
    (void)e;
}

struct lc_worker *lc_worker_new(const struct lc_setup *setup)
{
    struct lc_worker *k = lc_memory_get(sizeof *k);

    *k = (struct lc_worker){.setup = setup};
    k->world = lc_world_new(setup->model);
    k->plan = lc_plan_new(setup->model, setup->seed);
    size_t room = 0;
    k->totals = lc_grow(NULL, &room, setup->layout->n_items, sizeof *k->totals);
    lc_roster_dispatch(k->handlers);
    k->handlers[LC_EV_REPORT] = handle_report;
    return k;
}

void lc_worker_free(struct lc_worker *k)
{
    if (k != NULL) {
        lc_plan_free(k->plan);
        lc_world_free(k->world);
        free(k->totals);
        free(k);
    }
}

/* Checks what must hold, then records the period. */
static void report(struct lc_worker *k, const struct lc_event *e)
{
    struct lc_world *w = k->world;
    const struct lc_layout *l = k->setup->layout;
    char why[200];
    if (!lc_roster_check(w, why, sizeof why)) {
        lc_engine_fail(w->engine, "%s (event %llu)", why, (unsigned long long)e->sequence);
        return;
    }
    const lc_time since = e->a > 0 ? l->dates[e->a - 1] : w->start;
    lc_recorder_report(w, l, k->out, e->a, lc_years_between(since, lc_now(w)));
}

static void seen(void *context, const struct lc_event *e)
{
    struct lc_worker *k = context;
    if (k->lineage != NULL) {
        lc_eventlog_write(k->details->events, k->world, e);
        lc_lineage_see(k->lineage, k->world, e);
    }
    if (e->kind == LC_EV_REPORT) {
        report(k, e);
    }
}

/* The parameters' values of run `index`; returns the replication whose streams it takes. */
static uint32_t take_draws(struct lc_worker *k, uint32_t index, double *out)
{
    const struct lc_prescribed *given = k->setup->prescribed;
    if (given == NULL) {
        lc_draws_get(k->plan, index, out);
        return index;
    }
    const size_t n = k->setup->model->n_parameters;
    memcpy(out, given->draws + index * n, n * sizeof *out);
    return given->chance[index];
}

static void prepare(struct lc_worker *k, uint32_t chance)
{
    struct lc_world *w = k->world;
    const struct lc_layout *l = k->setup->layout;
    const lc_time end = l->dates[l->n_dates - 1];
    const struct lc_engine_setup engine = {.handlers = k->handlers,
                                           .n_kinds = LC_EVENT_COUNT,
                                           .context = w,
                                           .start = k->setup->from,
                                           .horizon = end,
                                           .stop = k->setup->stop,
                                           .monitor = {.seen = seen, .context = k}};
    lc_engine_reset(w->engine, &engine);
    memset(k->totals, 0, l->n_items * sizeof *k->totals);
    w->ledger = (struct lc_ledger){.amount = k->out->ledger,
                                   .total = k->totals,
                                   .n_years = l->n_years,
                                   .n_items = l->n_items,
                                   .n_regions = l->n_regions,
                                   .n_applications = l->n_applications,
                                   .first_year = l->first_year};
    w->witness = k->lineage != NULL ? lc_lineage_witness(k->lineage) : NULL;
    lc_world_reset(w, k->setup->seed, chance, k->setup->from, end, k->out->draws);
    lc_roster_start(w);
    for (uint32_t i = 0; i < l->n_dates; i++) {
        lc_engine_at(w->engine, l->dates[i], LC_PRIORITY_REPORT, LC_EV_REPORT, i, 0);
    }
}

static void conclude(struct lc_worker *k, enum lc_engine_end end)
{
    struct lc_engine *e = k->world->engine;
    struct lc_observation *out = k->out;
    out->events = lc_engine_handled(e);
    for (unsigned kind = 0; kind < LC_EVENT_COUNT; kind++) {
        out->events_by_kind[kind] = lc_engine_handled_kind(e, kind);
    }
    if (end == LC_END_FAILED) {
        out->failed = true;
        snprintf(out->failure, sizeof out->failure, "%s", lc_engine_failure(e));
    } else if (end == LC_END_RUNAWAY) {
        const enum lc_event_kind kind = (enum lc_event_kind)lc_engine_runaway_kind(e);
        out->failed = true;
        snprintf(out->failure, sizeof out->failure, "too many events: %s multiplied",
                 lc_event_info_get(kind)->name);
    }
}

enum lc_status lc_worker_run(struct lc_worker *k, uint32_t index, struct lc_observation *out,
                             const struct lc_details *details)
{
    lc_observation_clear(out, k->setup->layout);
    out->replication = index;
    const uint32_t chance = take_draws(k, index, out->draws);
    k->out = out;
    k->details = details;
    if (details != NULL && details->events != NULL) {
        k->lineage = lc_lineage_new(k->setup->layout, &details->lineage);
        lc_eventlog_header(details->events);
    }
    prepare(k, chance);
    if (k->lineage != NULL) {
        lc_lineage_begin(k->lineage, k->world);
    }
    const enum lc_engine_end end = lc_engine_run(k->world->engine);
    if (end != LC_END_STOPPED) {
        conclude(k, end);
    }
    if (end != LC_END_STOPPED && details != NULL) {
        lc_projects_write(details->projects, k->world, details->largest);
    }
    if (end != LC_END_STOPPED && k->lineage != NULL) {
        lc_lineage_end(k->lineage, k->world);
    }
    lc_lineage_free(k->lineage);
    k->lineage = NULL;
    return end == LC_END_STOPPED ? LC_STOPPED : LC_OK;
}

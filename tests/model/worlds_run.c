#include "model/worlds.h"

#include "agents/roster.h"
#include "ensemble/plan.h"
#include "ensemble/threads.h"
#include "observe/recorder.h"
#include "observe/samples.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPLICATIONS 2
#define EVENT_CAP    60000 /* so that a world takes a fraction of a second */
#define TOLERANCE    1e-6
#define THREADS_MANY 3

/* One replication run event by event, so that the world can be looked at on the way. */
struct running {
    struct lc_world *world;
    const struct lc_setup *setup;
    struct lc_observation *out;
    double *totals;
    lc_handler *handlers[LC_EVENT_COUNT];
    lc_time last;
    double margin[LC_MAX_FAMILIES]; /* at the last clearing */
};

/* The first failure counts; its kind is the text with every number as a sign. */
void world_fail(struct verdict *v, const char *format, ...)
{
    va_list args;
    size_t n = 0;

    if (*v->kind) {
        return;
    }
    va_start(args, format);
    vsnprintf(v->text, sizeof v->text, format, args);
    va_end(args);
    for (const char *c = v->text; *c && n + 1 < sizeof v->kind; c++) {
        const bool is_number =
            isdigit((unsigned char)*c) || (*c == '.' && isdigit((unsigned char)c[1]));

        if (!is_number || n == 0 || v->kind[n - 1] != '#') {
            v->kind[n++] = is_number ? '#' : *c;
        }
    }
    v->kind[n] = '\0';
}

static void handle_report(void *context, const struct lc_event *e)
{
    (void)context;
    (void)e;
}

static void look(struct running *k, bool is_end)
{
    char why[240];

    if (!lc_roster_check(k->world, why, sizeof why) ||
        !world_is_sound(k->world, k->margin, is_end, why, sizeof why)) {
        lc_engine_fail(k->world->engine, "%s", why);
    }
}

static void seen(void *context, const struct lc_event *e)
{
    struct running *k = context;
    const struct lc_layout *l = k->setup->layout;

    if (e->time < k->last || e->time != lc_now(k->world)) {
        lc_engine_fail(k->world->engine, "the clock goes back");
    }
    k->last = e->time;
    if (e->kind == LC_EV_MONTH_CLEAR) {
        memcpy(k->margin, k->world->margin, sizeof k->margin);
    }
    if (e->kind == LC_EV_REPORT) { /* the last of its instant: nothing is halfway */
        const lc_time since = e->a > 0 ? l->dates[e->a - 1] : k->world->start;

        look(k, false);
        lc_recorder_report(k->world, l, k->out, e->a, lc_years_between(since, e->time));
    }
}

/* As the worker of ensemble/replication.c prepares it, with the cap on events. */
static void prepare(struct running *k, struct lc_plan *plan, uint32_t index)
{
    struct lc_world *w = k->world;
    const struct lc_layout *l = k->setup->layout;
    const lc_time end = l->dates[l->n_dates - 1];
    const struct lc_engine_setup engine = {.handlers = k->handlers,
                                           .n_kinds = LC_EVENT_COUNT,
                                           .context = w,
                                           .start = k->setup->from,
                                           .horizon = end,
                                           .event_cap = EVENT_CAP,
                                           .monitor = {.seen = seen, .context = k}};

    lc_observation_clear(k->out, l);
    k->out->replication = index;
    lc_draws_get(plan, index, k->out->draws);
    k->last = k->setup->from;
    lc_engine_reset(w->engine, &engine);
    memset(k->totals, 0, l->n_items * sizeof *k->totals);
    w->ledger = (struct lc_ledger){.amount = k->out->ledger,
                                   .total = k->totals,
                                   .n_years = l->n_years,
                                   .n_items = l->n_items,
                                   .n_regions = l->n_regions,
                                   .n_applications = l->n_applications,
                                   .first_year = l->first_year};
    lc_world_reset(w, k->setup->seed, index, k->setup->from, end, k->out->draws);
    lc_roster_start(w);
    memcpy(k->margin, w->margin, sizeof k->margin);
    for (uint32_t i = 0; i < l->n_dates; i++) {
        lc_engine_at(w->engine, l->dates[i], LC_PRIORITY_REPORT, LC_EV_REPORT, i, 0);
    }
}

static void run_one(struct running *k, struct lc_plan *plan, uint32_t index, struct verdict *v)
{
    prepare(k, plan, index);
    struct lc_engine *e = k->world->engine;
    enum lc_engine_end end = lc_engine_run(e);

    if (end == LC_END_HORIZON || end == LC_END_EMPTY) {
        look(k, true);
        end = *lc_engine_failure(e) ? LC_END_FAILED : end;
    }
    /* More workers than there can be, levers that leave a range, or a sum of shares, are no fault
     * of the program, and it says so. */
    const char *why = lc_engine_failure(e);
    const bool is_beyond = strstr(why, "that can be") || strstr(why, ": the shares") ||
                           g_str_has_prefix(why, "what acts on ");

    if (end == LC_END_FAILED && !is_beyond) {
        world_fail(v, "%s", lc_engine_failure(e));
    } else if (end == LC_END_RUNAWAY && lc_engine_handled(e) < EVENT_CAP) {
        world_fail(v, "the clock stands still: %s multiplied",
                   lc_event_info_get((enum lc_event_kind)lc_engine_runaway_kind(e))->name);
    }
    v->is_cut = v->is_cut || end == LC_END_RUNAWAY || is_beyond;
    v->replications++;
    v->events += lc_engine_handled(e);
    v->projects += (uint32_t)k->world->projects.n;
    k->out->events = lc_engine_handled(e);
    for (unsigned kind = 0; kind < LC_EVENT_COUNT; kind++) {
        k->out->events_by_kind[kind] = lc_engine_handled_kind(e, kind);
        v->by_kind[kind] += k->out->events_by_kind[kind];
    }
}

/* ---- what is reported ---- */

static void check_finite(const struct lc_observation *o, const struct lc_layout *l,
                         struct verdict *v)
{
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_SERIES); i++) {
        if (!isfinite(o->series[i])) {
            world_fail(v, "%s is not finite", l->columns[i % l->n_columns].name);
        }
    }
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_LEDGER); i++) {
        if (!isfinite(o->ledger[i])) {
            world_fail(v, "an entry of the ledger is not finite");
        }
    }
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_HELD_BACK); i++) {
        if (!isfinite(o->held_back_mwyears[i]) || o->held_back_mwyears[i] < 0) {
            world_fail(v, "%s holds back %g MW-years", l->holds[i % l->n_holds].name,
                       o->held_back_mwyears[i]);
        } else if (i % l->n_holds < LC_CONSTRAINT_COUNT) {
            v->held_back[i % l->n_holds] += o->held_back_mwyears[i];
        }
    }
}

/* Units of what can't be less than nothing; a price can, under a subsidy. */
static bool is_amount(const char *unit)
{
    static const char *const units[] = {"GW",     "TWh/year",     "million H100e", "share",
                                        "months", "factories",    "workers",       "trillion/day",
                                        "years",  "GW/year",      "units/month",   "Mt/year",
                                        "G2024$", "GW-years/year"};

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(unit, units[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void check_bounds(const struct lc_observation *o, const struct lc_layout *l,
                         struct verdict *v)
{
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_SERIES); i++) {
        const struct lc_report_column *c = &l->columns[i % l->n_columns];
        const struct lc_series *s = lc_series_get(c->series);
        const double value = o->series[i];
        const bool is_share = strcmp(s->unit, "share") == 0 && c->series != LC_S_PREMIUM;

        if (is_amount(s->unit) && !(value >= -TOLERANCE * fmax(1, fabs(value)))) {
            world_fail(v, "series %s is %g", s->name, value);
        }
        if (is_share && !(value <= 1 + TOLERANCE)) {
            world_fail(v, "share %s is %g", s->name, value);
        }
    }
}

/* Regions add up to the world. (That no more is drawn than is energised the agents check.) */
static void check_sums(const struct lc_observation *o, const struct lc_layout *l, struct verdict *v)
{
    static const enum lc_series_id summed[] = {LC_S_AI_POWER, LC_S_ELECTRICITY, LC_S_COMPUTE,
                                               LC_S_REVENUE,  LC_S_PIPELINE,    LC_S_COMMISSIONED,
                                               LC_S_PLANTS,   LC_S_WORKERS,     LC_S_CO2};

    for (uint32_t date = 0; date < l->n_dates; date++) {
        const double *row = o->series + (size_t)date * l->n_columns;

        for (size_t k = 0; k < G_N_ELEMENTS(summed); k++) {
            const uint32_t first = l->first_column[summed[k]];
            double sum = 0;

            for (uint32_t r = 1; r <= l->n_regions; r++) {
                sum += row[first + r];
            }
            if (fabs(sum - row[first]) > TOLERANCE * fmax(1, fabs(sum))) {
                world_fail(v, "regions of %s sum to %g, the world is %g", l->columns[first].name,
                           sum, row[first]);
            }
        }
    }
}

/* The capital of each layer is what the ledger has of its cost lines. */
static void check_ledger(const struct lc_observation *o, const struct lc_layout *l,
                         struct verdict *v)
{
    for (uint32_t layer = 0; layer < LC_LAYER_COUNT; layer++) {
        const double total = o->series[lc_series_index(
            l, l->n_dates - 1, l->first_column[LC_S_CAPITAL_LAYER_TOTAL] + layer)];
        double musd = 0;

        for (uint32_t y = 0; y < l->n_years; y++) {
            for (uint32_t item = 0; item < l->n_cost_lines; item++) {
                for (uint32_t r = 0; l->items[item].layer == layer && r < l->n_regions; r++) {
                    for (uint32_t a = 0; a < l->n_applications; a++) {
                        musd += o->ledger[lc_ledger_index(l, y, item, r, a)];
                    }
                }
            }
        }
        if (l->n_applications > 0 && fabs(musd / 1000 - total) > TOLERANCE * fmax(1, fabs(total))) {
            world_fail(v, "capital of layer %u is %g G$, the ledger has %g", layer, total,
                       musd / 1000);
        }
    }
}

/* ---- the same again ---- */

static bool is_same(const struct lc_layout *l, const struct lc_observation *a,
                    const struct lc_observation *b)
{
    return a->events == b->events &&
           memcmp(a->series, b->series, lc_samples_cells(l, LC_SAMPLE_SERIES) * sizeof(double)) ==
               0 &&
           memcmp(a->held_back_mwyears, b->held_back_mwyears,
                  lc_samples_cells(l, LC_SAMPLE_HELD_BACK) * sizeof(double)) == 0 &&
           (l->n_applications == 0 ||
            memcmp(a->ledger, b->ledger, lc_samples_cells(l, LC_SAMPLE_LEDGER) * sizeof(double)) ==
                0);
}

struct flow {
    bool is_given;
    struct lc_block *block;
};

static bool next_block(void *context, uint32_t *first, uint32_t *n)
{
    struct flow *f = context;
    const bool is_more = !f->is_given;

    f->is_given = true;
    *first = 0;
    *n = REPLICATIONS;
    return is_more;
}

static enum lc_status take_block(void *context, struct lc_block *b)
{
    ((struct flow *)context)->block = b;
    return LC_OK;
}

/* What the program itself makes of it, on several threads, is what was seen here. */
static void check_again(const struct lc_setup *setup, struct lc_observation **seen_here,
                        struct verdict *v)
{
    const struct lc_layout *l = setup->layout;
    struct flow f = {0};
    const struct lc_block_flow flow = {.next = next_block, .take = take_block, .context = &f};
    struct lc_worker *worker = lc_worker_new(setup);
    struct lc_observation *again = lc_observation_new(l);

    for (uint32_t i = REPLICATIONS; i-- > 0;) {
        if (lc_worker_run(worker, i, again, NULL) != LC_OK || again->failed) {
            world_fail(v, "again: %s", again->failed ? again->failure : "stopped");
        } else if (!is_same(l, seen_here[i], again)) {
            world_fail(v, "the same replication differs");
        }
    }
    if (lc_threads_run(setup, &flow, THREADS_MANY) != LC_OK || f.block == NULL) {
        world_fail(v, "threads: no block");
    }
    for (uint32_t i = 0; f.block && i < REPLICATIONS; i++) {
        for (size_t cell = 0; cell < lc_samples_cells(l, LC_SAMPLE_SERIES); cell++) {
            if (lc_block_get(f.block, LC_SAMPLE_SERIES, cell, i) != seen_here[i]->series[cell]) {
                world_fail(v, "on threads the same replication differs");
            }
        }
    }
    lc_block_free(f.block);
    lc_observation_free(again);
    lc_worker_free(worker);
}

static void run_model(const struct lc_model *m, const struct world *w, struct verdict *v)
{
    lc_time to = 0;
    gchar *horizon = world_horizon(w);

    lc_date_parse(&to, horizon);
    g_free(horizon);
    const lc_time from = m->start + LC_MS_PER_DAY;
    struct lc_layout *l = lc_layout_new(m, from, to, (enum lc_every)w->every);
    const struct lc_setup setup = {
        .model = m, .layout = l, .seed = w->seed, .from = from, .to = to};
    struct running k = {.world = lc_world_new(m), .setup = &setup};
    struct lc_plan *plan = lc_plan_new(m, w->seed);
    struct lc_observation *out[REPLICATIONS];

    k.totals = g_new0(double, l->n_items);
    lc_roster_dispatch(k.handlers);
    k.handlers[LC_EV_REPORT] = handle_report;
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        k.out = out[i] = lc_observation_new(l);
        if (!*v->kind) {
            run_one(&k, plan, i, v);
        }
        if (!*v->kind && !v->is_cut) {
            check_finite(out[i], l, v);
            check_bounds(out[i], l, v);
            check_sums(out[i], l, v);
            check_ledger(out[i], l, v);
        }
    }
    if (!*v->kind && !v->is_cut) {
        check_again(&setup, out, v);
    }
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        lc_observation_free(out[i]);
    }
    lc_plan_free(plan);
    lc_world_free(k.world);
    g_free(k.totals);
    lc_layout_free(l);
}

void world_run(const char *folder, const struct world *w, struct verdict *v)
{
    struct lc_diag *d = lc_diag_new();
    lc_time start = 0;

    lc_date_parse(&start, WORLD_START);
    struct lc_model *m = lc_model_load(folder, start, d);

    if (m && w->rows[WORLD_LEVERS]->len > 0) {
        gchar *levers = g_build_filename(folder, "scenarios", "levers.csv", NULL);

        lc_model_add_scenario(m, levers, d);
        g_free(levers);
    }
    if (!m || lc_diag_count(d) > 0) {
        const char *text = lc_diag_text(d, 0);
        const char *after = text ? strstr(text, ".csv:") : NULL;

        world_fail(v, "refused: %s", after ? after : text ? text : "no reason given");
    } else {
        run_model(m, w, v);
    }
    lc_model_free(m);
    lc_diag_free(d);
}

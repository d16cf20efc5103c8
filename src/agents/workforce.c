/* Workforce: crews at work, apprentices, and the movement of workers in and out of each trade's
 * pool. */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/units.h"
#include "laws/finance.h"
#include "world/account.h"
#include "world/crew_ops.h"

#include <math.h>
#include <stdio.h>

static uint32_t pool_number(const struct lc_world *w, const struct lc_labour *l)
{
    return (uint32_t)l->region * w->n_trades + l->trade;
}

/* ---- crews ---- */

static void hired(struct lc_world *w, uint32_t posting)
{
    struct lc_posting *p = &w->postings.items[posting];
    struct lc_project *project = &w->projects.items[p->project];
    p->hired = lc_now(w);
    if (lc_value(w, LC_T_TRADES, p->trade, LC_TRADE_PERMANENT) > 0) {
        project->staff[p->trade] += p->granted;
        lc_labour_of(w, project->region, p->trade)->permanent += p->granted;
        lc_crew_finish(w, posting);
        return;
    }
    p->state = LC_POSTING_WORKING;
    const lc_time work = lc_time_from_months(p->work_months / p->granted);
    p->event = lc_engine_after(w->engine, work, LC_EV_CREW_DONE, posting, p->trade);
}

/* The wage premium is paid on top of the project's capital. */
static void pay_premium(struct lc_world *w, const struct lc_posting *p, const struct lc_labour *l)
{
    const struct lc_project *project = &w->projects.items[p->project];
    const struct lc_graph *g = &w->spec.graph[project->kind];
    const struct lc_phase_spec *spec = &g->phase[p->phase];
    for (int i = 0; spec->n_cost_lines == 0 && i < g->n_phases; i++) {
        spec = &g->phase[i];
    }
    if (spec->n_cost_lines == 0) {
        return;
    }
    const double kusd = p->work_months / LC_MONTHS_PER_YEAR * l->premium_share *
                        lc_value(w, LC_T_TRADES, p->trade, LC_TRADE_WAGE_KUSD_PER_YEAR) *
                        lc_value(w, LC_T_REGIONS, l->region, LC_REGION_WAGE_INDEX);
    lc_account_pay(w, spec->cost_lines[0], project->region, lc_payer_of(w, p->project),
                   kusd / LC_USD_PER_KUSD);
}

static void done(struct lc_world *w, uint32_t posting)
{
    struct lc_posting *p = &w->postings.items[posting];
    const struct lc_project *project = &w->projects.items[p->project];
    struct lc_labour *l = lc_labour_of(w, project->region, p->trade);
    lc_account_work(w, p->project, p->work_months / LC_MONTHS_PER_YEAR);
    pay_premium(w, p, l);
    lc_crew_release(w, l, p->granted);
    lc_crew_finish(w, posting);
}

/* ---- apprentices ---- */

static void take_in(struct lc_world *w, struct lc_labour *l, double apprentices, lc_time finish)
{
    const unsigned n = lc_world_count(w, round(apprentices), LC_MAX_WORKERS, "apprentices");
    if (n == 0) {
        return;
    }
    struct lc_cohorts *all = &w->cohorts;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    all->items[id] =
        (struct lc_cohort){.pool = pool_number(w, l), .ordinal = l->cohorts++, .apprentices = n};
    l->apprentices += n;
    lc_engine_at(w->engine, finish, LC_PRIORITY_USUAL, LC_EV_APPRENTICES_FINISH, id, l->trade);
}

/* Quarterly intake follows the premium, and can't grow faster than training places. */
static void apprentices_start(struct lc_world *w, uint32_t pool)
{
    struct lc_labour *l = &w->labour[pool];
    const double want = l->base_workers *
                        lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_INTAKE_PER_YEAR) *
                        (1 + lc_param(w, LC_P_INTAKE_RESPONSE) * l->premium_share);
    const double most =
        l->last_intake_per_year * exp(lc_param(w, LC_P_INTAKE_GROWTH_MAX) / LC_QUARTERS_PER_YEAR);
    l->last_intake_per_year = fmin(want, fmax(most, 1));
    const double years = lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_APPRENTICE_YEARS);
    take_in(w, l, l->last_intake_per_year / LC_QUARTERS_PER_YEAR,
            lc_now(w) + lc_time_from_years(years));
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 3), LC_PRIORITY_USUAL,
                 LC_EV_APPRENTICES_START, pool, l->trade);
}

static void set_workers(struct lc_world *w, struct lc_labour *l, double change)
{
    int64_t capacity = l->pool.capacity + (int64_t)llround(change);
    if (capacity < l->pool.busy) {
        capacity = l->pool.busy; /* those at work finish what they are at */
    }
    lc_pool_resize(&l->pool, capacity);
    lc_crew_serve(w, l);
}

static void apprentices_finish(struct lc_world *w, uint32_t cohort)
{
    const struct lc_cohort *c = &w->cohorts.items[cohort];
    struct lc_labour *l = &w->labour[c->pool];
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_APPRENTICES, c->pool, c->ordinal);
    const unsigned n = lc_draw_binomial(
        &s, c->apprentices, lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_COMPLETION_SHARE));
    l->apprentices -= c->apprentices;
    l->base_workers += n;
    set_workers(w, l, n);
}

/* ---- the month's movement ---- */

/* Premium rises with the share of the pool that is needed, and decays (model-notes 3.11). */
static void move_premium(const struct lc_world *w, struct lc_labour *l)
{
    const double need =
        (double)(l->pool.busy + l->pool.waiting_want) / fmax(1, (double)l->pool.capacity);
    l->premium_share +=
        lc_param(w, LC_P_PREMIUM_SPEED) * (fmin(need, 2) - lc_param(w, LC_P_PREMIUM_START)) -
        lc_param(w, LC_P_PREMIUM_DECAY) * l->premium_share;
    l->premium_share = lc_clip(l->premium_share, 0, lc_param(w, LC_P_PREMIUM_MAX));
}

static void move(struct lc_world *w, uint32_t pool)
{
    struct lc_labour *l = &w->labour[pool];
    move_premium(w, l);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_MOVES, pool, l->months++);
    const double leave =
        lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_EXIT_PER_YEAR) / LC_MONTHS_PER_YEAR;
    const unsigned n =
        lc_world_count(w, fmax(0, round(l->base_workers)), LC_MAX_WORKERS, "workers of a trade");
    const double left = fmin(lc_draw_binomial(&s, n, leave), floor(l->base_workers));
    const double came = l->base_workers *
                        lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_ENTRY_PER_YEAR) /
                        LC_MONTHS_PER_YEAR;
    const unsigned arrived = lc_world_count(w, floor(came + lc_draw_uniform(&s)), LC_MAX_WORKERS,
                                            "newcomers to a trade");
    l->base_workers += arrived - left;
    const double drawn_in =
        l->base_workers * pow(1 + l->premium_share, lc_param(w, LC_P_SUPPLY_ELASTICITY));
    const double closing = 1 - exp(-1 / (lc_param(w, LC_P_MOBILITY_YEARS) * LC_MONTHS_PER_YEAR));
    set_workers(w, l, (drawn_in - (double)l->pool.capacity) * closing + arrived - left);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), LC_PRIORITY_USUAL, LC_EV_WORKERS_MOVE,
                 pool, l->trade);
}

/* Those in training at the start: quarterly cohorts of the normal intake. */
static void start(struct lc_world *w)
{
    for (uint32_t i = 0; i < w->n_regions * w->n_trades; i++) {
        struct lc_labour *l = &w->labour[i];
        const double years = lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_APPRENTICE_YEARS);
        const int n = (int)floor(years * LC_QUARTERS_PER_YEAR);
        for (int k = 0; k < n; k++) {
            const lc_time finish = w->start + lc_time_from_years((k + 0.5) / LC_QUARTERS_PER_YEAR);
            take_in(w, l, l->last_intake_per_year / LC_QUARTERS_PER_YEAR, finish);
        }
        lc_engine_at(w->engine, lc_time_add_months(w->start, 1), LC_PRIORITY_USUAL,
                     LC_EV_WORKERS_MOVE, i, l->trade);
        lc_engine_at(w->engine, lc_time_add_months(w->start, 2), LC_PRIORITY_USUAL,
                     LC_EV_APPRENTICES_START, i, l->trade);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_CREW_HIRED:
        hired(w, e->a);
        break;
    case LC_EV_CREW_DONE:
        done(w, e->a);
        break;
    case LC_EV_APPRENTICES_START:
        apprentices_start(w, e->a);
        break;
    case LC_EV_APPRENTICES_FINISH:
        apprentices_finish(w, e->a);
        break;
    case LC_EV_WORKERS_MOVE:
        move(w, e->a);
        break;
    default:
        break;
    }
}

/* Busy workers = crews granted and not done + operators. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    int64_t crews[LC_MAX_REGIONS * LC_MAX_TRADES] = {0};
    for (size_t i = 0; i < w->postings.n; i++) {
        const struct lc_posting *p = &w->postings.items[i];
        const bool is_granted = p->state == LC_POSTING_HIRING || p->state == LC_POSTING_WORKING;
        crews[p->region * w->n_trades + p->trade] += is_granted ? p->granted : 0;
    }
    for (uint32_t i = 0; i < w->n_regions * w->n_trades; i++) {
        const struct lc_labour *l = &w->labour[i];
        if (crews[i] + l->permanent != l->pool.busy) {
            snprintf(why, size, "pool %u: %lld busy, %lld in crews and operating", i,
                     (long long)l->pool.busy, (long long)crews[i] + l->permanent);
            return false;
        }
    }
    return true;
}

const struct lc_agent_ops lc_agent_workforce = {.name = "workforce",
                                                .id = LC_AGENT_WORKFORCE,
                                                .start = start,
                                                .handle = handle,
                                                .invariant = invariant};

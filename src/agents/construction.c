/* Construction: phases of every project start, end and are given up; crews and payments follow. */
#include "agents/agent.h"

#include "base/limits.h"
#include "base/units.h"
#include "world/account.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/crew_ops.h"
#include "world/grid_ops.h"
#include "world/withdraw.h"

#include <math.h>
#include <stdio.h>

static double work_months(const struct lc_world *w, const struct lc_project *p,
                          const struct lc_work_spec *work)
{
    double months =
        w->levers.values[work->cell] * p->size * p->overrun / lc_param(w, LC_P_SITE_PRODUCTIVITY);
    if (p->kind == LC_KIND_PLANT) {
        months *= lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_WORK_MONTHS_PER_MW);
    }
    return months;
}

static double phase_years(const struct lc_world *w, const struct lc_project *p, int i)
{
    const double least = lc_phase_least_years(w, p, i);
    if (w->spec.graph[p->kind].phase[i].gate != LC_GATE_PERMIT) {
        return least * p->overrun;
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PHASE, p->key, (uint64_t)i);
    return least * lc_draw_lognormal(&s, 1, lc_param(w, LC_P_PERMIT_SIGMA));
}

static void arm_withdrawal(struct lc_world *w, uint32_t project, uint32_t i)
{
    struct lc_project *p = &w->projects.items[project];
    const struct lc_phase_spec *spec = &w->spec.graph[p->kind].phase[i];
    const double rate = lc_value(w, LC_T_PHASES, spec->row, LC_PHASE_WITHDRAW_PER_YEAR);
    if (rate <= 0) {
        return;
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PHASE, p->key, (uint64_t)LC_MAX_PHASES + i);
    const lc_time wait = lc_time_from_years(lc_draw_exponential(&s, 1) / rate);
    p->phase[i].withdraw = lc_after(w, wait, LC_EV_PROJECT_WITHDRAW, project, i);
}

static void open_gates(struct lc_world *w, uint32_t project, uint32_t i, enum lc_gate gate)
{
    const struct lc_project *p = &w->projects.items[project];
    if (gate == LC_GATE_POWER && p->request == LC_NOBODY && !p->gate_open[LC_GATE_POWER]) {
        lc_engine_after(w->engine, 0, LC_EV_POWER_REQUEST, project, i);
    }
    if (gate == LC_GATE_EQUIPMENT) {
        const uint32_t maker = lc_ref(w->model, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_MAKER);
        lc_engine_at(w->engine, lc_maker_book(w, maker, p->size), LC_PRIORITY_USUAL,
                     LC_EV_PLANT_EQUIPPED, project, i);
    }
}

static void phase_start(struct lc_world *w, uint32_t project, uint32_t i)
{
    struct lc_project *p = &w->projects.items[project];
    struct lc_phase *phase = &p->phase[i];
    const struct lc_phase_spec *spec = &w->spec.graph[p->kind].phase[i];
    const double left = phase->ready == w->start ? 1 - p->head_start : 1;
    const double years = fmax(phase_years(w, p, (int)i) * left, 1 / LC_DAYS_PER_YEAR);
    lc_phase_set(p, (int)i, LC_PHASE_RUNNING);
    phase->start = lc_now(w);
    phase->least_end = phase->start + lc_time_from_years(years);
    phase->event = LC_NO_HANDLE;
    arm_withdrawal(w, project, i);
    open_gates(w, project, i, spec->gate);
    for (int k = 0; k < spec->n_work; k++) {
        const uint32_t trade = spec->work[k].trade;
        const bool permanent = lc_value(w, LC_T_TRADES, trade, LC_TRADE_PERMANENT) > 0;
        const double months = work_months(w, p, &spec->work[k]) * left;
        const double crew = permanent ? w->levers.values[spec->work[k].cell] * p->size
                                      : months / (years * LC_MONTHS_PER_YEAR);
        if (months > 0 && crew > 0) {
            lc_crew_post(
                w, project, i, trade,
                lc_world_count(w, fmax(1, round(crew)), LC_MAX_WORKERS, "workers in a crew"),
                months);
            p = &w->projects.items[project];
            phase = &p->phase[i];
        }
    }
    const bool waits = (spec->gate == LC_GATE_POWER || spec->gate == LC_GATE_EQUIPMENT) &&
                       !p->gate_open[spec->gate];
    if (p->open_crews[i] == 0 && !waits) {
        phase->event = lc_engine_at(w->engine, phase->least_end, LC_PRIORITY_USUAL, LC_EV_PHASE_END,
                                    project, i);
    }
}

/* Pays the cost lines that fall due at the end of a phase. */
static void pay(struct lc_world *w, struct lc_project *p, const struct lc_phase_spec *spec)
{
    for (int k = 0; k < spec->n_cost_lines; k++) {
        const uint32_t line = spec->cost_lines[k];
        const double musd =
            p->capital_musd * lc_value(w, LC_T_COST_LINES, line, LC_COST_LINE_SHARE);
        lc_account_pay(w, line, p->region, lc_payer_of(w, (uint32_t)(p - w->projects.items)), musd);
        p->paid_musd += musd;
        if (p->kind <= LC_KIND_REFIT) {
            struct lc_market *m = &w->market[p->market];
            w->flows.builder_musd[p->owner] += musd;
            w->flows.construction_musd[p->region] +=
                musd * lc_value(w, LC_T_COST_LINES, line, LC_COST_LINE_CONSTRUCTION_SHARE);
            m->committed_musd -= musd;
            m->stock_musd += musd;
        }
    }
}

static void complete(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    static const enum lc_event_kind next[LC_PROJECT_KINDS] = {
        [LC_KIND_FACTORY] = LC_EV_FACTORY_LIVE,    [LC_KIND_REFIT] = LC_EV_FACTORY_LIVE,
        [LC_KIND_PLANT] = LC_EV_PLANT_ENERGISED,   [LC_KIND_FAB] = LC_EV_LINE_COMPLETE,
        [LC_KIND_PACKAGING] = LC_EV_LINE_COMPLETE, [LC_KIND_MEMORY_LINE] = LC_EV_LINE_COMPLETE,
        [LC_KIND_ASSEMBLY] = LC_EV_LINE_COMPLETE,
    };
    p->state = LC_PROJECT_DONE;
    lc_engine_after(w->engine, 0, (uint16_t)next[p->kind], project, p->owner);
    lc_project_retire(w, project);
}

/* Local opposition ends a project at its permit. */
static bool is_blocked(const struct lc_world *w, const struct lc_project *p, enum lc_gate gate)
{
    if (p->kind != LC_KIND_FACTORY || gate != LC_GATE_PERMIT) {
        return false;
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PROJECT, p->key, 1);
    return lc_draw_uniform(&s) < lc_value(w, LC_T_REGIONS, p->region, LC_REGION_BLOCK_PROBABILITY);
}

static void phase_end(struct lc_world *w, uint32_t project, uint32_t i)
{
    struct lc_project *p = &w->projects.items[project];
    struct lc_phase *phase = &p->phase[i];
    const struct lc_phase_spec *spec = &w->spec.graph[p->kind].phase[i];
    lc_phase_set(p, (int)i, LC_PHASE_DONE);
    phase->end = lc_now(w);
    phase->event = LC_NO_HANDLE;
    lc_engine_cancel(w->engine, phase->withdraw);
    p->open_phases--;
    pay(w, p, spec);
    if (is_blocked(w, p, spec->gate)) {
        lc_engine_after(w->engine, 0, LC_EV_PROJECT_WITHDRAW, project, i);
        return;
    }
    if (p->kind == LC_KIND_FACTORY && spec->gate == LC_GATE_PERMIT) {
        lc_engine_after(w->engine, 0, LC_EV_CHIPS_ORDER, project, 0);
    }
    if (p->open_phases == 0) {
        complete(w, project);
    } else {
        lc_project_advance(w, project);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_PHASE_START:
        phase_start(w, e->a, e->b);
        break;
    case LC_EV_PHASE_END:
        phase_end(w, e->a, e->b);
        break;
    case LC_EV_PROJECT_WITHDRAW:
        lc_project_withdraw(w, e->a);
        break;
    default:
        break;
    }
}

/* Power under way by region is that of the projects. */
static bool pipeline_is_counted(const struct lc_world *w)
{
    double mw[LC_MAX_REGIONS] = {0};
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        mw[p->region] += p->kind <= LC_KIND_REFIT ? p->size : 0;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        const double kept = w->grid[r].pipeline_mw + w->grid[r].refit_mw;
        if (fabs(kept - mw[r]) > LC_ROUNDING * fmax(1, mw[r])) {
            return false;
        }
    }
    return true;
}

/* Money promised is never negative but for rounding. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        const double committed = w->market[m].committed_musd;
        if (!(committed > -1)) {
            snprintf(why, size, "market %u has committed %g M$", m, committed);
            return false;
        }
    }
    if (!pipeline_is_counted(w)) {
        snprintf(why, size, "power under way differs from the projects under way");
        return false;
    }
    return true;
}

const struct lc_agent_ops lc_agent_construction = {
    .name = "construction", .id = LC_AGENT_CONSTRUCTION, .handle = handle, .invariant = invariant};

#include "world/withdraw.h"

#include "world/account.h"
#include "world/build.h"
#include "world/crew_ops.h"
#include "world/factory_ops.h"
#include "world/grid_ops.h"

#include <math.h>
#include <string.h>

void lc_request_unqueue(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    struct lc_grid *g = &w->grid[r->region];
    for (size_t i = 0; i < g->n_queue; i++) {
        if (g->queue[i] == request) {
            memmove(&g->queue[i], &g->queue[i + 1], (g->n_queue - i - 1) * sizeof *g->queue);
            g->n_queue--;
            g->queue_mw = g->n_queue > 0 ? g->queue_mw - r->mw : 0;
            break;
        }
    }
    lc_engine_cancel(w->engine, r->event);
    lc_engine_cancel(w->engine, r->withdraw);
    r->event = r->withdraw = LC_NO_HANDLE;
}

void lc_request_drop(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    struct lc_grid *g = &w->grid[r->region];
    switch (r->state) {
    case LC_REQUEST_STUDY:
        lc_engine_cancel(w->engine, r->event);
        g->study_mw = fmax(0, g->study_mw - r->mw);
        break;
    case LC_REQUEST_QUEUE:
        lc_request_unqueue(w, request);
        lc_transformers_release(w, r->mw);
        break;
    case LC_REQUEST_PLANT:
        g->plant_wait_mw = fmax(0, g->plant_wait_mw - r->mw);
        break;
    case LC_REQUEST_CONNECT:
        lc_engine_cancel(w->engine, r->event);
        g->granted_mw -= r->mw;
        break;
    case LC_REQUEST_GRANTED:
        lc_account_measure(w, LC_MEASURE_FIRM_POWER, r->region, lc_payer_of(w, r->project), -r->mw);
        g->granted_mw -= r->mw;
        break;
    case LC_REQUEST_GONE:
        break;
    }
    r->state = LC_REQUEST_GONE;
}

static void drop_order(struct lc_world *w, struct lc_project *p)
{
    if (p->order != LC_NOBODY) {
        w->orders.items[p->order].open = false;
    }
    w->totals.units_lost += p->units_arrived;
    p->units_arrived = 0;
}

/* The request that a plant was meant for goes back to the study. */
static void orphan_request(struct lc_world *w, const struct lc_project *p)
{
    w->grid[p->region].plant_pending_mw[p->owner] -= p->size;
    const bool on_site = lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_BEHIND_METER) > 0;
    if (!on_site || p->serves_request == LC_NOBODY) {
        lc_transformers_release(w, p->size);
    }
    const struct lc_graph *g = &w->spec.graph[p->kind];
    for (int i = 0; i < g->n_phases; i++) {
        if (g->phase[i].gate == LC_GATE_EQUIPMENT && lc_phase_is(p, i, LC_PHASE_RUNNING)) {
            lc_maker_release(w, lc_ref(w->model, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_MAKER),
                             p->size);
        }
    }
    if (p->serves_request == LC_NOBODY) {
        w->grid[p->region].programme_pending_mw -=
            p->size * lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_FIRM_SHARE);
        return;
    }
    struct lc_request *r = &w->requests.items[p->serves_request];
    if (r->state == LC_REQUEST_PLANT) {
        w->grid[r->region].plant_wait_mw = fmax(0, w->grid[r->region].plant_wait_mw - r->mw);
        w->grid[r->region].study_mw += r->mw;
        r->state = LC_REQUEST_STUDY;
        r->plant = LC_NOBODY;
        r->event = lc_engine_after(w->engine, 0, LC_EV_POWER_STUDIED, p->serves_request, r->region);
    }
}

static void drop_by_kind(struct lc_world *w, struct lc_project *p)
{
    if (p->kind <= LC_KIND_REFIT) {
        struct lc_market *m = &w->market[p->market];
        m->committed_musd -= p->capital_musd - p->paid_musd + p->it_committed_musd;
        p->it_committed_musd = 0;
        w->flows.cancelled_mw += p->size;
        drop_order(w, p);
    }
    if (p->kind == LC_KIND_REFIT) {
        lc_factory_set_state(w, p->factory, LC_FACTORY_VACANT);
    } else if (p->kind == LC_KIND_FACTORY) {
        if (p->request != LC_NOBODY) {
            lc_request_drop(w, p->request);
        } else if (p->gate_open[LC_GATE_POWER]) {
            w->grid[p->region].granted_mw -= p->size; /* granted before the start */
        }
    } else if (p->kind == LC_KIND_PLANT) {
        orphan_request(w, p);
    } else {
        const uint32_t stage = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_STAGE);
        const uint32_t market = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_MARKET);
        w->market[market].stage[stage].building -= p->gain;
    }
}

void lc_project_withdraw(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    if (p->state != LC_PROJECT_ACTIVE) {
        return;
    }
    p->state = LC_PROJECT_WITHDRAWN;
    for (int i = 0; i < w->spec.graph[p->kind].n_phases; i++) {
        lc_engine_cancel(w->engine, p->phase[i].event);
        lc_engine_cancel(w->engine, p->phase[i].withdraw);
    }
    w->flows.sunk_musd[w->spec.graph[p->kind].layer] += p->paid_musd;
    lc_crew_drop(w, project);
    drop_by_kind(w, &w->projects.items[project]);
    lc_project_retire(w, project);
}

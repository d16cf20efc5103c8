/* Energy: interconnection requests, grants from headroom, plants for AI demand, equipment makers.
 */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "world/account.h"
#include "world/build.h"
#include "world/crew_ops.h"
#include "world/grid_ops.h"
#include "world/grid_queue.h"
#include "world/withdraw.h"

#include <math.h>
#include <stdio.h>

/* ---- requests ---- */

static void study(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_STUDY, w->projects.items[r->project].key, r->studies++);
    const double months =
        lc_draw_lognormal(&s, lc_value(w, LC_T_REGIONS, r->region, LC_REGION_STUDY_MONTHS),
                          lc_param(w, LC_P_STUDY_SIGMA));
    const struct lc_project *p = &w->projects.items[r->project];
    const double left = lc_now(w) == w->start ? 1 - p->head_start : 1;
    r->state = LC_REQUEST_STUDY;
    w->grid[r->region].study_mw += r->mw;
    r->event = lc_engine_after(w->engine, lc_time_from_months(months * left), LC_EV_POWER_STUDIED,
                               request, r->region);
}

static void grant(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    r->state = LC_REQUEST_GRANTED;
    w->flows.granted_mw[r->region] += r->mw;
    const double musd = r->mw *
                        lc_value(w, LC_T_REGIONS, r->region, LC_REGION_CONNECTION_USD_PER_KW) /
                        LC_USD_PER_KUSD;
    lc_account_outlay(w, LC_OUTLAY_GRID, r->region, lc_payer_of(w, r->project), musd);
    lc_account_measure(w, LC_MEASURE_FIRM_POWER, r->region, lc_payer_of(w, r->project), r->mw);
    lc_project_open_gate(w, r->project, LC_GATE_POWER);
}

static void enter_queue(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    struct lc_grid *g = &w->grid[r->region];
    LC_GROW(g->queue, g->queue_room, g->n_queue + 1);
    g->queue[g->n_queue++] = request;
    g->queue_mw += r->mw;
    r->state = LC_REQUEST_QUEUE;
    r->connectable = lc_transformers_book(w, r->mw); /* new capacity needs new ones */
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_QUEUE, w->projects.items[r->project].key, r->tries++);
    const double rate = lc_param(w, LC_P_QUEUE_WITHDRAW);
    if (rate > 0) {
        const lc_time wait = lc_time_from_years(lc_draw_exponential(&s, 1) / rate);
        r->withdraw = lc_after(w, wait, LC_EV_POWER_REFUSED, request, r->region);
    }
    const lc_time patience = lc_time_from_years(lc_param(w, LC_P_GRID_PATIENCE_YEARS));
    r->event = lc_engine_after(w->engine, patience, LC_EV_POWER_STUDIED, request, r->region);
}

static double grid_wait_years(const struct lc_world *w, const struct lc_request *r)
{
    const struct lc_grid *g = &w->grid[r->region];
    const double own = r->state == LC_REQUEST_QUEUE ? 0 : r->mw; /* in the queue already */
    const double ahead = g->queue_mw + own - lc_grid_headroom_mw(w, r->region);
    return fmax(0, ahead) /
           fmax(1, lc_value(w, LC_T_REGIONS, r->region, LC_REGION_GRID_ADDITIONS_MW_PER_YEAR));
}

/* What waiting and paying for power over the contract are worth, M$/MW, in units of the choice's
 * spread. */
static double utility(const struct lc_world *w, double usd_per_mwh, double wait_years)
{
    const double idle = lc_param(w, LC_P_IDLE_SHARE);
    const double load = idle + (1 - idle) * lc_param(w, LC_P_UTILISATION_TARGET);
    const double power = lc_param(w, LC_P_PLANT_CONTRACT_YEARS) * LC_HOURS_PER_YEAR * load *
                         usd_per_mwh / LC_USD_PER_MUSD;
    const double delay = lc_param(w, LC_P_SPEED_VALUE_MUSD_PER_MW_YEAR) * wait_years;
    return -(power + delay) / lc_param(w, LC_P_PLANT_SCALE_MUSD_PER_MW);
}

/* Technology of a new plant for the request, or n_technologies for the grid: a logit. Before the
 * study only plants on the factory's site compete, and the grid's wait includes the study. */
static uint32_t choose_supply(const struct lc_world *w, uint32_t request, bool before_study)
{
    const struct lc_request *r = &w->requests.items[request];
    const struct lc_grid *g = &w->grid[r->region];
    double weight[LC_MAX_TECHNOLOGIES + 1] = {0};
    double value[LC_MAX_TECHNOLOGIES + 1];
    double best = -INFINITY;
    const double own = r->state == LC_REQUEST_QUEUE ? 0 : r->mw;
    const double study_months = lc_value(w, LC_T_REGIONS, r->region, LC_REGION_STUDY_MONTHS);
    const double study_years = before_study ? study_months / LC_MONTHS_PER_YEAR : 0;
    for (uint32_t t = 0; t <= w->n_technologies; t++) {
        value[t] = -INFINITY;
        if (t == w->n_technologies) {
            const double connection =
                lc_value(w, LC_T_REGIONS, r->region, LC_REGION_CONNECTION_USD_PER_KW) /
                LC_USD_PER_KUSD;
            value[t] = utility(w, g->price_usd_per_mwh, grid_wait_years(w, r) + study_years) -
                       connection / lc_param(w, LC_P_PLANT_SCALE_MUSD_PER_MW);
        } else {
            const double firm = lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_FIRM_SHARE);
            const double unit = lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_UNIT_MW);
            const bool is_wanted =
                (g->queue_mw + own) / firm >= unit; /* a large unit needs enough takers */
            const bool has_sites =
                lc_technology_sites_mw(w, t, r->region) >= fmax(unit, r->mw / firm);
            const bool is_on_site =
                lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_BEHIND_METER) > 0;
            const bool is_sold = lc_now(w) >= lc_date_cell(w->model, LC_T_TECHNOLOGIES, t,
                                                           LC_TECHNOLOGY_AVAILABLE_FROM);
            if (is_wanted && has_sites && is_sold && (is_on_site || !before_study)) {
                value[t] =
                    utility(w, lc_technology_cost(w, t, r->region), lc_technology_years(w, t));
            }
        }
        best = fmax(best, value[t]);
    }
    for (uint32_t t = 0; t <= w->n_technologies; t++) {
        weight[t] = exp(value[t] - best);
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PLANT, w->projects.items[r->project].key,
                    2 * (uint64_t)(r->studies + r->tries) + before_study);
    return lc_draw_index(&s, weight, w->n_technologies + 1);
}

static void propose(struct lc_world *w, uint32_t request, uint32_t technology)
{
    struct lc_request *r = &w->requests.items[request];
    r->tries++; /* a plant that is given up is not proposed again with the same draws */
    r->state = LC_REQUEST_PLANT;
    w->grid[r->region].plant_wait_mw += r->mw;
    r->event = lc_engine_after(w->engine, 0, LC_EV_PLANT_PROPOSED, request, technology);
}

/* A plant on the factory's own site needs no interconnection study; everything else is studied
 * first. */
static void request_power(struct lc_world *w, uint32_t project)
{
    const uint32_t id = lc_request_new(w, project);
    const uint32_t choice = choose_supply(w, id, true);
    if (choice < w->n_technologies) {
        propose(w, id, choice);
    } else {
        study(w, id);
    }
}

/* The study is over, or patience with the queue: take headroom, propose a plant, or wait (on). */
static void decide(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    struct lc_grid *g = &w->grid[r->region];
    const bool was_queued = r->state == LC_REQUEST_QUEUE;
    r->event = LC_NO_HANDLE;
    if (r->state == LC_REQUEST_STUDY) {
        g->study_mw = fmax(0, g->study_mw - r->mw);
    }
    if (!was_queued && g->n_queue == 0 && lc_grid_headroom_mw(w, r->region) >= r->mw) {
        lc_request_connect(w, request, lc_now(w)); /* spare capacity comes with its substations */
        return;
    }
    const uint32_t choice = choose_supply(w, request, false);
    if (choice < w->n_technologies) {
        if (was_queued) {
            lc_request_unqueue(w, request);
            lc_transformers_release(w, r->mw);
        }
        propose(w, request, choice);
    } else if (!was_queued) {
        enter_queue(w, request);
    } else {
        r->studies++;
        const lc_time patience = lc_time_from_years(lc_param(w, LC_P_GRID_PATIENCE_YEARS));
        r->event = lc_engine_after(w->engine, patience, LC_EV_POWER_STUDIED, request, r->region);
    }
}

static void refuse(struct lc_world *w, uint32_t request)
{
    struct lc_request *r = &w->requests.items[request];
    r->withdraw = LC_NO_HANDLE;
    lc_request_unqueue(w, request);
    lc_transformers_release(w, r->mw);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_QUEUE, w->projects.items[r->project].key,
                    (uint64_t)LC_MAX_EVENTS + r->tries);
    if (lc_draw_uniform(&s) < lc_param(w, LC_P_REREQUEST_SHARE)) {
        study(w, request);
    } else {
        r->state = LC_REQUEST_GONE;
        lc_engine_after(w->engine, 0, LC_EV_PROJECT_WITHDRAW, r->project, 0);
    }
}

/* ---- plants ---- */

static void propose_plant(struct lc_world *w, uint32_t request, uint32_t technology)
{
    struct lc_request *r = &w->requests.items[request];
    if (r->state != LC_REQUEST_PLANT) {
        return;
    }
    const struct lc_project *customer = &w->projects.items[r->project];
    const double firm = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_FIRM_SHARE);
    const double unit = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_UNIT_MW);
    const double nameplate = fmax(r->mw / firm, unit);
    const struct lc_project_request plan = {
        .kind = LC_KIND_PLANT,
        .owner = technology,
        .region = r->region,
        .size = nameplate,
        .capital_musd =
            nameplate * lc_technology_overnight(w, technology, r->region) / LC_USD_PER_KUSD,
        .key = lc_project_key(LC_T_TECHNOLOGIES, (uint32_t)customer->key,
                              (uint32_t)(customer->key >> 32) + r->studies + r->tries),
        .pull = customer->pull};
    const uint32_t id = lc_project_new(w, &plan);
    w->projects.items[id].serves_request = request;
    w->requests.items[request].plant = id;
    w->grid[plan.region].plant_pending_mw[technology] += nameplate;
    if (lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_BEHIND_METER) <= 0) {
        w->requests.items[request].connectable = lc_transformers_book(w, nameplate);
    }
    lc_project_begin(w, id, 0);
}

/* A plant of the utilities' programme: its power becomes headroom for whoever is first in the
 * queue. */
static void programme_plant(struct lc_world *w, uint32_t region, uint32_t technology)
{
    const double nameplate = lc_value(w, LC_T_TECHNOLOGIES, technology, LC_TECHNOLOGY_UNIT_MW);
    const struct lc_project_request plan = {
        .kind = LC_KIND_PLANT,
        .owner = technology,
        .region = region,
        .size = nameplate,
        .capital_musd =
            nameplate * lc_technology_overnight(w, technology, region) / LC_USD_PER_KUSD,
        .key = lc_project_key(LC_T_GRID, region, w->grid[region].programme_projects++),
        .pull = w->grid[region].programme_pull};
    lc_project_begin(w, lc_project_new(w, &plan), 0);
    lc_transformers_book(w, nameplate);
}

static void energise_plant(struct lc_world *w, uint32_t project)
{
    const struct lc_project *p = &w->projects.items[project];
    struct lc_grid *g = &w->grid[p->region];
    struct lc_plants *all = &w->plants;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    struct lc_plant *plant = &all->items[id];
    *plant = (struct lc_plant){.project = project};
    plant->firm_mw = p->size * lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_FIRM_SHARE);
    plant->capital_usd_per_mwh =
        lc_technology_cost(w, p->owner, p->region) - lc_technology_running(w, p->owner, p->region);
    g->plant_firm_mw[p->owner] += plant->firm_mw;
    g->plant_nameplate_mw[p->owner] += p->size;
    g->plant_pending_mw[p->owner] -= p->size;
    g->plant_capital_usd_per_hour += plant->firm_mw * plant->capital_usd_per_mwh;
    g->plant_supply_mw += plant->firm_mw;
    g->programme_pending_mw -= p->serves_request == LC_NOBODY ? plant->firm_mw : 0;
    w->technology_built_gw[p->owner] += p->size / LC_MW_PER_GW;
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PLANT, p->key, 0);
    const double life =
        lc_draw_gamma(&s, lc_param(w, LC_P_PLANT_LIFE_SHAPE),
                      lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_LIFE_YEARS));
    lc_after(w, lc_time_from_years(life), LC_EV_PLANT_RETIRED, id, p->owner);
    struct lc_request *r =
        p->serves_request == LC_NOBODY ? NULL : &w->requests.items[p->serves_request];
    if (r != NULL && r->state == LC_REQUEST_PLANT && r->plant == project) {
        g->plant_wait_mw = fmax(0, g->plant_wait_mw - r->mw);
        const bool on_site =
            lc_value(w, LC_T_TECHNOLOGIES, p->owner, LC_TECHNOLOGY_BEHIND_METER) > 0;
        lc_request_connect(w, p->serves_request, on_site ? lc_now(w) : r->connectable);
    }
    lc_grid_serve(w, p->region);
}

static void retire_plant(struct lc_world *w, uint32_t plant)
{
    struct lc_plant *x = &w->plants.items[plant];
    struct lc_project *p = &w->projects.items[x->project];
    struct lc_grid *g = &w->grid[p->region];
    lc_staff_dismiss(w, p->region, p->staff);
    g->plant_firm_mw[p->owner] -= x->firm_mw;
    g->plant_nameplate_mw[p->owner] -= p->size;
    g->plant_capital_usd_per_hour -= x->firm_mw * x->capital_usd_per_mwh;
    g->plant_supply_mw -= x->firm_mw;
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_POWER_REQUEST:
        request_power(w, e->a);
        break;
    case LC_EV_POWER_STUDIED:
        decide(w, e->a);
        break;
    case LC_EV_POWER_GRANTED:
        grant(w, e->a);
        break;
    case LC_EV_POWER_REFUSED:
        refuse(w, e->a);
        break;
    case LC_EV_PLANT_PROPOSED:
        propose_plant(w, e->a, e->b);
        break;
    case LC_EV_PLANT_PROGRAMMED:
        programme_plant(w, e->a, e->b);
        break;
    case LC_EV_PLANT_EQUIPPED:
        lc_project_open_gate(w, e->a, LC_GATE_EQUIPMENT);
        break;
    case LC_EV_PLANT_ENERGISED:
        energise_plant(w, e->a);
        break;
    case LC_EV_PLANT_RETIRED:
        retire_plant(w, e->a);
        break;
    default:
        break;
    }
}

/* MW assigned to a factory under way: by its request, or before the start. */
static double held_by_project(const struct lc_world *w, const struct lc_project *p)
{
    if (p->request == LC_NOBODY) {
        return p->gate_open[LC_GATE_POWER] ? p->size : 0;
    }
    const struct lc_request *r = &w->requests.items[p->request];
    return r->state == LC_REQUEST_CONNECT || r->state == LC_REQUEST_GRANTED ? r->mw : 0;
}

/* Power granted = factories in operation or empty (they keep it) + projects whose power is
 * assigned; live never exceeds it. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    double held[LC_MAX_REGIONS] = {0};
    for (size_t i = 0; i < w->factories.n; i++) {
        held[w->factories.items[i].region] += w->factories.items[i].facility_mw;
    }
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        held[p->region] += p->kind == LC_KIND_FACTORY ? held_by_project(w, p) : 0;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        const struct lc_grid *g = &w->grid[r];
        if (fabs(held[r] - g->granted_mw) > LC_ROUNDING * fmax(1, held[r]) ||
            g->live_mw > g->granted_mw * (1 + LC_ROUNDING_TIGHT) + LC_ROUNDING) {
            snprintf(why, size, "power in region %u: %.9g MW granted, %.9g held, %.9g live", r,
                     g->granted_mw, held[r], g->live_mw);
            return false;
        }
    }
    return true;
}

const struct lc_agent_ops lc_agent_energy = {
    .name = "energy", .id = LC_AGENT_ENERGY, .handle = handle, .invariant = invariant};

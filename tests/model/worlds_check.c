#include "model/worlds.h"

#include "base/units.h"
#include "world/world.h"

#include <float.h>
#include <math.h>
#include <stdio.h>

#define TOLERANCE 1e-6 /* relative, of sums that are kept up by additions and subtractions */

struct looking {
    const struct lc_world *w;
    const double *margin;
    char *why;
    size_t size;
};

#define COMPLAIN(k, ...) (snprintf((k)->why, (k)->size, __VA_ARGS__), false)

static bool is_near(double a, double b)
{
    return fabs(a - b) <= TOLERANCE * fmax(1, fmax(fabs(a), fabs(b)));
}

/* ---- workers ---- */

/* A crew belongs to a phase that runs, of a project under way. */
static bool crews_have_work(const struct looking *k)
{
    const struct lc_world *w = k->w;

    for (size_t i = 0; i < w->postings.n; i++) {
        const struct lc_posting *p = &w->postings.items[i];
        const struct lc_project *owner = &w->projects.items[p->project];

        if (p->state == LC_POSTING_FREE) {
            continue;
        }
        if (owner->state != LC_PROJECT_ACTIVE || !lc_phase_is(owner, p->phase, LC_PHASE_RUNNING)) {
            return COMPLAIN(k, "crew %zu is held by a project or phase that has ended", i);
        }
        if (p->state != LC_POSTING_LINE && (p->granted == 0 || p->granted > p->want)) {
            return COMPLAIN(k, "crew %zu has %u of %u workers", i, p->granted, p->want);
        }
    }
    return true;
}

static bool pools_are_sound(const struct looking *k)
{
    const struct lc_world *w = k->w;
    int64_t line[LC_MAX_REGIONS * LC_MAX_TRADES] = {0}, staff[LC_MAX_REGIONS * LC_MAX_TRADES] = {0};

    for (size_t i = 0; i < w->postings.n; i++) {
        const struct lc_posting *c = &w->postings.items[i];

        line[c->region * w->n_trades + c->trade] += c->state == LC_POSTING_LINE ? c->want : 0;
    }
    for (uint32_t t = 0; t < w->n_trades; t++) {
        for (size_t i = 0; i < w->projects.n; i++) { /* plants and lines keep theirs when done */
            const struct lc_project *p = &w->projects.items[i];

            staff[p->region * w->n_trades + t] += p->staff[t];
        }
        for (size_t i = 0; i < w->factories.n; i++) {
            const struct lc_factory *f = &w->factories.items[i];

            staff[f->region * w->n_trades + t] += f->staff[t];
        }
    }
    for (uint32_t i = 0; i < w->n_regions * w->n_trades; i++) {
        const struct lc_labour *l = &w->labour[i];

        if (l->pool.capacity < 0 || l->pool.busy < 0 || l->pool.busy > l->pool.capacity ||
            !(l->base_workers >= 0) || !(l->apprentices >= 0)) {
            return COMPLAIN(k, "pool %u: %lld of %lld busy, %g workers, %g apprentices", i,
                            (long long)l->pool.busy, (long long)l->pool.capacity, l->base_workers,
                            l->apprentices);
        }
        if (l->pool.waiting_want != line[i] || l->permanent != staff[i]) {
            return COMPLAIN(k, "pool %u: %lld wait and %lld stay, %lld and %lld are known", i,
                            (long long)l->pool.waiting_want, (long long)l->permanent,
                            (long long)line[i], (long long)staff[i]);
        }
    }
    return crews_have_work(k);
}

/* ---- power ---- */

static bool requests_are_counted(const struct looking *k)
{
    const struct lc_world *w = k->w;
    double mw[LC_MAX_REGIONS][LC_REQUEST_GONE + 1] = {{0}};
    size_t queued[LC_MAX_REGIONS] = {0};

    for (size_t i = 0; i < w->requests.n; i++) {
        const struct lc_request *r = &w->requests.items[i];

        mw[r->region][r->state] += r->mw;
        queued[r->region] += r->state == LC_REQUEST_QUEUE;
        if (r->state < LC_REQUEST_GRANTED &&
            w->projects.items[r->project].state != LC_PROJECT_ACTIVE) {
            return COMPLAIN(k, "request %zu of a project that has ended", i);
        }
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        const struct lc_grid *g = &w->grid[r];

        if (queued[r] != g->n_queue || !is_near(mw[r][LC_REQUEST_QUEUE], g->queue_mw) ||
            !is_near(mw[r][LC_REQUEST_STUDY], g->study_mw) ||
            !is_near(mw[r][LC_REQUEST_PLANT], g->plant_wait_mw)) {
            return COMPLAIN(k, "region %u: queue %g, study %g, plants %g MW; kept %g, %g, %g", r,
                            mw[r][LC_REQUEST_QUEUE], mw[r][LC_REQUEST_STUDY],
                            mw[r][LC_REQUEST_PLANT], g->queue_mw, g->study_mw, g->plant_wait_mw);
        }
    }
    return true;
}

static bool grids_are_sound(const struct looking *k)
{
    const struct lc_world *w = k->w;

    for (uint32_t r = 0; r < w->n_regions; r++) {
        const struct lc_grid *g = &w->grid[r];
        const double least = -TOLERANCE * fmax(1, g->granted_mw);

        if (!(g->firm_total_mw >= least) || !(g->granted_mw >= least) || !(g->live_mw >= 0) ||
            !(g->live_h100e >= 0) || !(g->others_ahead_mw >= 0) || !(g->pipeline_mw >= 0) ||
            !(g->refit_mw >= 0) || !(g->programme_mw >= least)) {
            return COMPLAIN(k, "region %u has less than nothing: %g %g %g %g %g %g", r,
                            g->firm_total_mw, g->granted_mw, g->live_mw, g->others_ahead_mw,
                            g->pipeline_mw, g->programme_mw);
        }
        for (uint32_t t = 0; t < w->n_technologies; t++) {
            const double low = -TOLERANCE * fmax(1, w->technology_built_gw[t] * LC_MW_PER_GW);

            if (!(g->plant_pending_mw[t] >= low) || !(g->plant_nameplate_mw[t] >= low)) {
                return COMPLAIN(k, "region %u technology %u: %g MW pending, %g built", r, t,
                                g->plant_pending_mw[t], g->plant_nameplate_mw[t]);
            }
        }
    }
    return requests_are_counted(k);
}

/* ---- chips ---- */

static bool stages_are_sound(const struct looking *k)
{
    const struct lc_world *w = k->w;
    double building[LC_MAX_MARKETS][LC_MAX_STAGES] = {{0}}, largest = 0;
    const struct lc_project *p;

    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        if (p->kind >= LC_KIND_FAB) {
            building[lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_MARKET)]
                    [lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_STAGE)] += p->gain;
        }
    }
    for (size_t i = 0; i < w->projects.n; i++) {
        largest = fmax(largest, w->projects.items[i].gain);
    }
    /* What is left of a sum of far larger terms is known as well as they are. */
    const double rounding = (double)w->projects.n * DBL_EPSILON * largest;
    for (uint32_t m = 0; m < w->n_markets; m++) {
        for (uint32_t s = 0; s < w->n_stages; s++) {
            const struct lc_stage *stage = &w->market[m].stage[s];

            if (!(stage->stock >= -TOLERANCE) || !(stage->backlog >= 0) ||
                (!is_near(stage->building, building[m][s]) &&
                 fabs(stage->building - building[m][s]) > rounding)) {
                return COMPLAIN(k, "market %u stage %u: stock %g, backlog %g, building %g of %g", m,
                                s, stage->stock, stage->backlog, stage->building, building[m][s]);
            }
        }
    }
    return true;
}

static bool orders_are_sound(const struct looking *k)
{
    const struct lc_world *w = k->w;

    for (size_t i = 0; i < w->orders.n; i++) {
        const struct lc_order *o = &w->orders.items[i];

        if (!(o->shipped >= 0) || !(o->shipped <= o->units * (1 + TOLERANCE))) {
            return COMPLAIN(k, "order %zu: %g shipped of %g", i, o->shipped, o->units);
        }
        if (o->open && w->projects.items[o->project].state != LC_PROJECT_ACTIVE) {
            return COMPLAIN(k, "order %zu is open, its project has ended", i);
        }
    }
    for (size_t i = 0; i < w->factories.n; i++) {
        const struct lc_factory *f = &w->factories.items[i];

        if (!(f->units >= 0) || !(f->live_mw <= f->facility_mw * (1 + TOLERANCE))) {
            return COMPLAIN(k, "factory %zu: %g chips, %g MW of %g", i, f->units, f->live_mw,
                            f->facility_mw);
        }
    }
    return true;
}

/* ---- projects ---- */

static bool crews_are_coming(const struct lc_world *w, const struct lc_project *p, int phase)
{
    for (uint32_t i = p->first_posting; i != LC_NOBODY; i = w->postings.items[i].next) {
        const struct lc_posting *c = &w->postings.items[i];

        if (c->phase == phase &&
            (c->state == LC_POSTING_LINE || lc_engine_is_pending(w->engine, c->event))) {
            return true;
        }
    }
    return false;
}

static bool power_is_coming(const struct lc_world *w, const struct lc_project *p)
{
    if (p->request == LC_NOBODY) {
        return false;
    }
    const struct lc_request *r = &w->requests.items[p->request];

    return r->state == LC_REQUEST_QUEUE || lc_engine_is_pending(w->engine, r->event) ||
           (r->state == LC_REQUEST_PLANT && r->plant != LC_NOBODY &&
            w->projects.items[r->plant].state == LC_PROJECT_ACTIVE);
}

static bool chips_are_coming(const struct lc_world *w, const struct lc_project *p)
{
    if (p->order == LC_NOBODY) {
        return false;
    }
    const struct lc_order *o = &w->orders.items[p->order];

    return o->open || o->shipped > p->units_arrived;
}

/* Whether a phase that is due, or runs, waits for something that is still to come. */
static bool phase_can_go_on(const struct lc_world *w, const struct lc_project *p, int i)
{
    const enum lc_gate gate = w->spec.graph[p->kind].phase[i].gate;
    const bool is_shut = !p->gate_open[gate];

    if (lc_engine_is_pending(w->engine, p->phase[i].event)) {
        return true;
    }
    if (lc_phase_is(p, i, LC_PHASE_READY)) {
        return gate == LC_GATE_CHIPS && is_shut && chips_are_coming(w, p);
    }
    return crews_are_coming(w, p, i) ||
           (gate == LC_GATE_POWER && is_shut && power_is_coming(w, p)) ||
           (gate == LC_GATE_EQUIPMENT && is_shut);
}

static bool projects_can_go_on(const struct looking *k)
{
    const struct lc_world *w = k->w;
    const struct lc_project *p;

    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        bool is_alive = false;

        for (int f = 0; f < w->spec.graph[p->kind].n_phases; f++) {
            const bool is_due =
                lc_phase_is(p, f, LC_PHASE_READY) || lc_phase_is(p, f, LC_PHASE_RUNNING);

            is_alive = is_alive || (is_due && phase_can_go_on(w, p, f));
        }
        if (!is_alive) {
            return COMPLAIN(k, "a project of kind %s waits for nothing that can come",
                            lc_project_kind_names[p->kind]);
        }
    }
    return true;
}

static bool seats_are_sound(const struct looking *k)
{
    const struct lc_world *w = k->w;

    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];

        if (!(s->spend_busd_per_year >= 0) || !isfinite(s->spend_busd_per_year) ||
            !(s->adopted_share >= 0 && s->adopted_share <= 1 + TOLERANCE)) {
            return COMPLAIN(k, "seats %u spend %g at a share of %g", i, s->spend_busd_per_year,
                            s->adopted_share);
        }
    }
    return true;
}

/* Tokens are served by compute that is there: what the seats of a market pay for compute is what
 * its clearing rented to them, and no more chips than there are earn it. */
static bool tokens_are_served(const struct looking *k)
{
    const struct lc_world *w = k->w;
    double paid[LC_MAX_MARKETS] = {0};

    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];

        paid[s->market] += s->served_spend_busd_per_year / (1 + k->margin[s->family]);
    }
    for (uint32_t m = 0; m < w->n_markets; m++) {
        const struct lc_market *at = &w->market[m];
        const double inference = at->inference_busd_per_year * (1 - at->unserved_share);

        if (!is_near(paid[m], inference)) {
            return COMPLAIN(k, "market %u serves tokens for %.9g G$ a year of compute for %.9g", m,
                            paid[m], inference);
        }
        const double busy = paid[m] * LC_USD_PER_BUSD / (LC_HOURS_PER_YEAR * at->rent_usd_per_hour);

        /* where hardly any demand is served its share has few digits */
        if (busy > at->supply_h100e * (1 + TOLERANCE) + LC_ROUNDING_ONE * at->demand_h100e) {
            return COMPLAIN(k, "market %u serves tokens with %.9g H100e of %.9g", m, busy,
                            at->supply_h100e);
        }
    }
    return true;
}

bool world_is_sound(const struct lc_world *w, const double *margin, bool is_end, char *why,
                    size_t size)
{
    const struct looking k = {w, margin, why, size};

    return pools_are_sound(&k) && grids_are_sound(&k) && stages_are_sound(&k) &&
           orders_are_sound(&k) && seats_are_sound(&k) && tokens_are_served(&k) &&
           (!is_end || projects_can_go_on(&k));
}

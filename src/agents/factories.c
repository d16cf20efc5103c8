/* AI factories: commissioning, failure and retirement of chips. */
#include "agents/agent.h"

#include "base/units.h"
#include "world/account.h"
#include "world/crew_ops.h"
#include "world/factory_ops.h"

#include <math.h>
#include <stdio.h>

static void set_chips(struct lc_world *w, uint32_t factory, double units)
{
    struct lc_factory *f = &w->factories.items[factory];
    struct lc_installed *chips = &w->factories.chips[factory];
    struct lc_grid *g = &w->grid[f->region];
    const struct lc_generation *gen = &w->generations.items[f->generation];
    struct lc_builder *b = &w->builders[f->builder];
    b->live_mw = fmax(0, b->live_mw - f->live_mw);
    g->live_mw = fmax(0, g->live_mw - f->live_mw); /* rounding must not leave less than nothing */
    g->live_h100e = fmax(0, g->live_h100e - chips->h100e);
    f->units = units;
    chips->h100e = units * gen->h100e;
    f->live_mw =
        fmin(f->facility_mw, units * gen->it_kw / LC_KW_PER_MW * (f->facility_mw / f->it_mw));
    b->live_mw += f->live_mw;
    g->live_mw += f->live_mw;
    g->live_h100e += chips->h100e;
}

/* Failures are written off once a year, as long as there are chips. */
static void arm_failure(struct lc_world *w, uint32_t factory)
{
    const struct lc_factory *f = &w->factories.items[factory];
    if (lc_now(w) + LC_MS_PER_YEAR < f->retire) {
        lc_after(w, LC_MS_PER_YEAR, LC_EV_CHIPS_FAIL, factory, f->builder);
    }
}

static void arm_chips(struct lc_world *w, uint32_t factory, lc_time retire)
{
    struct lc_factory *f = &w->factories.items[factory];
    f->retire = retire;
    lc_after(w, retire - lc_now(w), LC_EV_CHIPS_RETIRE, factory, f->builder);
    arm_failure(w, factory);
}

static double draw_life(const struct lc_world *w, const struct lc_factory *f)
{
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_CHIP_LIFE, f->key, f->refits);
    return lc_draw_lognormal(&s, lc_param(w, LC_P_CHIP_LIFE_YEARS),
                             lc_param(w, LC_P_CHIP_LIFE_SIGMA));
}

static uint32_t new_factory(struct lc_world *w, const struct lc_project *p)
{
    const uint32_t id = lc_factory_add(w, p->owner, p->region, LC_FACTORY_OPERATING);
    struct lc_factory *f = &w->factories.items[id];
    f->key = p->key;
    f->facility_mw = p->size;
    f->it_mw = p->it_mw;
    return id;
}

/* The lead time that builders reckon with follows what was realised, by MW. */
static void learn_lead_time(struct lc_world *w, const struct lc_project *p)
{
    struct lc_market *m = &w->market[p->market];
    struct lc_grid *g = &w->grid[p->region];
    double pipeline = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        pipeline += lc_region_market(w, r) == p->market ? w->grid[r].pipeline_mw : 0;
    }
    const double realised = lc_years_between(p->proposed, lc_now(w));
    m->lead_years += (realised - m->lead_years) * p->size / (pipeline + p->size);
    g->lead_years += (realised - g->lead_years) * p->size / (g->pipeline_mw + p->size);
}

static void commission(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    const bool is_new = p->kind == LC_KIND_FACTORY;
    if (is_new) {
        p->factory = new_factory(w, p);
        if (p->proposed > w->start) {
            learn_lead_time(w, p);
        }
    } else {
        lc_factory_set_state(w, p->factory, LC_FACTORY_OPERATING);
    }
    struct lc_factory *f = &w->factories.items[p->factory];
    f->generation = p->generation;
    w->factories.chips[p->factory].filled = lc_now(w);
    for (uint32_t t = 0; t < w->n_trades; t++) {
        f->staff[t] += p->staff[t];
        p->staff[t] = 0;
    }
    f->refits += !is_new;
    set_chips(w, p->factory, p->units_arrived);
    w->totals.units_installed += p->units_arrived;
    p->units_arrived = 0;
    struct lc_market *m = &w->market[p->market];
    m->committed_musd -= p->it_committed_musd + p->capital_musd - p->paid_musd;
    p->it_committed_musd = 0;
    p->paid_musd = p->capital_musd;
    w->flows.commissioned_mw[p->region] += f->live_mw;
    lc_account_measure(w, LC_MEASURE_FACILITY_POWER, p->region, lc_payer_of(w, project),
                       is_new ? f->facility_mw : 0);
    arm_chips(w, p->factory, lc_now(w) + lc_time_from_years(draw_life(w, f)));
}

static void fail_chips(struct lc_world *w, uint32_t factory)
{
    struct lc_factory *f = &w->factories.items[factory];
    const double failed = f->units * -expm1(-lc_param(w, LC_P_CHIP_FAILURE_PER_YEAR));
    w->totals.units_failed += failed;
    set_chips(w, factory, f->units - failed);
    arm_failure(w, factory);
}

static void retire_chips(struct lc_world *w, uint32_t factory)
{
    struct lc_factory *f = &w->factories.items[factory];
    w->flows.retired_mw += f->live_mw;
    w->totals.units_retired += f->units;
    set_chips(w, factory, 0);
    lc_factory_set_state(w, factory, LC_FACTORY_VACANT);
    lc_staff_dismiss(w, f->region, f->staff); /* an empty hall needs nobody */
}

static void start(struct lc_world *w)
{
    for (uint32_t i = 0; i < w->factories.n; i++) {
        arm_chips(w, i, w->factories.items[i].retire);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_FACTORY_LIVE:
        commission(w, e->a);
        break;
    case LC_EV_CHIPS_FAIL:
        fail_chips(w, e->a);
        break;
    case LC_EV_CHIPS_RETIRE:
        retire_chips(w, e->a);
        break;
    default:
        break;
    }
}

/* The power of builders' factories is that of the regions'. */
static bool builders_are_counted(const struct lc_world *w)
{
    double builders = 0, regions = 0;
    for (uint32_t b = 0; b < w->n_builders; b++) {
        builders += w->builders[b].live_mw;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        regions += w->grid[r].live_mw;
    }
    return fabs(builders - regions) <= LC_ROUNDING * fmax(1, regions);
}

/* Factories that operate by region, and those that are vacant, are as many as are kept count of. */
static bool states_are_counted(const struct lc_world *w)
{
    int32_t operating[LC_MAX_REGIONS] = {0};
    size_t vacant = 0;
    for (size_t i = 0; i < w->factories.n; i++) {
        operating[w->factories.items[i].region] +=
            w->factories.items[i].state == LC_FACTORY_OPERATING;
        vacant += w->factories.items[i].state == LC_FACTORY_VACANT;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (operating[r] != w->grid[r].operating) {
            return false;
        }
    }
    return vacant == w->factories.vacant.n;
}

/* Units installed = alive + failed + retired; regional sums match the factories. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    double units = 0, mw = 0, regions = 0;
    for (size_t i = 0; i < w->factories.n; i++) {
        units += w->factories.items[i].units;
        mw += w->factories.items[i].live_mw;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        regions += w->grid[r].live_mw;
    }
    const struct lc_totals *t = &w->totals;
    const double accounted = units + t->units_failed + t->units_retired;
    if (fabs(accounted - t->units_installed) > LC_ROUNDING * fmax(1, accounted) ||
        fabs(mw - regions) > LC_ROUNDING * fmax(1, mw)) {
        snprintf(
            why, size,
            "factories: %.9g units installed, %.9g accounted for; %.9g MW live, %.9g by region",
            t->units_installed, accounted, mw, regions);
        return false;
    }
    if (!states_are_counted(w) || !builders_are_counted(w)) {
        snprintf(why, size, "factories: the states differ from the counts kept of them");
        return false;
    }
    return true;
}

const struct lc_agent_ops lc_agent_factories = {.name = "factories",
                                                .id = LC_AGENT_FACTORIES,
                                                .start = start,
                                                .handle = handle,
                                                .invariant = invariant};

/* AI factories: builders' reviews, commissioning, failure and retirement of chips, refits. */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "laws/finance.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/crew_ops.h"
#include "world/market_ops.h"

#include <math.h>
#include <stdio.h>

/* ---- in operation ---- */

static void set_chips(struct lc_world *w, struct lc_factory *f, double units)
{
    struct lc_grid *g = &w->grid[f->region];
    const struct lc_generation *gen = &w->generations.items[f->generation];
    g->live_mw = fmax(0, g->live_mw - f->live_mw); /* rounding must not leave less than nothing */
    g->live_h100e = fmax(0, g->live_h100e - f->h100e);
    f->units = units;
    f->h100e = units * gen->h100e;
    f->live_mw =
        fmin(f->facility_mw, units * gen->it_kw / LC_KW_PER_MW * (f->facility_mw / f->it_mw));
    g->live_mw += f->live_mw;
    g->live_h100e += f->h100e;
}

static void arm_chips(struct lc_world *w, uint32_t factory, lc_time retire)
{
    struct lc_factory *f = &w->factories.items[factory];
    f->retire = retire;
    f->retire_event = lc_engine_at(w->engine, retire, 128, LC_EV_CHIPS_RETIRE, factory, f->builder);
    f->fail_event =
        lc_engine_after(w->engine, LC_MS_PER_YEAR, LC_EV_CHIPS_FAIL, factory, f->builder);
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
    struct lc_factories *all = &w->factories;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    all->items[id] = (struct lc_factory){.key = p->key,
                                         .builder = (uint16_t)p->owner,
                                         .region = p->region,
                                         .market = p->market,
                                         .facility_mw = p->size,
                                         .it_mw = p->it_mw,
                                         .shares = p->shares};
    return id;
}

/* The lead time that builders reckon with follows what was realised, by MW. */
static void learn_lead_time(struct lc_world *w, const struct lc_project *p)
{
    struct lc_market *m = &w->market[p->market];
    double pipeline = 0, local = 0;
    for (size_t i = 0; i < w->projects.n_active; i++) {
        const struct lc_project *other = &w->projects.items[w->projects.active[i]];
        const bool counts = other->kind == LC_KIND_FACTORY;
        pipeline += counts && other->market == p->market ? other->size : 0;
        local += counts && other->region == p->region ? other->size : 0;
    }
    const double weight = p->size / (pipeline + p->size);
    const double realised = lc_years_between(p->proposed, lc_now(w));
    m->lead_years += (realised - m->lead_years) * weight;
    struct lc_grid *g = &w->grid[p->region];
    g->lead_years += (realised - g->lead_years) * p->size / (local + p->size);
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
    }
    struct lc_factory *f = &w->factories.items[p->factory];
    f->state = LC_FACTORY_OPERATING;
    f->generation = p->generation;
    f->filled = lc_now(w);
    f->shares = p->shares;
    f->operators += p->operators;
    f->refits += !is_new;
    set_chips(w, f, p->units_arrived);
    w->totals.units_installed += p->units_arrived;
    p->units_arrived = 0;
    struct lc_market *m = &w->market[p->market];
    m->committed_musd -= p->it_committed_musd + p->capital_musd - p->paid_musd;
    p->it_committed_musd = 0;
    p->paid_musd = p->capital_musd;
    w->flows.commissioned_mw[p->region] += f->live_mw;
    lc_ledger_post(&w->ledger, lc_now(w), w->spec.n_cost_lines + LC_MEASURE_FACILITY_POWER,
                   p->region, &p->shares, is_new ? f->facility_mw : 0);
    arm_chips(w, p->factory, lc_now(w) + lc_time_from_years(draw_life(w, f)));
}

static void fail_chips(struct lc_world *w, uint32_t factory)
{
    struct lc_factory *f = &w->factories.items[factory];
    const double failed = f->units * -expm1(-lc_param(w, LC_P_CHIP_FAILURE_PER_YEAR));
    w->totals.units_failed += failed;
    set_chips(w, f, f->units - failed);
    f->fail_event =
        lc_engine_after(w->engine, LC_MS_PER_YEAR, LC_EV_CHIPS_FAIL, factory, f->builder);
}

static void retire_chips(struct lc_world *w, uint32_t factory)
{
    struct lc_factory *f = &w->factories.items[factory];
    w->flows.retired_mw += f->live_mw;
    w->totals.units_retired += f->units;
    set_chips(w, f, 0);
    f->state = LC_FACTORY_VACANT;
    f->retire_event = LC_NO_HANDLE;
    lc_engine_cancel(w->engine, f->fail_event);
}

/* ---- the review ---- */

struct review {
    uint32_t builder, market, number;
    double funded_share,
        worthy_share;   /* of proposals: funded; worth it but for the mood of capital */
    double budget_musd; /* that may still be committed */
    double musd_per_mw; /* facility and IT */
    double it_musd_per_mw;
    double want_mw;
    struct lc_shares pull;
    uint32_t proposals;
};

/* What a builder may commit at this review (model-notes 3.7): the market's yearly capacity over the
 * lead time, less what is promised. */
static double budget(const struct lc_world *w, const struct review *v)
{
    const struct lc_market *m = &w->market[v->market];
    const double reach = m->lead_years + lc_param(w, LC_P_COMMITMENT_MARGIN_YEARS);
    const double free = m->capacity_busd_per_year * LC_MUSD_PER_BUSD * reach - m->committed_musd;
    const double share = lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_DEMAND_SHARE);
    return fmax(0, free) * fmin(1, lc_param(w, LC_P_COMMITMENT_CONCENTRATION) * share);
}

static double worthy_share(const struct lc_world *w, const struct review *v)
{
    const struct lc_market *m = &w->market[v->market];
    const double hurdle = lc_param(w, LC_P_HURDLE_RATE);
    const double own = hurdle + lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_HURDLE_ADD);
    const double q =
        m->q_smooth * hurdle / fmax(own, hurdle / 2); /* a higher hurdle asks for more */
    const double by_return =
        lc_funded_share(q, lc_param(w, LC_P_FUNDING_MIDPOINT), lc_param(w, LC_P_FUNDING_SLOPE));
    const double strategic = lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_STRATEGIC_SHARE);
    return strategic + (1 - strategic) * by_return;
}

static struct lc_stream *proposal_stream(const struct lc_world *w, struct lc_stream *s,
                                         const struct review *v, uint32_t topic)
{
    lc_world_stream(w, s, LC_DRAW_REVIEW,
                    lc_project_key(LC_TABLE_COUNT + v->builder, v->number, v->proposals), topic);
    return s;
}

/* What a builder thinks a site in a region is worth, M$/MW, relative to others. */
static double site_value(const struct lc_world *w, const struct review *v, uint32_t r)
{
    const double idle = lc_param(w, LC_P_IDLE_SHARE);
    const double load = idle + (1 - idle) * lc_param(w, LC_P_UTILISATION_TARGET);
    const struct lc_grid *g = &w->grid[r];
    const double build = lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW) *
                         lc_value(w, LC_T_REGIONS, r, LC_REGION_BUILD_COST_INDEX);
    const double permit =
        lc_value(w, LC_T_REGIONS, r, LC_REGION_PERMIT_MONTHS) / LC_MONTHS_PER_YEAR;
    const double wait =
        fmax(g->lead_years, permit + g->expected_wait_years) + lc_crew_wait_years(w, r);
    const double power = lc_param(w, LC_P_PLANT_CONTRACT_YEARS) * LC_HOURS_PER_YEAR * load *
                         g->price_usd_per_mwh / LC_USD_PER_MUSD;
    const bool at_home = lc_ref(w->model, LC_T_BUILDERS, v->builder, LC_BUILDER_HOME) == r;
    const double home =
        at_home ? lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_HOME_PREFERENCE_MUSD_PER_MW)
                : 0;
    return home + lc_value(w, LC_T_REGIONS, r, LC_REGION_INCENTIVE_MUSD_PER_MW) - build - power -
           lc_param(w, LC_P_SPEED_VALUE_MUSD_PER_MW_YEAR) * wait;
}

/* Region of a new factory: logit in cost, months to power and permit, price of power, incentives
 * and home, each region weighted by its size (workers, sites and firms come with it) and by what a
 * moratorium leaves; n_regions when none is left. */
static uint32_t choose_site(const struct lc_world *w, const struct review *v)
{
    const double scale = lc_param(w, LC_P_SITE_SCALE_MUSD_PER_MW);
    double value[LC_MAX_REGIONS], weight[LC_MAX_REGIONS] = {0};
    double best = -INFINITY, sum = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        value[r] = lc_region_market(w, r) == v->market ? site_value(w, v, r) / scale : -INFINITY;
        best = fmax(best, value[r]);
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        weight[r] = exp(value[r] - best) * lc_value(w, LC_T_REGIONS, r, LC_REGION_DEMAND_SHARE) *
                    (1 - lc_value(w, LC_T_REGIONS, r, LC_REGION_MORATORIUM_SHARE));
        sum += weight[r];
    }
    struct lc_stream s;
    proposal_stream(w, &s, v, 1);
    return sum > 0 ? lc_draw_index(&s, weight, w->n_regions) : w->n_regions;
}

static void commit(struct lc_world *w, struct review *v, uint32_t project, double it_musd)
{
    struct lc_project *p = &w->projects.items[project];
    p->it_committed_musd = it_musd;
    w->market[v->market].committed_musd += p->capital_musd + it_musd;
    v->budget_musd -= p->capital_musd + it_musd;
    w->flows.funded_mw += p->size;
}

static void propose_factory(struct lc_world *w, struct review *v, double mw)
{
    const uint32_t region = choose_site(w, v);
    if (region == w->n_regions) {
        w->builders[v->builder].refused_mw += mw;
        return;
    }
    const double pue = lc_value(w, LC_T_REGIONS, region, LC_REGION_PUE);
    const struct lc_project_request request = {
        .kind = LC_KIND_FACTORY,
        .owner = v->builder,
        .region = region,
        .size = mw,
        .capital_musd = mw * lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW) *
                        lc_value(w, LC_T_REGIONS, region, LC_REGION_BUILD_COST_INDEX),
        .key = lc_project_key(LC_TABLE_COUNT + v->builder, v->number, v->proposals),
        .shares = &v->pull};
    const uint32_t id = lc_project_new(w, &request);
    w->projects.items[id].it_mw = mw / pue;
    commit(w, v, id, mw * v->it_musd_per_mw);
    lc_project_begin(w, id, 0);
}

/* Empty halls come first: power and shell are there. */
static void propose_refits(struct lc_world *w, struct review *v)
{
    for (size_t i = 0; i < w->factories.n && v->want_mw > 0; i++) {
        struct lc_factory *f = &w->factories.items[i];
        if (f->state != LC_FACTORY_VACANT || f->builder != v->builder) {
            continue;
        }
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_REFIT, f->key, f->looks++);
        const double cost = f->facility_mw * v->musd_per_mw;
        w->flows.proposed_mw += f->facility_mw;
        if (lc_draw_uniform(&s) >= v->funded_share || cost > v->budget_musd) {
            continue;
        }
        f->state = LC_FACTORY_REFITTING;
        const struct lc_project_request request = {
            .kind = LC_KIND_REFIT,
            .owner = v->builder,
            .region = f->region,
            .size = f->facility_mw,
            .capital_musd = f->facility_mw * lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW) *
                            lc_param(w, LC_P_REFIT_COST_SHARE) *
                            lc_value(w, LC_T_REGIONS, f->region, LC_REGION_BUILD_COST_INDEX),
            .key = lc_hash_mix(f->key, f->looks),
            .shares = &v->pull};
        const uint32_t id = lc_project_new(w, &request);
        w->projects.items[id].it_mw = w->factories.items[i].it_mw;
        w->projects.items[id].factory = (uint32_t)i;
        commit(w, v, id, request.size * v->it_musd_per_mw);
        v->want_mw -= request.size;
        lc_project_begin(w, id, 0);
        lc_engine_after(w->engine, 0, LC_EV_CHIPS_ORDER, id, 0);
    }
}

/* Sizes are drawn until the share of the gap is used up; a remainder smaller than half the last
 * draw waits for the next review. */
static void propose_factories(struct lc_world *w, struct review *v)
{
    const double median = lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_SIZE_MEDIAN_MW);
    const double sigma = lc_value(w, LC_T_BUILDERS, v->builder, LC_BUILDER_SIZE_SIGMA);
    struct lc_builder *b = &w->builders[v->builder];
    b->deferred_mw = b->below_hurdle_mw = b->refused_mw = 0;
    while (v->want_mw > 0) {
        struct lc_stream s;
        proposal_stream(w, &s, v, 0);
        const double size = lc_draw_lognormal(&s, median, sigma);
        if (v->want_mw < size / 2) {
            break;
        }
        const double mw = fmin(size, v->want_mw);
        w->flows.proposed_mw += mw;
        const double luck = lc_draw_uniform(&s);
        if (luck >= v->worthy_share) {
            b->below_hurdle_mw += mw;
        } else if (luck >= v->funded_share || mw * v->musd_per_mw > v->budget_musd) {
            b->deferred_mw += mw;
        } else {
            propose_factory(w, v, mw);
        }
        v->proposals++;
        v->want_mw -= mw;
    }
}

static void review(struct lc_world *w, uint32_t builder)
{
    struct lc_builder *b = &w->builders[builder];
    const uint32_t market = lc_ref(w->model, LC_T_BUILDERS, builder, LC_BUILDER_MARKET);
    struct lc_market *m = &w->market[market];
    struct review v = {.builder = builder, .market = market, .number = b->reviews++};
    const double horizon = m->lead_years + lc_param(w, LC_P_PLANNING_MARGIN_YEARS);
    const lc_time ahead = lc_now(w) + lc_time_from_years(horizon);
    v.it_musd_per_mw = lc_mix_at(w, market, ahead).it_musd_per_mw * (1 + m->scarcity);
    v.musd_per_mw = v.it_musd_per_mw + lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW);
    v.worthy_share = worthy_share(w, &v);
    v.funded_share =
        v.worthy_share * (m->sentiment == LC_SQUEEZE ? lc_mood_appetite(w, market) : 1);
    v.budget_musd = budget(w, &v);
    v.pull = m->pull;
    v.want_mw = fmax(0, m->gap_mw) * lc_value(w, LC_T_BUILDERS, builder, LC_BUILDER_DEMAND_SHARE);
    propose_refits(w, &v);
    propose_factories(w, &v);
    b->last_review = lc_now(w);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 3), 128, LC_EV_BUILDER_REVIEW, builder,
                 b->reviews);
}

static void start(struct lc_world *w)
{
    for (uint32_t b = 0; b < w->n_builders; b++) {
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_REVIEW, b, 0);
        const lc_time first =
            w->start + (lc_time)(lc_draw_uniform(&s) * (double)(LC_MS_PER_YEAR / 4));
        lc_engine_at(w->engine, first + LC_MS_PER_DAY, 128, LC_EV_BUILDER_REVIEW, b, 0);
    }
    for (uint32_t i = 0; i < w->factories.n; i++) {
        arm_chips(w, i, w->factories.items[i].retire);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_BUILDER_REVIEW:
        review(w, e->a);
        break;
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
    return true;
}

const struct lc_agent_ops lc_agent_factories = {.name = "factories",
                                                .id = LC_AGENT_FACTORIES,
                                                .start = start,
                                                .handle = handle,
                                                .invariant = invariant};

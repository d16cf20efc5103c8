/* Builders: at their quarterly reviews they propose factories and refits, fund them or not, and
 * choose where. */
#include "agents/agent.h"

#include "base/units.h"
#include "laws/finance.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/crew_ops.h"
#include "world/factory_ops.h"
#include "world/market_ops.h"

#include <math.h>

struct review {
    uint32_t builder, market, number;
    double funded_share,
        worthy_share;   /* of proposals: funded; worth it but for the mood of capital */
    double budget_musd; /* that may still be committed */
    double musd_per_mw; /* facility and IT */
    double it_musd_per_mw;
    double want_mw;
    uint32_t pull;
    uint32_t proposals;
    double site_weight[LC_MAX_REGIONS]; /* of each region as the site of a factory */
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

/* How much of what is worth it the mood of capital lets through: neoclouds live on outside finance,
 * sovereigns don't ask. */
static double mood_share(const struct lc_world *w, const struct review *v)
{
    enum { HYPERSCALER, NEOCLOUD, SOVEREIGN }; /* in the order of the column's choices */
    const uint32_t kind = lc_ref(w->model, LC_T_BUILDERS, v->builder, LC_BUILDER_KIND);
    if (kind == SOVEREIGN) {
        return 1;
    }
    const bool is_squeezed = w->market[v->market].sentiment == LC_SQUEEZE;
    const double appetite = is_squeezed ? lc_mood_appetite(w, v->market) : 1;
    return kind == NEOCLOUD ? fmin(appetite, lc_mood_external(w, v->market)) : appetite;
}

static struct lc_stream *proposal_stream(const struct lc_world *w, struct lc_stream *s,
                                         const struct review *v, uint32_t topic)
{
    lc_world_stream(w, s, LC_DRAW_REVIEW,
                    lc_project_key(LC_ORIGIN_BUILDERS + v->builder, v->number, v->proposals),
                    topic);
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

/* Chances of the regions: logit in cost, months to power and permit, price of power, incentives
 * and home, each region weighted by its size (workers, sites and firms come with it). Nothing of
 * that changes while proposals are made. */
static void weigh_sites(const struct lc_world *w, struct review *v)
{
    const double scale = lc_param(w, LC_P_SITE_SCALE_MUSD_PER_MW);
    double value[LC_MAX_REGIONS];
    double best = -INFINITY;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        value[r] = lc_region_market(w, r) == v->market ? site_value(w, v, r) / scale : -INFINITY;
        best = fmax(best, value[r]);
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        v->site_weight[r] =
            exp(value[r] - best) * lc_value(w, LC_T_REGIONS, r, LC_REGION_DEMAND_SHARE);
    }
}

/* Region of a new factory. A moratorium refuses its share of the sites; the builder then looks in
 * the market's other regions. n_regions when there is none. */
static uint32_t choose_site(const struct lc_world *w, const struct review *v)
{
    double weight[LC_MAX_REGIONS];
    double sum = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        weight[r] = v->site_weight[r];
        sum += weight[r];
    }
    struct lc_stream s;
    proposal_stream(w, &s, v, 1);
    while (sum > 0) {
        const uint32_t region = lc_draw_index(&s, weight, w->n_regions);
        if (lc_draw_uniform(&s) >= lc_value(w, LC_T_REGIONS, region, LC_REGION_MORATORIUM_SHARE)) {
            return region;
        }
        weight[region] = 0;
        sum = 0;
        for (uint32_t r = 0; r < w->n_regions; r++) {
            sum += weight[r];
        }
    }
    return w->n_regions;
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
        .key = lc_project_key(LC_ORIGIN_BUILDERS + v->builder, v->number, v->proposals),
        .pull = v->pull};
    const uint32_t id = lc_project_new(w, &request);
    w->projects.items[id].it_mw = mw / pue;
    commit(w, v, id, mw * v->it_musd_per_mw);
    lc_project_begin(w, id, 0);
}

static double refit_works_musd(const struct lc_world *w, const struct lc_factory *f)
{
    return f->facility_mw * lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW) *
           lc_param(w, LC_P_REFIT_COST_SHARE) *
           lc_value(w, LC_T_REGIONS, f->region, LC_REGION_BUILD_COST_INDEX);
}

/* True when the refit was funded and has begun. */
static bool propose_refit(struct lc_world *w, struct review *v, uint32_t factory)
{
    struct lc_factory *f = &w->factories.items[factory];
    const bool is_wanted =
        v->want_mw >= f->facility_mw / 2; /* as for new ones: a small remainder waits */
    if (f->builder != v->builder || !is_wanted) {
        return false;
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_REFIT, f->key, f->looks++);
    const double works = refit_works_musd(w, f);
    const double cost = works + f->facility_mw * v->it_musd_per_mw;
    w->flows.proposed_mw += f->facility_mw;
    if (lc_draw_uniform(&s) >= v->funded_share || cost > v->budget_musd) {
        return false;
    }
    lc_factory_set_state(w, factory, LC_FACTORY_REFITTING);
    const struct lc_project_request request = {.kind = LC_KIND_REFIT,
                                               .owner = v->builder,
                                               .region = f->region,
                                               .size = f->facility_mw,
                                               .capital_musd = works,
                                               .key = lc_hash_mix(f->key, f->looks),
                                               .pull = v->pull};
    const uint32_t id = lc_project_new(w, &request);
    w->projects.items[id].it_mw = f->it_mw;
    w->projects.items[id].factory = factory;
    commit(w, v, id, request.size * v->it_musd_per_mw);
    v->want_mw -= request.size;
    lc_project_begin(w, id, 0);
    lc_engine_after(w->engine, 0, LC_EV_CHIPS_ORDER, id, 0);
    return true;
}

/* Empty halls come first: power and shell are there. */
static void propose_refits(struct lc_world *w, struct review *v)
{
    const struct lc_ids *vacant = &w->factories.vacant;
    size_t i = 0;
    while (i < vacant->n && v->want_mw > 0) {
        i += !propose_refit(w, v, vacant->items[i]); /* one that begins leaves the list */
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
    const lc_time ahead = lc_now(w) + lc_time_from_years(lc_planning_years(w, market));
    v.it_musd_per_mw = lc_mix_at(w, market, ahead).it_musd_per_mw * (1 + m->scarcity);
    v.musd_per_mw = v.it_musd_per_mw + lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW);
    v.worthy_share = worthy_share(w, &v);
    v.funded_share = v.worthy_share * mood_share(w, &v);
    v.budget_musd = budget(w, &v);
    v.pull = m->pull;
    v.want_mw = fmax(0, m->gap_mw) * lc_value(w, LC_T_BUILDERS, builder, LC_BUILDER_DEMAND_SHARE);
    propose_refits(w, &v);
    weigh_sites(w, &v);
    propose_factories(w, &v);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 3), LC_PRIORITY_USUAL,
                 LC_EV_BUILDER_REVIEW, builder, b->reviews);
}

/* Reviews are spread over the first quarter. */
static void start(struct lc_world *w)
{
    for (uint32_t b = 0; b < w->n_builders; b++) {
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_REVIEW, b, 0);
        const lc_time first =
            w->start + (lc_time)(lc_draw_uniform(&s) * (double)(LC_MS_PER_YEAR / 4));
        lc_engine_at(w->engine, first + LC_MS_PER_DAY, LC_PRIORITY_USUAL, LC_EV_BUILDER_REVIEW, b,
                     0);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    review(context, e->a);
}

const struct lc_agent_ops lc_agent_builders = {
    .name = "builders", .id = LC_AGENT_BUILDERS, .start = start, .handle = handle};

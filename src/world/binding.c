#include "world/binding.h"

#include "base/units.h"
#include "world/grid_ops.h"
#include "world/market_ops.h"

#include <assert.h>
#include <math.h>

/* Those of some phases that are past their least duration. */
static uint32_t past_least(const struct lc_project *p, uint32_t phases, lc_time now)
{
    uint32_t past = 0;
    for (; phases != 0; phases &= phases - 1) {
        const int i = __builtin_ctz(phases);
        past |= now > p->phase[i].least_end ? UINT32_C(1) << i : 0;
    }
    return past;
}

/* Slots of what a factory waits for: the constraint, and the detail behind it or LC_NOBODY. */
struct hold {
    uint32_t constraint, detail;
};

static const struct hold nothing = {LC_NOBODY, LC_NOBODY};

/* The trade that holds up the phases given: that of a crew still in the line, of several the one
 * with the longest line for its pool; without such a crew, that of the short crew that will be done
 * last. */
static uint32_t missing_trade(const struct lc_world *w, const struct lc_project *p, uint32_t phases)
{
    uint32_t trade = LC_NOBODY;
    double most = -1;
    bool is_in_line = false;
    for (uint32_t i = p->first_posting; i != LC_NOBODY; i = w->postings.items[i].next) {
        const struct lc_posting *crew = &w->postings.items[i];
        if (!crew->is_short || !(phases >> crew->phase & 1)) {
            continue;
        }
        const bool waits = crew->state == LC_POSTING_LINE;
        const struct lc_pool *pool = &w->labour[p->region * w->n_trades + crew->trade].pool;
        const lc_time since = crew->state == LC_POSTING_WORKING ? crew->hired : lc_now(w);
        const double wait = waits ? (double)pool->waiting_want / fmax(1, (double)pool->capacity)
                                  : crew->work_months / crew->granted -
                                        lc_years_between(since, lc_now(w)) * LC_MONTHS_PER_YEAR;
        if ((waits && !is_in_line) || (waits == is_in_line && wait > most)) {
            trade = crew->trade;
            most = wait;
            is_in_line = waits;
        }
    }
    assert(trade != LC_NOBODY); /* a phase is short only while a crew of it is */
    return trade;
}

/* The maker of equipment that a factory without power waits for, or LC_NOBODY when it waits for
 * something else: the maker of what goes into its plant, when nothing but that is missing there, or
 * that of the transformers when power is assigned and the connection is yet to come. */
static uint32_t missing_maker(const struct lc_world *w, const struct lc_project *p)
{
    if (p->request == LC_NOBODY) {
        return LC_NOBODY;
    }
    const struct lc_request *r = &w->requests.items[p->request];
    if (r->state == LC_REQUEST_CONNECT) {
        return lc_grid_transformers(w);
    }
    if (r->state != LC_REQUEST_PLANT || r->plant == LC_NOBODY) {
        return LC_NOBODY;
    }
    const struct lc_project *plant = &w->projects.items[r->plant];
    const uint32_t running = plant->in_state[LC_PHASE_RUNNING];
    return running != 0 && !(running & ~w->spec.graph[plant->kind].behind[LC_GATE_EQUIPMENT])
               ? lc_ref(w->model, LC_T_TECHNOLOGIES, plant->owner, LC_TECHNOLOGY_MAKER)
               : LC_NOBODY;
}

static uint32_t missing_for_chips(const struct lc_world *w, const struct lc_project *p)
{
    if (p->order == LC_NOBODY) {
        return LC_HOLD_DELIVERY;
    }
    const struct lc_order *o = &w->orders.items[p->order];
    if (o->units - o->shipped < 1) {
        return LC_HOLD_DELIVERY;
    }
    return w->generations.items[o->generation].launched ? o->short_of : LC_HOLD_LAUNCH;
}

static struct hold waits_for_power(const struct lc_world *w, const struct lc_project *p)
{
    const uint32_t maker = missing_maker(w, p);
    return maker == LC_NOBODY ? (struct hold){LC_BIND_POWER, LC_NOBODY}
                              : (struct hold){LC_BIND_EQUIPMENT, LC_HOLD_MAKER + maker};
}

/* What a factory project waits for, or nothing when it goes at its own pace. */
static struct hold waits_for(const struct lc_world *w, const struct lc_project *p)
{
    const struct lc_graph *g = &w->spec.graph[p->kind];
    const uint32_t running = p->in_state[LC_PHASE_RUNNING];
    if (running & g->behind[LC_GATE_PERMIT]) {
        return (struct hold){LC_BIND_PERMITS, LC_NOBODY};
    }
    const uint32_t held_up = past_least(p, running & p->short_phases, lc_now(w));
    if (held_up != 0) {
        return (struct hold){LC_BIND_LABOUR, LC_HOLD_TRADE + missing_trade(w, p, held_up)};
    }
    if ((running & g->behind[LC_GATE_POWER]) && !p->gate_open[LC_GATE_POWER]) {
        const uint32_t work = running & g->behind[LC_GATE_NONE];
        return past_least(p, work, lc_now(w)) != work ? nothing : waits_for_power(w, p);
    }
    const bool chips_missing = p->in_state[LC_PHASE_READY] & g->behind[LC_GATE_CHIPS];
    return chips_missing ? (struct hold){LC_BIND_CHIPS, missing_for_chips(w, p)} : nothing;
}

/* MW that the market's regions share as their live power is shared. */
static void spread(struct lc_world *w, uint32_t market, enum lc_constraint c, double mw_years)
{
    double all = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        all += lc_region_market(w, r) == market ? 1 + w->grid[r].live_mw : 0;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market) {
            w->flows.held_back_mwyears[r][c] += mw_years * (1 + w->grid[r].live_mw) / all;
        }
    }
}

/* Spend per adopter relative to its saturation, over all seats that have adopters. */
static double mean_spend_share(const struct lc_world *w)
{
    double spend = 0, full = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        spend += s->spend_busd_per_year;
        full += s->potential_busd_per_year * s->output_index * s->adopted_share;
    }
    return full > 0 ? spend / full : 0;
}

/* Power that seats kept out by capability would ask for if it were there: all of them, at the spend
 * of the adopters of today. */
static void accrue_capability(struct lc_world *w, double dt_years)
{
    const double share = mean_spend_share(w);
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        if (!s->exists) {
            continue;
        }
        const double missing = (1 - lc_seats_capability(w, s, 0)) * (1 - s->adopted_share);
        const double busd =
            s->potential_busd_per_year * s->output_index * share / (1 + w->margin[s->family]);
        const double mw = busd * LC_MUSD_PER_BUSD / w->market[s->market].user_cost_musd_per_mw;
        w->flows.held_back_mwyears[s->region][LC_BIND_CAPABILITY] += missing * mw * dt_years;
    }
}

static void accrue_capital_and_demand(struct lc_world *w, double dt_years)
{
    for (uint32_t b = 0; b < w->n_builders; b++) {
        const uint32_t market = lc_ref(w->model, LC_T_BUILDERS, b, LC_BUILDER_MARKET);
        spread(w, market, LC_BIND_CAPITAL, w->builders[b].deferred_mw * dt_years);
        spread(w, market, LC_BIND_DEMAND, w->builders[b].below_hurdle_mw * dt_years);
        spread(w, market, LC_BIND_PERMITS, w->builders[b].refused_mw * dt_years);
    }
    const double target = lc_param(w, LC_P_UTILISATION_TARGET);
    for (uint32_t m = 0; m < w->n_markets; m++) { /* compute that stands idle waits for demand */
        double live = 0;
        for (uint32_t r = 0; r < w->n_regions; r++) {
            live += lc_region_market(w, r) == m ? w->grid[r].live_mw : 0;
        }
        spread(w, m, LC_BIND_DEMAND,
               live * fmax(0, 1 - w->market[m].utilisation / target) * dt_years);
    }
}

void lc_binding_accrue(struct lc_world *w, double dt_years)
{
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        const struct hold h = p->kind <= LC_KIND_REFIT ? waits_for(w, p) : nothing;
        double *held = w->flows.held_back_mwyears[p->region];
        if (h.constraint != LC_NOBODY) {
            held[h.constraint] += p->size * dt_years;
        }
        if (h.detail != LC_NOBODY) {
            held[h.detail] += p->size * dt_years;
        }
    }
    accrue_capability(w, dt_years);
    accrue_capital_and_demand(w, dt_years);
}

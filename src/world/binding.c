#include "world/binding.h"

#include "base/units.h"
#include "world/market_ops.h"

#include <math.h>

/* Whether any of some phases is past its least duration, or (is_past false) any is not. */
static bool is_any_past_least(const struct lc_project *p, uint32_t phases, lc_time now,
                              bool is_past)
{
    for (; phases != 0; phases &= phases - 1) {
        if ((now > p->phase[__builtin_ctz(phases)].least_end) == is_past) {
            return true;
        }
    }
    return false;
}

/* The constraint that a factory project waits for, or LC_CONSTRAINT_COUNT when it goes at its own
 * pace. */
static enum lc_constraint waits_for(const struct lc_world *w, const struct lc_project *p)
{
    const struct lc_graph *g = &w->spec.graph[p->kind];
    const uint32_t running = p->in_state[LC_PHASE_RUNNING];
    if (running & g->behind[LC_GATE_PERMIT]) {
        return LC_BIND_PERMITS;
    }
    if (is_any_past_least(p, running & p->short_phases, lc_now(w), true)) {
        return LC_BIND_LABOUR;
    }
    if ((running & g->behind[LC_GATE_POWER]) && !p->gate_open[LC_GATE_POWER]) {
        const bool work_runs =
            is_any_past_least(p, running & g->behind[LC_GATE_NONE], lc_now(w), false);
        return work_runs ? LC_CONSTRAINT_COUNT : LC_BIND_POWER;
    }
    const bool chips_missing = p->in_state[LC_PHASE_READY] & g->behind[LC_GATE_CHIPS];
    return chips_missing ? LC_BIND_CHIPS : LC_CONSTRAINT_COUNT;
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
        const enum lc_constraint c =
            p->kind <= LC_KIND_REFIT ? waits_for(w, p) : LC_CONSTRAINT_COUNT;
        if (c < LC_CONSTRAINT_COUNT) {
            w->flows.held_back_mwyears[p->region][c] += p->size * dt_years;
        }
    }
    accrue_capability(w, dt_years);
    accrue_capital_and_demand(w, dt_years);
}

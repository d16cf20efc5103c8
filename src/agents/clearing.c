/* Clearing: once a month each compute market's supply meets its demand; prices, income,
 * expectations and draws of power follow. */
#include "agents/agent.h"

#include "base/units.h"
#include "laws/energy.h"
#include "laws/finance.h"
#include "world/account.h"
#include "world/binding.h"
#include "world/chip_ops.h"
#include "world/grid_ops.h"
#include "world/market_ops.h"
#include "world/mood.h"
#include "world/seats_ops.h"

#include <math.h>
#include <stdio.h>

/* ---- power ---- */

/* Live factories can draw no more than the firm power that is there. */
static void energise(struct lc_world *w, uint32_t region)
{
    struct lc_grid *g = &w->grid[region];
    lc_grid_refresh(w, region);
    const double shortfall = fmax(0, -lc_grid_headroom_mw(w, region));
    g->energised_share = g->granted_mw > 0 ? 1 - shortfall / g->granted_mw : 1;
}

static void draw_power(struct lc_world *w, uint32_t region, double dt_years)
{
    struct lc_grid *g = &w->grid[region];
    const double utilisation = w->market[lc_region_market(w, region)].utilisation;
    const double energised = g->live_mw * g->energised_share;
    const double mwh = lc_draw_mw(energised, lc_param(w, LC_P_IDLE_SHARE), utilisation) * dt_years *
                       LC_HOURS_PER_YEAR;
    w->flows.electricity_mwh[region] += mwh;
    w->flows.co2_kg[region] += mwh * g->co2_kg_per_mwh;
    w->totals.mwh_drawn += mwh;
    w->totals.mwh_energised += energised * dt_years * LC_HOURS_PER_YEAR;
}

/* ---- the compute market ---- */

static double busy_h100e(double busd_per_year, double rent_usd_per_hour)
{
    return busd_per_year * LC_USD_PER_BUSD / (LC_HOURS_PER_YEAR * rent_usd_per_hour);
}

static double inference_busd(const struct lc_world *w, uint32_t market, double rent)
{
    double sum = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        if (w->seats[i].market == market) {
            sum += lc_seats_compute_busd(w, &w->seats[i], rent);
        }
    }
    return sum;
}

static void set_prices(struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    for (uint32_t f = 0; f < w->n_families; f++) {
        const double margin = (1 + w->margin[f]) / (1 + w->margin_start[f]);
        w->price_index[f][market] =
            m->rent_usd_per_hour / m->rent_start * exp(-w->family[f].deployed_progress) * margin;
    }
}

/* Rent moves towards clearing, stickily, between the cash cost of the oldest in service and a cap.
 */
static void move_rent(struct lc_world *w, uint32_t market, double months)
{
    struct lc_market *m = &w->market[market];
    const double target = lc_param(w, LC_P_UTILISATION_TARGET) * m->supply_h100e;
    const double floor_rent = lc_param(w, LC_P_RENT_FLOOR) * m->long_run_usd_per_hour;
    const double cap_rent = lc_param(w, LC_P_RENT_CAP) * m->long_run_usd_per_hour;
    if (target > 0 && m->demand_h100e > 0) {
        const double most = lc_param(w, LC_P_RENT_STEP_MAX) * months;
        const double step = lc_param(w, LC_P_RENT_SPEED) * months * log(m->demand_h100e / target);
        m->rent_usd_per_hour *= exp(lc_clip(step, -most, most));
    }
    m->rent_usd_per_hour = lc_clip(m->rent_usd_per_hour, floor_rent, cap_rent);
}

/* Whether compute still costs something: chips of no cost, or of no end of speed, are no result. */
static bool has_rent(struct lc_world *w, uint32_t market, const struct lc_long_run *lr)
{
    if (isfinite(lr->rent_usd_per_hour) && lr->rent_usd_per_hour > 0) {
        return true;
    }
    lc_engine_fail(w->engine, "the long-run rent of market %s is %g, no number above 0",
                   w->model->tables[LC_T_MARKETS].key[market], lr->rent_usd_per_hour);
    return false;
}

static void clear_market(struct lc_world *w, uint32_t market, double dt_years)
{
    struct lc_market *m = &w->market[market];
    const struct lc_long_run lr = lc_long_run_at(w, market, lc_now(w));
    if (!has_rent(w, market, &lr)) {
        return;
    }
    m->long_run_usd_per_hour = lr.rent_usd_per_hour;
    m->user_cost_musd_per_mw = lr.user_cost_musd_per_mw;
    m->h100e_per_mw = lr.h100e_per_mw;
    m->supply_h100e = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market) {
            m->supply_h100e += w->grid[r].live_h100e * w->grid[r].energised_share;
        }
    }
    m->inference_busd_per_year = inference_busd(w, market, m->rent_usd_per_hour);
    m->demand_h100e =
        busy_h100e(m->inference_busd_per_year + m->research_busd_per_year, m->rent_usd_per_hour);
    move_rent(w, market, dt_years * LC_MONTHS_PER_YEAR);
    set_prices(w, market);
    m->inference_busd_per_year = inference_busd(w, market, m->rent_usd_per_hour);
    m->demand_h100e =
        busy_h100e(m->inference_busd_per_year + m->research_busd_per_year, m->rent_usd_per_hour);
    const double most = fmin(1, lc_param(w, LC_P_UTILISATION_MAX)) * m->supply_h100e;
    const double served = fmin(m->demand_h100e, most);
    m->utilisation = m->supply_h100e > 0 ? served / m->supply_h100e : 0;
    m->unserved_share = m->demand_h100e > 0 ? 1 - served / m->demand_h100e : 0;
    w->totals.demanded_h100e_years += m->demand_h100e * dt_years;
    w->totals.served_h100e_years += served * dt_years;
    w->totals.unserved_h100e_years += m->demand_h100e * m->unserved_share * dt_years;
}

/* ---- what follows for seats ---- */

static double smooth(double dt_years, double over_years)
{
    return 1 - exp(-dt_years / over_years);
}

static void serve_seats(struct lc_world *w, uint32_t index, double dt_years)
{
    struct lc_seats *s = &w->seats[index];
    const struct lc_market *m = &w->market[s->market];
    if (!s->exists) {
        return;
    }
    s->spend_busd_per_year = lc_seats_spend_busd(w, s, m->rent_usd_per_hour);
    s->served_spend_busd_per_year = s->spend_busd_per_year * (1 - m->unserved_share);
    s->notional_busd_per_year = lc_seats_compute_busd(w, s, m->long_run_usd_per_hour);
    if (s->notional_busd_per_year > 0 && s->last_notional > 0) {
        const double growth = log(s->notional_busd_per_year / s->last_notional) / dt_years;
        s->growth_per_year += (growth - s->growth_per_year) *
                              smooth(dt_years, lc_param(w, LC_P_GROWTH_SMOOTHING_YEARS));
    }
    s->last_notional = s->notional_busd_per_year;
    if (s->served_spend_busd_per_year > s->integration_spend_seen) {
        const double taken_up = s->served_spend_busd_per_year - s->integration_spend_seen;
        const double ratio =
            lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_INTEGRATION_RATIO);
        struct lc_shares own = {0};
        own.of[s->application] = 1;
        lc_account_outlay(w, LC_OUTLAY_INTEGRATION, s->region, (struct lc_payer){LC_NOBODY, &own},
                          taken_up * ratio * LC_MUSD_PER_BUSD);
        s->integration_spend_seen = s->served_spend_busd_per_year;
    }
}

/* ---- research ---- */

/* Training and research move towards what labs want, no faster than labs can be scaled, and capped
 * by what income, builders' cash and outside backers can bear: never a share of supply. */
static void set_research(struct lc_world *w, uint32_t market, double dt_years)
{
    struct lc_market *m = &w->market[market];
    const double appetite = lc_mood_appetite(w, market);
    double income = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        income += w->seats[i].market == market ? w->seats[i].served_spend_busd_per_year : 0;
    }
    const double affordable =
        lc_param(w, LC_P_RESEARCH_REVENUE_SHARE) * income +
        lc_param(w, LC_P_RESEARCH_CASH_SHARE) * m->operating_cash_busd_per_year * appetite +
        lc_param(w, LC_P_RESEARCH_VENTURE_SHARE) * lc_staked_busd(w, market) *
            lc_mood_external(w, market);
    const double most =
        m->research_busd_per_year * exp(lc_param(w, LC_P_RESEARCH_GROWTH_MAX) * dt_years);
    const double next =
        m->research_busd_per_year +
        (fmin(lc_research_wanted_busd(w, market), affordable) - m->research_busd_per_year) *
            smooth(dt_years, lc_param(w, LC_P_RESEARCH_ADJUST_YEARS));
    m->research_busd_per_year = m->research_busd_per_year > 0 ? fmin(next, most) : next;
}

/* Research is paid where compute stands, and teaches: algorithmic progress follows the growth of
 * cumulative research. */
static void do_research(struct lc_world *w, uint32_t market, double dt_years)
{
    struct lc_market *m = &w->market[market];
    const double busd = m->research_busd_per_year * (1 - m->unserved_share) * dt_years;
    struct lc_shares shares;
    lc_research_pull(w, market, &shares);
    const struct lc_payer labs = {LC_NOBODY, &shares};
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market && m->supply_h100e > 0) {
            const double here =
                w->grid[r].live_h100e * w->grid[r].energised_share / m->supply_h100e;
            lc_account_outlay(w, LC_OUTLAY_RESEARCH, r, labs, busd * here * LC_MUSD_PER_BUSD);
        }
    }
    const double learning =
        w->research_cumulative_busd > 0 ? busd / w->research_cumulative_busd : 0;
    w->algorithm_progress +=
        lc_param(w, LC_P_ALGORITHM_RATE) * learning / lc_param(w, LC_P_ALGORITHM_REFERENCE_GROWTH);
    w->research_cumulative_busd += busd;
}

/* ---- expectations and capital ---- */

/* Compute in service that will still be there. */
static void count_survivors(struct lc_world *w, const lc_time *at)
{
    const lc_time life = lc_time_from_years(lc_param(w, LC_P_CHIP_LIFE_YEARS));
    double kept[LC_MAX_MARKETS];
    for (uint32_t m = 0; m < w->n_markets; m++) {
        w->market[m].surviving_h100e = 0;
        kept[m] =
            exp(-lc_param(w, LC_P_CHIP_FAILURE_PER_YEAR) * lc_years_between(lc_now(w), at[m]));
    }
    for (size_t i = 0; i < w->factories.n; i++) {
        const struct lc_installed *chips = &w->factories.chips[i];
        if (chips->filled + life > at[chips->market]) {
            w->market[chips->market].surviving_h100e += chips->h100e * kept[chips->market];
        }
    }
}

/* Compute on its way: of the generation that was ordered or, before that, of the mix to come. */
static void count_pipeline(struct lc_world *w, const lc_time *at)
{
    double mix_h100e_per_mw[LC_MAX_MARKETS] = {0};
    for (uint32_t m = 0; m < w->n_markets; m++) {
        w->market[m].pipeline_h100e = 0;
        mix_h100e_per_mw[m] = lc_mix_at(w, m, at[m]).h100e_per_mw;
    }
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        if (p->kind > LC_KIND_REFIT) {
            continue;
        }
        const double h100e = p->generation == LC_NOBODY
                                 ? p->size * mix_h100e_per_mw[p->market]
                                 : lc_units_for(w, p->generation, p->it_mw) *
                                       w->generations.items[p->generation].h100e;
        w->market[p->market].pipeline_h100e += h100e;
    }
}

/* Compute in service or on its way at the time that each market plans for, from what is known
 * today. */
static void count_ahead(struct lc_world *w)
{
    lc_time at[LC_MAX_MARKETS] = {0};
    for (uint32_t m = 0; m < w->n_markets; m++) {
        at[m] = lc_now(w) + lc_time_from_years(lc_planning_years(w, m));
    }
    count_survivors(w, at);
    count_pipeline(w, at);
}

static void expect(struct lc_world *w, uint32_t market, double dt_years)
{
    struct lc_market *m = &w->market[market];
    const double smoothing = smooth(dt_years, lc_param(w, LC_P_GROWTH_SMOOTHING_YEARS));
    m->inference_notional = inference_busd(w, market, m->long_run_usd_per_hour);
    m->notional = m->inference_notional + m->research_busd_per_year;
    if (m->notional > 0 && m->last_notional > 0) {
        m->growth_per_year +=
            (log(m->notional / m->last_notional) / dt_years - m->growth_per_year) * smoothing;
    }
    if (m->inference_notional > 0 && m->last_inference > 0) {
        m->inference_growth_per_year += (log(m->inference_notional / m->last_inference) / dt_years -
                                         m->inference_growth_per_year) *
                                        smoothing;
    }
    m->last_notional = m->notional;
    m->last_inference = m->inference_notional;
    m->expected_growth_per_year = lc_expected_growth(w, market);
    const double damping = lc_param(w, LC_P_TREND_DAMPING);
    const double memory_years = lc_param(w, LC_P_FORECAST_MEMORY_MONTHS) / LC_MONTHS_PER_YEAR;
    m->forecast[m->months % LC_MAX_MEMORY_MONTHS] =
        m->notional * exp(lc_damped_growth(m->expected_growth_per_year, damping, memory_years));
    m->months++;
    const double horizon = lc_planning_years(w, market);
    const lc_time at = lc_now(w) + lc_time_from_years(horizon);
    const double demand =
        m->notional * exp(lc_damped_growth(m->expected_growth_per_year, damping, horizon));
    const struct lc_long_run ahead = lc_long_run_at(w, market, at);
    if (!has_rent(w, market, &ahead)) {
        return;
    }
    const double need =
        busy_h100e(demand, ahead.rent_usd_per_hour) / lc_param(w, LC_P_UTILISATION_TARGET);
    m->gap_mw = (need - m->surviving_h100e - m->pipeline_h100e) / ahead.h100e_per_mw;
    if (!isfinite(m->gap_mw)) { /* builders would take it for no gap */
        lc_engine_fail(w->engine, "the gap of market %s is not a number",
                       w->model->tables[LC_T_MARKETS].key[market]);
    }
    struct lc_shares pull;
    lc_market_pull(w, market, horizon, &pull);
    m->pull = lc_pulls_add(&w->pulls, &pull);
}

static void set_capital(struct lc_world *w, uint32_t market, double dt_years)
{
    struct lc_market *m = &w->market[market];
    m->operating_cash_busd_per_year *= exp(lc_param(w, LC_P_CASH_GROWTH) * dt_years);
    m->q =
        lc_tobin_q(m->rent_usd_per_hour / m->long_run_usd_per_hour, m->utilisation,
                   lc_param(w, LC_P_UTILISATION_TARGET), lc_param(w, LC_P_UTILISATION_WEIGHT_MAX));
    m->q_smooth += (m->q - m->q_smooth) * smooth(dt_years, 0.5);
    const double served = m->utilisation * m->supply_h100e * LC_HOURS_PER_YEAR *
                          m->rent_usd_per_hour / LC_USD_PER_BUSD;
    m->income_busd_per_year = served;
    const double spend = m->inference_busd_per_year + m->research_busd_per_year;
    m->research_income_busd_per_year = spend > 0 ? served * m->research_busd_per_year / spend : 0;
    const double appetite = lc_mood_appetite(w, market);
    const double external =
        lc_param(w, LC_P_EXTERNAL_SHARE) * lc_mood_external(w, market) *
        lc_clip(m->q_smooth, lc_param(w, LC_P_EXTERNAL_Q_MIN), lc_param(w, LC_P_EXTERNAL_Q_MAX));
    const double reinvested = lc_param(w, LC_P_REINVESTED_SHARE) * appetite *
                              lc_clip(m->q_smooth, lc_param(w, LC_P_REINVESTED_Q_MIN),
                                      lc_param(w, LC_P_REINVESTED_Q_MAX));
    m->capacity_busd_per_year =
        m->operating_cash_busd_per_year * (lc_param(w, LC_P_CASH_SHARE) * appetite + external) +
        reinvested * m->income_busd_per_year;
    m->stock_musd *= exp(-dt_years / lc_param(w, LC_P_CHIP_LIFE_YEARS));
}

/* Pay of those who run the factories of a region, M$ a year. */
static double operators_pay(const struct lc_world *w, uint32_t region)
{
    if (w->spec.operators_trade == LC_NOBODY) {
        return 0;
    }
    const struct lc_labour *l = &w->labour[region * w->n_trades + w->spec.operators_trade];
    const double kusd = lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_WAGE_KUSD_PER_YEAR) *
                        lc_value(w, LC_T_REGIONS, region, LC_REGION_WAGE_INDEX) *
                        (1 + l->premium_share);
    return (double)l->permanent * kusd / LC_USD_PER_KUSD;
}

static double running_cost(const struct lc_world *w, uint32_t market)
{
    const double idle = lc_param(w, LC_P_IDLE_SHARE);
    const double load = idle + (1 - idle) * w->market[market].utilisation;
    double musd = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market) {
            musd += operators_pay(w, r);
            musd += w->grid[r].live_mw *
                    (lc_param(w, LC_P_OPERATIONS_MUSD_PER_MW_YEAR) +
                     load * LC_HOURS_PER_YEAR * w->grid[r].price_usd_per_mwh / LC_USD_PER_MUSD);
        }
    }
    return musd / LC_MUSD_PER_BUSD;
}

static void clear_month(struct lc_world *w)
{
    const double dt = lc_years_between(w->cleared_to, lc_now(w));
    for (uint32_t r = 0; r < w->n_regions; r++) {
        energise(w, r);
    }
    for (uint32_t m = 0; m < w->n_markets; m++) {
        clear_market(w, m, dt);
    }
    for (uint32_t i = 0; i < w->n_seats; i++) {
        serve_seats(w, i, dt);
    }
    count_ahead(w);
    for (uint32_t m = 0; m < w->n_markets; m++) {
        do_research(w, m, dt);
        set_research(w, m, dt);
        expect(w, m, dt);
        set_capital(w, m, dt);
        w->market[m].running_busd_per_year = running_cost(w, m);
        lc_mood_rearm(w, m);
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        draw_power(w, r, dt);
    }
    lc_binding_accrue(w, dt);
    lc_seats_rearm_family(w, LC_NOBODY);
    w->cleared_to = lc_now(w);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), LC_PRIORITY_CLEAR, LC_EV_MONTH_CLEAR,
                 0, 0);
}

static void start(struct lc_world *w)
{
    lc_engine_at(w->engine, lc_time_add_months(w->start, 1), LC_PRIORITY_CLEAR, LC_EV_MONTH_CLEAR,
                 0, 0);
}

static void handle(void *context, const struct lc_event *e)
{
    (void)e;
    clear_month(context);
}

/* Compute served + unserved = demanded, and the power drawn is at most what was energised: energy
 * is the hard constraint. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    const struct lc_totals *t = &w->totals;
    const double accounted = t->served_h100e_years + t->unserved_h100e_years;
    if (fabs(t->demanded_h100e_years - accounted) > LC_ROUNDING_TIGHT * fmax(1, accounted)) {
        snprintf(why, size, "compute: %.12g demanded, %.12g served and unserved",
                 t->demanded_h100e_years, accounted);
        return false;
    }
    if (t->mwh_drawn > t->mwh_energised * (1 + LC_ROUNDING_ONE)) {
        snprintf(why, size, "energy: %.12g MWh drawn of %.12g energised", t->mwh_drawn,
                 t->mwh_energised);
        return false;
    }
    return true;
}

const struct lc_agent_ops lc_agent_clearing = {.name = "clearing",
                                               .id = LC_AGENT_CLEARING,
                                               .start = start,
                                               .handle = handle,
                                               .invariant = invariant};

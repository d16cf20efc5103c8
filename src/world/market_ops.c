#include "world/market_ops.h"

#include "base/units.h"
#include "laws/demand.h"
#include "laws/finance.h"
#include "world/chip_ops.h"

#include <math.h>

double lc_mood_appetite(const struct lc_world *w, uint32_t market)
{
    switch (w->market[market].sentiment) {
    case LC_CAUTION:
        return lc_param(w, LC_P_CAUTION_APPETITE);
    case LC_SQUEEZE:
        return lc_param(w, LC_P_SQUEEZE_APPETITE);
    case LC_EXPANSION:
        break;
    }
    return 1;
}

double lc_mood_external(const struct lc_world *w, uint32_t market)
{
    switch (w->market[market].sentiment) {
    case LC_CAUTION:
        return lc_param(w, LC_P_CAUTION_EXTERNAL);
    case LC_SQUEEZE:
        return lc_param(w, LC_P_SQUEEZE_EXTERNAL);
    case LC_EXPANSION:
        break;
    }
    return 1;
}

double lc_required_return(const struct lc_world *w, uint32_t market)
{
    const bool squeezed = w->market[market].sentiment == LC_SQUEEZE;
    return lc_param(w, LC_P_HURDLE_RATE) + (squeezed ? lc_param(w, LC_P_SQUEEZE_SPREAD) : 0);
}

/* Mean over the market's regions, weighted by power in operation. */
static double market_power_price(const struct lc_world *w, uint32_t market)
{
    double weight = 0, sum = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        if (lc_region_market(w, r) == market) {
            sum += (1 + w->grid[r].live_mw) * w->grid[r].price_usd_per_mwh;
            weight += 1 + w->grid[r].live_mw;
        }
    }
    return sum / weight;
}

struct lc_long_run lc_long_run_at(const struct lc_world *w, uint32_t market, lc_time at)
{
    const struct lc_mix mix = lc_mix_at(w, market, at);
    const double target = lc_param(w, LC_P_UTILISATION_TARGET);
    const double idle = lc_param(w, LC_P_IDLE_SHARE);
    const struct lc_user_cost cost = {
        .it_musd_per_mw = mix.it_musd_per_mw,
        .facility_musd_per_mw = lc_param(w, LC_P_FACILITY_COST_MUSD_PER_MW),
        .rate = lc_required_return(w, market),
        .obsolescence = lc_param(w, LC_P_OBSOLESCENCE),
        .chip_life_years = lc_param(w, LC_P_CHIP_LIFE_YEARS),
        .facility_spread = lc_param(w, LC_P_FACILITY_SPREAD),
        .facility_life_years = lc_param(w, LC_P_FACILITY_LIFE_YEARS),
        .operations_musd_per_mw_year = lc_param(w, LC_P_OPERATIONS_MUSD_PER_MW_YEAR),
        .power_usd_per_mwh = market_power_price(w, market),
        .load_factor = idle + (1 - idle) * target,
    };
    const double user_cost = lc_user_cost_musd_per_mw_year(&cost);
    return (struct lc_long_run){.user_cost_musd_per_mw = user_cost,
                                .rent_usd_per_hour =
                                    user_cost * LC_USD_PER_MUSD /
                                    (mix.h100e_per_mw * LC_HOURS_PER_YEAR * target),
                                .h100e_per_mw = mix.h100e_per_mw,
                                .it_musd_per_mw = mix.it_musd_per_mw};
}

double lc_seats_spend_busd(const struct lc_world *w, const struct lc_seats *s,
                           double rent_usd_per_hour)
{
    if (!s->exists || s->adopted_share <= 0) {
        return 0;
    }
    const struct lc_market *m = &w->market[s->market];
    const double price =
        w->price_index[s->family][s->market] * rent_usd_per_hour / m->rent_usd_per_hour;
    const double share = lc_spend_share(s->x0, price, s->elasticity);
    return s->potential_busd_per_year * s->output_index * s->adopted_share * share;
}

double lc_seats_compute_busd(const struct lc_world *w, const struct lc_seats *s,
                             double rent_usd_per_hour)
{
    return lc_seats_spend_busd(w, s, rent_usd_per_hour) / (1 + w->margin[s->family]);
}

double lc_openness(const struct lc_world *w, uint32_t family)
{
    return lc_clip(1 - (w->family[family].closed_log10 - w->family[family].open_log10), 0, 1);
}

double lc_seats_capability(const struct lc_world *w, const struct lc_seats *s,
                           double threshold_shift)
{
    const struct lc_family *f = &w->family[s->family];
    const double threshold =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_THRESHOLD_LOG10_FLOP) +
        lc_param(w, LC_P_THRESHOLD_SHIFT) + threshold_shift;
    const double margin = lc_param(w, LC_P_CAPABILITY_MARGIN);
    const double access = lc_value(w, LC_T_REGIONS, s->region, LC_REGION_CLOSED_ACCESS_SHARE);
    return access * lc_capability_factor(f->closed_log10, threshold, margin) +
           (1 - access) * lc_capability_factor(f->open_log10, threshold, margin);
}

double lc_believed_busd(const struct lc_world *w, uint32_t market, double reach)
{
    double potential = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        if (s->market == market && s->exists && lc_seats_capability(w, s, -reach) > 0) {
            potential += s->potential_busd_per_year * s->output_index / (1 + w->margin[s->family]);
        }
    }
    return potential * lc_param(w, LC_P_BELIEF_RATIO) * lc_mood_appetite(w, market);
}

double lc_staked_busd(const struct lc_world *w, uint32_t market)
{
    return lc_param(w, LC_P_RESEARCH_AMBITION) *
           lc_believed_busd(w, market, lc_param(w, LC_P_RESEARCH_REACH));
}

double lc_research_wanted_busd(const struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    const double cap = lc_param(w, LC_P_GROWTH_MAX);
    const double growth = lc_clip(m->inference_growth_per_year, -cap / 2, cap);
    const double earned = lc_param(w, LC_P_RESEARCH_RATIO) * m->inference_notional *
                          exp(lc_damped_growth(growth, lc_param(w, LC_P_TREND_DAMPING), 2)) *
                          lc_mood_appetite(w, market);
    return fmax(earned, lc_staked_busd(w, market));
}

/* Growth towards the potential of the applications whose threshold is passed or near, ln/year. */
static double belief(const struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    const double believed = lc_believed_busd(w, market, lc_param(w, LC_P_BELIEF_REACH)) *
                            (1 + lc_param(w, LC_P_RESEARCH_RATIO));
    if (believed <= 0 || m->notional <= 0) {
        return 0;
    }
    return log(believed / m->notional) / lc_param(w, LC_P_BELIEF_HORIZON_YEARS);
}

double lc_expected_growth(const struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    const double weight = lc_param(w, LC_P_BELIEF_WEIGHT);
    const double cap = lc_param(w, LC_P_GROWTH_MAX);
    double mood = 0;
    if (m->sentiment == LC_EXPANSION) {
        mood = lc_param(w, LC_P_OPTIMISM);
    } else if (m->sentiment == LC_SQUEEZE) {
        mood = -lc_param(w, LC_P_OPTIMISM) / 2;
    }
    return lc_clip((1 - weight) * m->growth_per_year + weight * belief(w, market) + mood, -cap / 2,
                   cap);
}

/* Research is passed on to the applications of the family that it trains. */
static void add_research(const struct lc_world *w, uint32_t market, double growth,
                         struct lc_shares *out)
{
    double weight[LC_MAX_FAMILIES][LC_MAX_APPLICATIONS] = {0};
    double sum[LC_MAX_FAMILIES] = {0};
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        if (s->market == market && s->exists) {
            weight[s->family][s->application] += s->potential_busd_per_year;
            sum[s->family] += s->potential_busd_per_year;
        }
    }
    for (uint32_t p = 0; p < w->n_programmes; p++) {
        const struct lc_programme *programme = &w->programmes[p];
        if (programme->market != market) {
            continue;
        }
        const double budget = lc_value(w, LC_T_LABS, programme->lab, LC_LAB_RD_SHARE) *
                              lc_value(w, LC_T_PROGRAMMES, p, LC_PROGRAMME_BUDGET_SHARE);
        const uint32_t f = programme->family;
        for (uint32_t a = 0; a < w->n_applications && sum[f] > 0; a++) {
            out->of[a] += growth * budget * weight[f][a] / sum[f];
        }
    }
}

void lc_research_pull(const struct lc_world *w, uint32_t market, struct lc_shares *out)
{
    *out = (struct lc_shares){0};
    add_research(w, market, 1, out);
    lc_shares_normalise(out, w->n_applications);
}

double lc_planning_years(const struct lc_world *w, uint32_t market)
{
    return w->market[market].lead_years + lc_param(w, LC_P_PLANNING_MARGIN_YEARS);
}

/* Nobody plans with more than growth_max, be it for a market or for what it is made of. */
static double held_growth(const struct lc_world *w, double growth_per_year)
{
    return fmin(growth_per_year, lc_param(w, LC_P_GROWTH_MAX));
}

double lc_seats_planned_growth(const struct lc_world *w, const struct lc_seats *s)
{
    return held_growth(w, s->growth_per_year);
}

/* Growth of each application's compute over so many years, G$ a year; its level where none grows.
 * Returns whether any does. */
static bool add_growth(const struct lc_world *w, uint32_t market, double years,
                       struct lc_shares *out)
{
    const double damping = lc_param(w, LC_P_TREND_DAMPING);
    double level[LC_MAX_APPLICATIONS] = {0}, growth = 0;
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        if (s->market == market && s->exists) {
            const double g = expm1(lc_damped_growth(lc_seats_planned_growth(w, s), damping, years));
            out->of[s->application] += fmax(0, s->notional_busd_per_year * g);
            level[s->application] += s->notional_busd_per_year;
            growth += fmax(0, s->notional_busd_per_year * g);
        }
    }
    if (growth <= 0) {
        for (uint32_t a = 0; a < w->n_applications; a++) {
            out->of[a] = level[a];
        }
    }
    return growth > 0;
}

/* Growth of a market's research over so many years, G$ a year. */
static double research_growth(const struct lc_world *w, uint32_t market, double years, bool grows)
{
    const struct lc_market *m = &w->market[market];
    const double growth = held_growth(w, fmax(0, m->growth_per_year));
    const double g = expm1(lc_damped_growth(growth, lc_param(w, LC_P_TREND_DAMPING), years));
    return m->research_busd_per_year * (g > 0 ? g : !grows);
}

void lc_market_growth(const struct lc_world *w, uint32_t market, double years,
                      struct lc_shares *own, struct lc_shares *research)
{
    *own = *research = (struct lc_shares){0};
    const bool grows = add_growth(w, market, years, own);
    add_research(w, market, research_growth(w, market, years, grows), research);
}

void lc_market_pull(const struct lc_world *w, uint32_t market, double years, struct lc_shares *out)
{
    *out = (struct lc_shares){0};
    const bool grows = add_growth(w, market, years, out);
    add_research(w, market, research_growth(w, market, years, grows), out);
    lc_shares_normalise(out, w->n_applications);
}

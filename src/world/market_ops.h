/* What agents may ask of a compute market: long-run rent, demand of an application, expected
 * growth. */
#ifndef LC_WORLD_MARKET_OPS_H
#define LC_WORLD_MARKET_OPS_H

#include "world/world.h"

/* Required return in a market now, 1/year: hurdle plus the mood's spread. */
double lc_required_return(const struct lc_world *w, uint32_t market);

/* Long-run user cost of a facility MW, M$/MW-year, and the rent of an H100e-hour that pays for it,
 * at the mix on sale at a time. */
struct lc_long_run {
    double user_cost_musd_per_mw, rent_usd_per_hour, h100e_per_mw, it_musd_per_mw;
};
struct lc_long_run lc_long_run_at(const struct lc_world *w, uint32_t market, lc_time at);

/* Compute spend of seats at a rent, G$/year. */
double lc_seats_compute_busd(const struct lc_world *w, const struct lc_seats *s,
                             double rent_usd_per_hour);

/* Spend on models and compute of seats at a rent, G$/year. */
double lc_seats_spend_busd(const struct lc_world *w, const struct lc_seats *s,
                           double rent_usd_per_hour);

/* Growth that builders of a market expect, ln/year (smoothed growth, belief in potential, mood). */
double lc_expected_growth(const struct lc_world *w, uint32_t market);

/* Years ahead for which a market's builders plan. */
double lc_planning_years(const struct lc_world *w, uint32_t market);

/* Growth of seats' spend that builders plan with, ln/year: that of late, held to growth_max as the
 * market's is. */
double lc_seats_planned_growth(const struct lc_world *w, const struct lc_seats *s);

/* Where a market's pull comes from: shares of the applications in the growth of demand over L
 * years. */
void lc_market_pull(const struct lc_world *w, uint32_t market, double years, struct lc_shares *out);

/* What these shares are made of, G$ a year: growth of each application's own compute (its level
 * where none grows), and its part in the growth of research. */
void lc_market_growth(const struct lc_world *w, uint32_t market, double years,
                      struct lc_shares *own, struct lc_shares *research);

/* Compute that a market is believed to spend once the applications whose threshold is passed, or at
 * most `reach` (log10 FLOP) away, are full, G$ a year: true potential x belief_ratio x the mood's
 * appetite. */
double lc_believed_busd(const struct lc_world *w, uint32_t market, double reach);

/* What labs and their backers would stake on research in a year, G$: research_ambition of what is
 * believed within research_reach. */
double lc_staked_busd(const struct lc_world *w, uint32_t market);

/* What labs want to spend on compute for training and research, G$ a year: research_ratio of the
 * inference expected in two years or, where it is more, the stake. */
double lc_research_wanted_busd(const struct lc_world *w, uint32_t market);

/* Shares of the applications in a market's training and research, by the families that its labs
 * train. */
void lc_research_pull(const struct lc_world *w, uint32_t market, struct lc_shares *out);

/* Appetite and external-finance factors of the market's mood. */
double lc_mood_appetite(const struct lc_world *w, uint32_t market);
double lc_mood_external(const struct lc_world *w, uint32_t market);

/* Capability within reach of a region's adopters for an application: share-weighted capability
 * factor at a shift of the threshold. */
double lc_seats_capability(const struct lc_world *w, const struct lc_seats *s,
                           double threshold_shift);

/* How near open weights are to the frontier: 1 at parity, 0 an order of magnitude behind. */
double lc_openness(const struct lc_world *w, uint32_t family);

#endif

/* Laws of energy: levelised cost, draw, experience, maker response (model section 5.5). */
#ifndef LC_LAWS_ENERGY_H
#define LC_LAWS_ENERGY_H

/* Levelised cost, 2024$/MWh: overnight cost over the annuity and the yearly output, plus running
 * cost. */
double lc_levelised_cost_usd_per_mwh(double overnight_usd_per_kw, double rate, double life_years,
                                     double capacity_factor, double running_usd_per_mwh);

/* Draw of a factory in MW: facility power x (idle + (1 - idle) utilisation). */
double lc_draw_mw(double facility_mw, double idle_share, double utilisation);

/* Cost after cumulative output grew by ratio: ratio^(log2(1 - rate)) (Wright 1936). */
double lc_experience(double ratio, double rate_per_doubling);

/* Power price: base (1 + scarcity max(0, 1 - headroom / reserve)). */
double lc_scarcity_price(double base, double scarcity, double headroom_mw, double reserve_mw);

#endif

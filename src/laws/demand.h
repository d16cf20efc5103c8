/* Laws of application demand (model section 5.1). */
#ifndef LC_LAWS_DEMAND_H
#define LC_LAWS_DEMAND_H

/* Bass hazard per remaining cohort and year, (p + q F) (Bass 1969), before modifiers. F: adopted
 * share. */
double lc_bass_hazard(double p_per_year, double q_per_year, double adopted_share);

/* Bass's closed form: adopted share after t years from none, F(t) = (1 - e^(-(p+q)t)) / (1 + (q/p)
 * e^(-(p+q)t)). p > 0. */
double lc_bass_share(double p_per_year, double q_per_year, double years);

/* Spend of an adopter relative to its saturation, s/s_max = x / (1 + x), x = x0 r^(1 - e): r the
 * price relative to the start, x0 the start's s/(s_max - s), e the price elasticity. Quantity falls
 * in price for every e (d ln(s/P)/d ln P <= -1). */
double lc_spend_share(double x0, double price_ratio, double elasticity);

/* x0 that makes lc_spend_share(x0, 1, e) equal share (0 <= share <= 1; of 1 it is infinite). */
double lc_spend_start(double share);

/* 0 below the threshold, rising linearly to 1 over the margin (usability threshold; capability in
 * log10 FLOP). */
double lc_capability_factor(double capability, double threshold, double margin);

/* Falls with price relative to the start: r^(-sensitivity), at most 2. */
double lc_price_factor(double price_ratio, double sensitivity);

/* (1 - unserved)^sensitivity */
double lc_service_factor(double unserved_share, double sensitivity);

/* Sector accounts: a = 1 + F exposure gain; output grows as a^eta, employment as a^(eta - 1). */
double lc_sector_productivity(double adopted_share, double exposure_share, double gain);
double lc_sector_output(double productivity, double elasticity);
double lc_sector_employment(double productivity, double elasticity);

#endif

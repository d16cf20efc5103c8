/* Laws of capital: annuities, user cost, damped trends, funding (model sections 5.3, 5.7, 5.8). */
#ifndef LC_LAWS_FINANCE_H
#define LC_LAWS_FINANCE_H

/* Present value of 1 a year for `life` years at rate r, continuously: (1 - e^(-r T)) / r. */
double lc_annuity(double rate, double life_years);

/* Long-run user cost of a MW of facility, M$ a year: IT at rate + obsolescence over the chips'
 * life, shell at rate + spread over its own, operations and power. Jorgenson (1963). */
struct lc_user_cost {
    double it_musd_per_mw, facility_musd_per_mw;
    double rate, obsolescence, chip_life_years, facility_spread, facility_life_years;
    double operations_musd_per_mw_year, power_usd_per_mwh, load_factor;
};
double lc_user_cost_musd_per_mw_year(const struct lc_user_cost *u);

/* Gardner's damped trend: ln growth over L years, g (1 - phi^L) / (-ln phi). */
double lc_damped_growth(double growth_per_year, double damping_per_year, double years);

/* Tobin's q of new compute: sqrt(rent / long-run rent) min(cap, utilisation / target). */
double lc_tobin_q(double rent_ratio, double utilisation, double target, double cap);

/* Share of proposals funded: logistic in q. */
double lc_funded_share(double q, double midpoint, double slope);

double lc_clip(double x, double low, double high);

#endif

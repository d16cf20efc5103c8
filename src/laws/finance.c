#include "laws/finance.h"

#include "base/units.h"

#include <math.h>

double lc_annuity(double rate, double life_years)
{
    const double x = rate * life_years;
    /* near r = 0 the series is exact to rounding and avoids 0/0 */
    return fabs(x) < LC_SERIES_SWITCH ? life_years * (1 - x / 2) : -expm1(-x) / rate;
}

double lc_user_cost_musd_per_mw_year(const struct lc_user_cost *u)
{
    const double it = u->it_musd_per_mw / lc_annuity(u->rate + u->obsolescence, u->chip_life_years);
    const double shell =
        u->facility_musd_per_mw / lc_annuity(u->rate + u->facility_spread, u->facility_life_years);
    const double power =
        LC_HOURS_PER_YEAR * u->load_factor * u->power_usd_per_mwh / LC_USD_PER_MUSD;
    return it + shell + u->operations_musd_per_mw_year + power;
}

double lc_damped_growth(double growth_per_year, double damping_per_year, double years)
{
    if (damping_per_year >= 1) {
        return growth_per_year * years;
    }
    return growth_per_year * (1 - pow(damping_per_year, years)) / -log(damping_per_year);
}

double lc_tobin_q(double rent_ratio, double utilisation, double target, double cap)
{
    return sqrt(rent_ratio) * fmin(cap, utilisation / target);
}

double lc_funded_share(double q, double midpoint, double slope)
{
    return 1 / (1 + exp(-slope * (q - midpoint)));
}

double lc_clip(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

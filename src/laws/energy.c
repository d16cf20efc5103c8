#include "laws/energy.h"

#include "base/units.h"
#include "laws/finance.h"

#include <math.h>

double lc_levelised_cost_usd_per_mwh(double overnight_usd_per_kw, double rate, double life_years,
                                     double capacity_factor, double running_usd_per_mwh)
{
    const double mwh_per_kw_year = LC_HOURS_PER_YEAR * capacity_factor / LC_KW_PER_MW;
    return overnight_usd_per_kw / lc_annuity(rate, life_years) / mwh_per_kw_year +
           running_usd_per_mwh;
}

double lc_draw_mw(double facility_mw, double idle_share, double utilisation)
{
    return facility_mw * (idle_share + (1 - idle_share) * utilisation);
}

double lc_experience(double ratio, double rate_per_doubling)
{
    return pow(ratio, log2(1 - rate_per_doubling));
}

double lc_scarcity_price(double base, double scarcity, double headroom_mw, double reserve_mw)
{
    return base * (1 + scarcity * fmax(0, 1 - headroom_mw / reserve_mw));
}

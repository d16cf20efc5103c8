#include "laws/demand.h"

#include <math.h>

double lc_bass_hazard(double p_per_year, double q_per_year, double adopted_share)
{
    return p_per_year + q_per_year * adopted_share;
}

double lc_bass_share(double p_per_year, double q_per_year, double years)
{
    const double decay = exp(-(p_per_year + q_per_year) * years);
    return (1 - decay) / (1 + q_per_year / p_per_year * decay);
}

double lc_spend_share(double x0, double price_ratio, double elasticity)
{
    if (!(x0 > 0) || isinf(x0)) {
        return x0 > 0 ? 1 : 0; /* nothing, and all there is, are so at any price */
    }
    const double x = x0 * pow(price_ratio, 1 - elasticity);
    return isinf(x) ? 1 : x / (1 + x); /* the limits of the law, where the power has no number */
}

double lc_spend_start(double share)
{
    return share < 1 ? share / (1 - share) : INFINITY;
}

double lc_capability_factor(double capability, double threshold, double margin)
{
    if (capability <= threshold) {
        return 0;
    }
    return capability >= threshold + margin ? 1 : (capability - threshold) / margin;
}

double lc_price_factor(double price_ratio, double sensitivity)
{
    return fmin(2, pow(price_ratio, -sensitivity));
}

double lc_service_factor(double unserved_share, double sensitivity)
{
    return pow(fmax(0, 1 - unserved_share), sensitivity);
}

double lc_sector_productivity(double adopted_share, double exposure_share, double gain)
{
    return 1 + adopted_share * exposure_share * gain;
}

double lc_sector_output(double productivity, double elasticity)
{
    return pow(productivity, elasticity);
}

double lc_sector_employment(double productivity, double elasticity)
{
    return pow(productivity, elasticity - 1);
}

#include "output/headline.h"

#include "output/annual.h"

#include <glib.h>

const struct lc_headline lc_headlines[] = {
    {"ai_power_gw", "AI power, GW"},
    {"electricity_twh_per_year", "Electricity, TWh/year"},
    {"compute_million_h100e", "Compute, million H100e"},
    {"tokens_trillion_per_day", "Tokens, trillion/day"},
    {"capital_energy_busd_per_year", "Capital/year: energy"},
    {"capital_chips_busd_per_year", "  chips"},
    {"capital_infrastructure_busd_per_year", "  infrastructure"},
    {"capital_models_busd_per_year", "  models"},
    {"capital_applications_busd_per_year", "  applications"},
    {"capital_energy_cumulative_busd", "Capital to date: energy"},
    {"capital_chips_cumulative_busd", "  chips"},
    {"capital_infrastructure_cumulative_busd", "  infrastructure"},
    {"capital_models_cumulative_busd", "  models"},
    {"capital_applications_cumulative_busd", "  applications"},
    {"capital_physical_cumulative_busd", "  energy+chips+infrastructure"},
    {"construction_workers", "Construction workers"},
    {"revenue_busd_per_year", "End users' spend/year"},
};
const unsigned lc_n_headlines = G_N_ELEMENTS(lc_headlines);

unsigned lc_headline_years(int years[LC_HEADLINE_YEARS], const struct lc_layout *l)
{
    static const int wanted[] = {2026, 2028, 2030, 2035, 2040};
    const int last = l->first_year + (int)l->n_years - 1;
    unsigned n = 0;

    for (unsigned i = 0; i < G_N_ELEMENTS(wanted); i++) {
        if (wanted[i] >= l->first_year && wanted[i] <= last) {
            years[n++] = wanted[i];
        }
    }
    if (n == 0 || years[n - 1] != last) {
        years[n++] = last;
    }
    return n;
}

bool lc_headline_get(double quantiles[3], const struct lc_result *r, struct lc_scratch *s,
                     uint32_t column, int year)
{
    static const double probabilities[] = {0.1, 0.5, 0.9};

    return lc_annual_get(s, r, column, year) &&
           lc_summarise(s, quantiles, probabilities, 3, r->samples.replications).n > 0;
}

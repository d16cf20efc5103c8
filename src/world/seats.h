/* Seats: one application in one region, in cohorts that adopt and leave one by one (model
 * section 5.1).
 *
 * Each cohort holds one unit exponential and adopts when the hazard, accumulated since it last
 * became free, reaches it; when the hazard changes the next adoption is re-timed and nothing is
 * drawn again. Those that had adopted at the start are a few cohorts of their own weight, so that
 * the adopted share at the start is exact.
 */
#ifndef LC_WORLD_SEATS_H
#define LC_WORLD_SEATS_H

#include "base/limits.h"
#include "engine/calendar.h"

struct lc_waiting {
    double threshold; /* value of `integral` at which it adopts */
    uint16_t cohort;
};

struct lc_seats {
    uint16_t application, region, family, market;
    bool exists;                      /* invented */
    uint16_t n_first;                 /* cohorts that had adopted at the start: 0 ... n_first - 1 */
    double weight_first, weight_rest; /* share of seats of a cohort of either sort */
    uint16_t n_waiting, n_adopters;
    double adopted_share;
    double integral, hazard_per_year; /* accumulated, and now */
    lc_time integrated_to;
    lc_handle adopt_event, leave_event;
    double leave_left, leave_rate_per_year; /* one clock for the market's leavers */
    lc_time leave_integrated_to;
    uint32_t leavers;

    double potential_busd_per_year; /* at saturation, before the sector's growth */
    double x0, elasticity;
    double spend_busd_per_year,
        served_spend_busd_per_year; /* on models and compute, at the price of the day */
    double notional_busd_per_year;  /* compute spend at the long-run price */
    double growth_per_year, last_notional;
    double integration_spend_seen; /* yearly spend for which integration has been paid */
    double output_index, employment_index;

    struct lc_waiting
        waiting[LC_COHORTS]; /* sorted by falling threshold: the next one is the last */
    uint16_t adopters[LC_COHORTS];
    uint16_t times_adopted[LC_COHORTS];
};

#endif

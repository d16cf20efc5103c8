/* Compute markets: rent, demand, expectations, capital and mood (model sections 5.3, 5.7, 5.8). */
#ifndef LC_WORLD_MARKET_H
#define LC_WORLD_MARKET_H

#include "base/limits.h"
#include "engine/calendar.h"
#include "world/chip.h"

enum lc_sentiment { LC_EXPANSION, LC_CAUTION, LC_SQUEEZE };

struct lc_market {
    /* clearing, as of the last month */
    double rent_usd_per_hour, long_run_usd_per_hour; /* of an H100e */
    double rent_start, supply_h100e, demand_h100e;   /* demand: busy H100e */
    double utilisation, unserved_share;
    double inference_busd_per_year, research_busd_per_year; /* compute rented */
    double inference_notional,
        notional; /* at the long-run price, G$/year; notional includes research */
    double user_cost_musd_per_mw, h100e_per_mw;

    /* expectations */
    double growth_per_year, inference_growth_per_year;
    double last_notional, last_inference;
    double expected_growth_per_year;
    double forecast[LC_MAX_MEMORY_MONTHS]; /* ring: what was forecast for `forecast_memory_months`
                                              later */
    uint32_t months;
    double lead_years; /* smoothed, proposal to operation */
    double surviving_h100e, pipeline_h100e, gap_mw;
    uint32_t pull; /* number of the shares of the gap, by application */

    /* capital */
    double operating_cash_busd_per_year, income_busd_per_year, research_income_busd_per_year,
        running_busd_per_year;
    double q, q_smooth;
    double committed_musd; /* funded, not yet paid */
    double stock_musd;     /* capital in place, straight-line depreciated */
    double capacity_busd_per_year;
    enum lc_sentiment sentiment;
    lc_handle sentiment_event;
    double sentiment_left; /* unit exponential left before the next change */
    double sentiment_hazard;
    lc_time sentiment_integrated_to, sentiment_held_to;
    enum lc_sentiment sentiment_next;
    uint32_t sentiment_changes;
    double deferred_mw; /* unfunded at the last reviews, by all builders */

    /* chips made here */
    struct lc_stage stage[LC_MAX_STAGES];
    double backlog_h100e, shipped_h100e_month, smoothed_shipments, scarcity;
};

struct lc_builder {
    uint32_t reviews;
    double deferred_mw, below_hurdle_mw,
        refused_mw; /* at the last review: no money, no return, no region that permits */
    double live_mw; /* operating factories: facility power */
};

#endif

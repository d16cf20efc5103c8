#include "world/mood.h"

#include "laws/finance.h"

#include <math.h>

static uint32_t memory_months(const struct lc_world *w)
{
    return (uint32_t)lc_clip(lc_param(w, LC_P_FORECAST_MEMORY_MONTHS), 1, LC_MAX_MEMORY_MONTHS - 2);
}

double lc_mood_forecast_error(const struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    const uint32_t memory = memory_months(w);
    if (m->months <= memory || m->notional <= 0) {
        return 0;
    }
    const double forecast = m->forecast[(m->months - 1 - memory) % LC_MAX_MEMORY_MONTHS];
    return forecast > 0 ? log(forecast / m->notional) : 0;
}

/* Disappointment: returns short of the hurdle, and demand short of what was forecast for now.
 * Bounded below at -1. */
static double signal(const struct lc_world *w, const struct lc_market *m)
{
    const double miss = lc_mood_forecast_error(w, (uint32_t)(m - w->market));
    return fmax(-1, lc_param(w, LC_P_DISAPPOINTMENT_WEIGHT) * (1 - m->q_smooth) + miss);
}

/* Hazard of the likelier change, both kinds added where there are two, and which one it would be.
 */
static double hazard(const struct lc_world *w, const struct lc_market *m, double *worse)
{
    const double d = signal(w, m);
    const double sensitivity = lc_param(w, LC_P_CAUTION_SENSITIVITY);
    const double down = lc_param(w, LC_P_CAUTION_HAZARD) * exp(sensitivity * d);
    const double up = lc_param(w, LC_P_RECOVERY_HAZARD) * exp(-sensitivity * d);
    const double cap = lc_param(w, LC_P_HAZARD_CAP);
    const uint32_t memory = memory_months(w);
    switch (m->sentiment) {
    case LC_EXPANSION: /* held until one full forecast error exists */
        *worse = 1;
        return m->months <= memory ? 0 : fmin(cap, down);
    case LC_CAUTION:
        *worse = down / (down + up);
        return fmin(cap, down + up);
    case LC_SQUEEZE:
        break;
    }
    *worse = 0;
    return fmin(cap, lc_param(w, LC_P_RECOVERY_HAZARD) * exp(-sensitivity * d / 2));
}

static void integrate(const struct lc_world *w, struct lc_market *m)
{
    m->sentiment_left -=
        m->sentiment_hazard * lc_years_between(m->sentiment_integrated_to, lc_now(w));
    m->sentiment_integrated_to = lc_now(w);
}

void lc_mood_rearm(struct lc_world *w, uint32_t market)
{
    struct lc_market *m = &w->market[market];
    integrate(w, m);
    double worse = 0;
    m->sentiment_hazard = lc_now(w) < m->sentiment_held_to ? 0 : hazard(w, m, &worse);
    lc_engine_cancel(w->engine, m->sentiment_event);
    m->sentiment_event = LC_NO_HANDLE;
    if (m->sentiment_hazard <= 0) {
        return;
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_SENTIMENT, market, 2 * (uint64_t)m->sentiment_changes + 1);
    const bool is_worse = lc_draw_uniform(&s) < worse;
    m->sentiment_next = (enum lc_sentiment)(m->sentiment + (is_worse ? 1 : -1));
    const lc_time at =
        lc_now(w) + lc_time_from_years(fmax(0, m->sentiment_left) / m->sentiment_hazard);
    if (at <= w->end) {
        m->sentiment_event = lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, LC_EV_SENTIMENT_CHANGE,
                                          market, m->sentiment_next);
    }
}

void lc_mood_set(struct lc_world *w, uint32_t market, enum lc_sentiment mood, lc_time held_to)
{
    struct lc_market *m = &w->market[market];
    m->sentiment = mood;
    m->sentiment_held_to = held_to;
    m->sentiment_changes++;
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_SENTIMENT, market, 2 * (uint64_t)m->sentiment_changes);
    m->sentiment_left = lc_draw_exponential(&s, 1);
    m->sentiment_hazard = 0;
    m->sentiment_integrated_to = lc_now(w);
    lc_mood_rearm(w, market);
}

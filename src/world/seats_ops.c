#include "world/seats_ops.h"

#include "laws/demand.h"
#include "world/market_ops.h"

#include <math.h>

void lc_seats_read(const struct lc_world *w, struct lc_seats *s)
{
    s->potential_busd_per_year =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_POTENTIAL_BUSD_PER_YEAR) *
        lc_value(w, LC_T_REGIONS, s->region, LC_REGION_DEMAND_SHARE);
    s->elasticity =
        1 + lc_param(w, LC_P_SPEND_GROWTH_FROM_PRICE) / lc_param(w, LC_P_PRICE_FALL_EXPECTED) *
                lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_PRICE_RESPONSE);
}

double lc_open_factor(const struct lc_world *w, const struct lc_seats *s)
{
    const struct lc_family *f = &w->family[s->family];
    const double threshold =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_THRESHOLD_LOG10_FLOP) +
        lc_param(w, LC_P_THRESHOLD_SHIFT);
    if (f->open_log10 <= threshold) {
        return 1;
    }
    const double age = lc_years_between(f->last_open, lc_now(w));
    const double boost =
        lc_param(w, LC_P_OPEN_BOOST) * exp2(-age / lc_param(w, LC_P_OPEN_BOOST_HALFLIFE_YEARS));
    return 1 + (lc_param(w, LC_P_OPEN_FLOOR) + boost) * lc_openness(w, s->family);
}

static double hazard(const struct lc_world *w, const struct lc_seats *s)
{
    const struct lc_market *m = &w->market[s->market];
    const double bass = lc_bass_hazard(
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_BASS_P_PER_YEAR),
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_BASS_Q_PER_YEAR),
        s->adopted_share);
    return bass * lc_value(w, LC_T_REGIONS, s->region, LC_REGION_ADOPTION_SPEED) *
           lc_open_factor(w, s) * lc_seats_capability(w, s, 0) *
           lc_price_factor(w->price_index[s->family][s->market],
                           lc_param(w, LC_P_PRICE_SENSITIVITY)) *
           lc_service_factor(m->unserved_share, lc_param(w, LC_P_SERVICE_SENSITIVITY));
}

static void integrate(const struct lc_world *w, struct lc_seats *s)
{
    const lc_time now = lc_now(w);
    s->integral += s->hazard_per_year * lc_years_between(s->integrated_to, now);
    s->integrated_to = now;
    s->leave_left -= s->leave_rate_per_year * lc_years_between(s->leave_integrated_to, now);
    s->leave_integrated_to = now;
}

/* Moves, makes or cancels an event so that it happens `left` units of hazard ahead at a rate. */
static lc_handle retime(struct lc_world *w, lc_handle event, double left, double rate,
                        uint16_t kind, uint32_t seats, uint32_t application)
{
    if (rate <= 0) {
        lc_engine_cancel(w->engine, event);
        return LC_NO_HANDLE;
    }
    const lc_time at = lc_now(w) + lc_time_from_years(fmax(0, left) / rate);
    if (at > w->end) {
        lc_engine_cancel(w->engine, event);
        return LC_NO_HANDLE;
    }
    if (lc_engine_rearm(w->engine, event, at)) {
        return event;
    }
    return lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, kind, seats, application);
}

void lc_seats_rearm(struct lc_world *w, uint32_t seats)
{
    struct lc_seats *s = &w->seats[seats];
    if (!s->exists) {
        return;
    }
    integrate(w, s);
    s->hazard_per_year = hazard(w, s);
    s->leave_rate_per_year =
        s->n_adopters *
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_CHURN_PER_YEAR) *
        w->market[s->market].unserved_share;
    if (s->n_waiting > 0) {
        const double left = s->waiting[s->n_waiting - 1].threshold - s->integral;
        s->adopt_event = retime(w, s->adopt_event, left, s->hazard_per_year, LC_EV_COHORT_ADOPT,
                                seats, s->application);
    }
    s->leave_event = retime(w, s->leave_event, s->leave_left, s->leave_rate_per_year,
                            LC_EV_COHORT_LEAVE, seats, s->application);
}

void lc_seats_rearm_family(struct lc_world *w, uint32_t family)
{
    for (uint32_t i = 0; i < w->n_seats; i++) {
        if (family == LC_NOBODY || w->seats[i].family == family) {
            lc_seats_rearm(w, i);
        }
    }
}

/* Applications: cohorts adopt and leave, applications are invented, sectors grow or shrink with
 * their productivity. */
#include "agents/agent.h"

#include "base/units.h"
#include "laws/demand.h"
#include "world/seats_ops.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static double weight_of(const struct lc_seats *s, uint16_t cohort)
{
    return cohort < s->n_first ? s->weight_first : s->weight_rest;
}

/* Sums anew, so that thousands of steps leave no drift. */
static void count_share(struct lc_seats *s)
{
    unsigned first = 0;
    for (uint16_t i = 0; i < s->n_adopters; i++) {
        first += s->adopters[i] < s->n_first;
    }
    s->adopted_share = fmin(1, first * s->weight_first + (s->n_adopters - first) * s->weight_rest);
}

static void adopt(struct lc_world *w, uint32_t seats)
{
    struct lc_seats *s = &w->seats[seats];
    const struct lc_waiting next = s->waiting[--s->n_waiting];
    s->adopt_event = LC_NO_HANDLE;
    s->adopters[s->n_adopters++] = next.cohort;
    s->times_adopted[next.cohort]++;
    count_share(s);
    lc_seats_rearm(w, seats);
}

/* Puts a cohort back among those who wait, with a new unit exponential. */
static void wait_again(struct lc_world *w, uint32_t seats, uint16_t cohort)
{
    struct lc_seats *s = &w->seats[seats];
    struct lc_stream stream;
    lc_world_stream(w, &stream, LC_DRAW_COHORT, lc_hash_mix(seats, cohort),
                    (uint64_t)s->times_adopted[cohort] + 1);
    const struct lc_waiting back = {.threshold = s->integral + lc_draw_exponential(&stream, 1),
                                    .cohort = cohort};
    uint16_t at = s->n_waiting++;
    while (at > 0 && s->waiting[at - 1].threshold < back.threshold) {
        s->waiting[at] = s->waiting[at - 1];
        at--;
    }
    s->waiting[at] = back;
}

static void leave(struct lc_world *w, uint32_t seats)
{
    struct lc_seats *s = &w->seats[seats];
    s->leave_event = LC_NO_HANDLE;
    if (s->n_adopters == 0) {
        return;
    }
    lc_seats_rearm(w, seats); /* brings the integral to now, so that the leaver waits from here */
    lc_engine_cancel(w->engine, s->leave_event);
    s->leave_event = LC_NO_HANDLE;
    struct lc_stream stream;
    lc_world_stream(w, &stream, LC_DRAW_LEAVE, seats, ++s->leavers);
    const uint16_t k =
        (uint16_t)fmin(s->n_adopters - 1, floor(lc_draw_uniform(&stream) * s->n_adopters));
    s->leave_left = lc_draw_exponential(&stream, 1);
    const uint16_t cohort = s->adopters[k];
    memmove(&s->adopters[k], &s->adopters[k + 1],
            (size_t)(s->n_adopters - k - 1) * sizeof *s->adopters);
    s->n_adopters--;
    wait_again(w, seats, cohort);
    count_share(s);
    lc_seats_rearm(w, seats);
}

static void invent(struct lc_world *w, uint32_t application)
{
    for (uint32_t r = 0; r < w->n_regions; r++) {
        struct lc_seats *s = lc_seats_of(w, application, r);
        s->exists = true;
        s->integrated_to = s->leave_integrated_to = lc_now(w);
        s->growth_per_year = w->market[s->market].growth_per_year;
        lc_seats_rearm(w, application * w->n_regions + r);
    }
}

/* Productivity creates capacity: output and employment of the sector, and with output the seats. */
static void grow_sector(struct lc_world *w, uint32_t seats)
{
    struct lc_seats *s = &w->seats[seats];
    const double exposure =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_EXPOSURE_SHARE);
    const double gain =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_PRODUCTIVITY_GAIN);
    const double eta =
        lc_value(w, LC_T_APPLICATIONS, s->application, LC_APPLICATION_DEMAND_ELASTICITY);
    const double a = lc_sector_productivity(s->adopted_share, exposure, gain);
    s->output_index = lc_sector_output(a, eta);
    s->employment_index = lc_sector_employment(a, eta);
    lc_engine_after(w->engine, LC_MS_PER_YEAR, LC_EV_SECTOR_YEAR, seats, s->application);
}

static void start(struct lc_world *w)
{
    for (uint32_t i = 0; i < w->n_seats; i++) {
        struct lc_seats *s = &w->seats[i];
        struct lc_stream stream;
        lc_world_stream(w, &stream, LC_DRAW_LEAVE, i, 0);
        s->leave_left = lc_draw_exponential(&stream, 1);
        lc_engine_after(w->engine, LC_MS_PER_YEAR / 2, LC_EV_SECTOR_YEAR, i, s->application);
        lc_seats_rearm(w, i);
    }
    for (uint32_t a = 0; a < w->n_applications; a++) {
        const double rate = lc_value(w, LC_T_APPLICATIONS, a, LC_APPLICATION_ARRIVAL_RATE_PER_YEAR);
        if (rate > 0) {
            struct lc_stream stream;
            lc_world_stream(w, &stream, LC_DRAW_ARRIVAL, a, 0);
            const lc_time wait = lc_time_from_years(lc_draw_exponential(&stream, 1) / rate);
            lc_engine_after(w->engine, wait, LC_EV_APPLICATION_ARRIVE, a, 0);
        }
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_COHORT_ADOPT:
        adopt(w, e->a);
        break;
    case LC_EV_COHORT_LEAVE:
        leave(w, e->a);
        break;
    case LC_EV_APPLICATION_ARRIVE:
        invent(w, e->a);
        break;
    case LC_EV_SECTOR_YEAR:
        grow_sector(w, e->a);
        break;
    default:
        break;
    }
}

/* Every cohort either waits or has adopted. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    for (uint32_t i = 0; i < w->n_seats; i++) {
        const struct lc_seats *s = &w->seats[i];
        double weight = 0;
        for (uint16_t k = 0; k < s->n_adopters; k++) {
            weight += weight_of(s, s->adopters[k]);
        }
        if (s->n_waiting + s->n_adopters != LC_COHORTS ||
            fabs(fmin(1, weight) - s->adopted_share) > LC_ROUNDING_TIGHT) {
            snprintf(why, size, "seats %u: %u waiting, %u adopted, share %g", i, s->n_waiting,
                     s->n_adopters, s->adopted_share);
            return false;
        }
    }
    return true;
}

const struct lc_agent_ops lc_agent_apps = {
    .name = "apps", .id = LC_AGENT_APPS, .start = start, .handle = handle, .invariant = invariant};

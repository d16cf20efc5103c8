/* Labs: training runs, releases of closed and open models, what follows for price and capability.
 */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "world/market_ops.h"
#include "world/seats_ops.h"

#include <math.h>
#include <stdio.h>

/* Of algorithms, ln: prices that fall further, and tokens that rise as they fall, have no numbers.
 */
#define MOST_PROGRESS 500

/* Compute budget of a programme, G$ a year. */
static double budget(const struct lc_world *w, uint32_t programme)
{
    const struct lc_programme *p = &w->programmes[programme];
    return w->market[p->market].research_busd_per_year *
           lc_value(w, LC_T_LABS, p->lab, LC_LAB_RD_SHARE) *
           lc_value(w, LC_T_PROGRAMMES, programme, LC_PROGRAMME_BUDGET_SHARE);
}

/* log10 of the physical FLOP that the programme's largest run of a year buys at the rent of the
 * day. */
static double run_log10_flop(const struct lc_world *w, uint32_t programme)
{
    const struct lc_programme *p = &w->programmes[programme];
    const double usd = budget(w, programme) * LC_USD_PER_BUSD * lc_param(w, LC_P_RUN_SHARE);
    const double hours = usd / w->market[p->market].rent_usd_per_hour;
    const double seconds = hours * LC_SECONDS_PER_YEAR / LC_HOURS_PER_YEAR;
    const double flop = seconds * LC_FLOPS_PER_H100E * lc_param(w, LC_P_TRAINING_EFFICIENCY);
    return flop > 1 ? log10(flop) : 0;
}

static double progress(const struct lc_world *w, uint32_t family)
{
    return w->algorithm_progress * lc_value(w, LC_T_FAMILIES, family, LC_FAMILY_ALGORITHM_INDEX);
}

static void schedule_run(struct lc_world *w, uint32_t programme, double months)
{
    lc_engine_after(w->engine, lc_time_from_months(months), LC_EV_RUN_START, programme,
                    w->programmes[programme].family);
}

static void start_run(struct lc_world *w, uint32_t programme)
{
    struct lc_programme *p = &w->programmes[programme];
    p->physical_log10 = run_log10_flop(w, programme);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_RUN, programme, 2 * (uint64_t)p->runs++);
    const double days =
        lc_draw_lognormal(&s, lc_param(w, LC_P_RUN_DAYS), lc_param(w, LC_P_RUN_SIGMA));
    lc_engine_after(w->engine, lc_time_from_days(days), LC_EV_RUN_END, programme, p->family);
}

static uint32_t add_release(struct lc_world *w, const struct lc_release *r)
{
    struct lc_releases *all = &w->releases;
    LC_GROW(all->items, all->room, all->n + 1);
    all->items[all->n] = *r;
    return (uint32_t)all->n++;
}

/* Effective compute: physical, times algorithmic progress, normalised so that a leading run at the
 * start equals the frontier. */
static void end_run(struct lc_world *w, uint32_t programme)
{
    struct lc_programme *p = &w->programmes[programme];
    struct lc_family *f = &w->family[p->family];
    if (f->reference_log10 <=
        0) { /* nobody trained it at the start: its first run sets the scale */
        f->reference_log10 = p->physical_log10;
    }
    const double gained = progress(w, p->family);
    if (!(gained < MOST_PROGRESS)) {
        lc_engine_fail(w->engine,
                       "algorithms of family %s gained e^%.0f, more than the e^%d that can be",
                       w->model->tables[LC_T_FAMILIES].key[p->family], gained, MOST_PROGRESS);
    }
    p->effective_log10 =
        f->closed_start_log10 + (p->physical_log10 - f->reference_log10) + gained / LC_LN10;
    w->totals.largest_run_log10 = fmax(w->totals.largest_run_log10, p->physical_log10);
    const struct lc_release r = {
        .family = p->family, .capability_log10 = p->effective_log10, .progress = gained};
    const uint32_t id = add_release(w, &r);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_RUN, programme, 2 * (uint64_t)p->runs + 1);
    const double review =
        lc_draw_lognormal(&s, lc_param(w, LC_P_REVIEW_DAYS), lc_param(w, LC_P_RUN_SIGMA));
    const uint16_t kind = p->open ? LC_EV_RELEASE_OPEN : LC_EV_RELEASE_CLOSED;
    lc_engine_after(w->engine, lc_time_from_days(review), kind, id, p->family);
    const double cadence = lc_value(w, LC_T_PROGRAMMES, programme, LC_PROGRAMME_CADENCE_MONTHS);
    schedule_run(w, programme, lc_draw_exponential(&s, cadence));
}

/* After a release: margins follow openness, and adoption of the family's applications is re-timed.
 */
static void spread(struct lc_world *w, uint32_t family)
{
    w->margin[family] = lc_param(w, LC_P_MODEL_MARGIN) *
                        (1 - lc_param(w, LC_P_OPEN_MARGIN_CUT) * lc_openness(w, family));
    w->flows.releases += 1;
    lc_seats_rearm_family(w, family);
}

/* Open weights follow a closed model that moved the frontier, after a lag (gamma, shape 4). */
static void follow(struct lc_world *w, uint32_t family)
{
    struct lc_family *f = &w->family[family];
    const struct lc_release r = {.family = (uint16_t)family,
                                 .capability_log10 = f->closed_log10,
                                 .progress = f->deployed_progress};
    const uint32_t id = add_release(w, &r);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_OPEN_FOLLOW, family, f->closed_releases);
    const double months = lc_draw_gamma(&s, 2 * 2, lc_param(w, LC_P_OPEN_LAG_MONTHS));
    lc_engine_after(w->engine, lc_time_from_months(months), LC_EV_RELEASE_OPEN, id, family);
}

static void release_closed(struct lc_world *w, uint32_t release)
{
    const struct lc_release r = w->releases.items[release];
    struct lc_family *f = &w->family[r.family];
    f->closed_releases++;
    f->deployed_progress = fmax(f->deployed_progress, r.progress);
    if (r.capability_log10 > f->closed_log10) {
        f->closed_log10 = r.capability_log10;
        follow(w, r.family);
    }
    spread(w, r.family);
}

/* Open weights may lead: then the frontier is theirs. */
static void release_open(struct lc_world *w, uint32_t release)
{
    const struct lc_release r = w->releases.items[release];
    struct lc_family *f = &w->family[r.family];
    f->deployed_progress = fmax(f->deployed_progress, r.progress);
    if (r.capability_log10 > f->open_log10) {
        f->open_log10 = r.capability_log10;
        f->closed_log10 = fmax(f->closed_log10, f->open_log10);
        f->last_open = lc_now(w);
    }
    spread(w, r.family);
}

static void start(struct lc_world *w)
{
    for (uint32_t p = 0; p < w->n_programmes; p++) {
        struct lc_family *f = &w->family[w->programmes[p].family];
        f->reference_log10 = fmax(f->reference_log10, run_log10_flop(w, p));
    }
    for (uint32_t p = 0; p < w->n_programmes; p++) {
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_RUN, p, 1);
        schedule_run(w, p,
                     lc_draw_uniform(&s) *
                         lc_value(w, LC_T_PROGRAMMES, p, LC_PROGRAMME_CADENCE_MONTHS));
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_RUN_START:
        start_run(w, e->a);
        break;
    case LC_EV_RUN_END:
        end_run(w, e->a);
        break;
    case LC_EV_RELEASE_CLOSED:
        release_closed(w, e->a);
        break;
    case LC_EV_RELEASE_OPEN:
        release_open(w, e->a);
        break;
    default:
        break;
    }
}

/* Open weights are never ahead of the frontier. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    for (uint32_t f = 0; f < w->n_families; f++) {
        if (w->family[f].open_log10 > w->family[f].closed_log10) {
            snprintf(why, size, "family %u: open weights at %g ahead of the frontier at %g", f,
                     w->family[f].open_log10, w->family[f].closed_log10);
            return false;
        }
    }
    return true;
}

const struct lc_agent_ops lc_agent_labs = {
    .name = "labs", .id = LC_AGENT_LABS, .start = start, .handle = handle, .invariant = invariant};

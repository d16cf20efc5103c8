/* Chip lines: makers of each stage review their capacity; expansions start to produce. */
#include "agents/agent.h"

#include "base/units.h"
#include "laws/finance.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/order_ops.h"

#include <math.h>

/* Capacity that makers of a stage want, units a month (model-notes 3.5): smoothed orders grown over
 * the lead time, or half-way to what would also work off the backlog in a year. */
static double target_capacity(const struct lc_world *w, uint32_t market, uint32_t stage,
                              double lead_years)
{
    const struct lc_market *m = &w->market[market];
    const struct lc_stage *s = &m->stage[stage];
    const double growth =
        lc_param(w, LC_P_CHIP_TREND_WEIGHT) * fmax(0, m->expected_growth_per_year);
    const double trend = s->orders_per_month *
                         exp(lc_damped_growth(growth, lc_param(w, LC_P_TREND_DAMPING), lead_years));
    return fmax(trend, (trend + s->orders_per_month + s->backlog / LC_MONTHS_PER_YEAR) / 2);
}

static double line_years(const struct lc_world *w, enum lc_project_kind kind)
{
    double years = 0;
    const struct lc_graph *g = &w->spec.graph[kind];
    for (int i = 0; i < g->n_phases; i++) {
        years +=
            lc_value(w, LC_T_PHASES, g->phase[i].row, LC_PHASE_MIN_MONTHS) / LC_MONTHS_PER_YEAR;
    }
    return years;
}

static uint32_t months_since_start(const struct lc_world *w)
{
    return (uint32_t)((lc_now(w) - w->start) / LC_MS_PER_MONTH);
}

/* Expansion allowed so far under the growth cap is saved up until it makes a project. */
static void review_stage(struct lc_world *w, uint32_t stage, uint32_t market)
{
    struct lc_stage *s = &w->market[market].stage[stage];
    const enum lc_project_kind kind = (enum lc_project_kind)(
        LC_KIND_FAB + lc_ref(w->model, LC_T_STAGES, stage, LC_STAGE_PROJECT));
    const double capacity = lc_stage_nominal(w, stage, market);
    const double yield = lc_value(w, LC_T_STAGES, stage, LC_STAGE_YIELD_SHARE);
    const double cap = lc_value(w, LC_T_STAGES, stage, LC_STAGE_GROWTH_CAP_PER_YEAR);
    const double want =
        (target_capacity(w, market, stage, line_years(w, kind)) - capacity) / yield - s->building;
    const double monthly = cap * capacity / yield / LC_MONTHS_PER_YEAR;
    s->allowance = fmin(s->allowance + monthly, monthly * LC_MONTHS_PER_YEAR);
    const double start = fmin(want, s->allowance);
    const double batch = fmin(lc_value(w, LC_T_STAGES, stage, LC_STAGE_PROJECT_UNITS), 2 * monthly);
    if (start <= 0 || start < batch) {
        return;
    }
    struct lc_shares shares;
    lc_book_pull(w, stage, market, &shares);
    const uint32_t pull = lc_pulls_add(&w->pulls, &shares);
    for (uint32_t l = 0; l < w->n_lines; l++) {
        if (lc_ref(w->model, LC_T_LINES, l, LC_LINE_STAGE) == stage &&
            lc_ref(w->model, LC_T_LINES, l, LC_LINE_MARKET) == market) {
            const double units = start * lc_value(w, LC_T_LINES, l, LC_LINE_EXPANSION_SHARE) *
                                 lc_value(w, LC_T_LINES, l, LC_LINE_GROWTH_INDEX);
            if (units > 0) {
                const uint64_t key = lc_project_key(LC_T_LINES, l, months_since_start(w));
                lc_project_begin(w, lc_project_expand_line(w, l, units, key, pull), 0);
            }
        }
    }
    s->allowance -= start;
}

static void review_lines(struct lc_world *w, uint32_t market)
{
    for (uint32_t s = 0; s < w->n_stages; s++) {
        review_stage(w, s, market);
    }
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), LC_PRIORITY_USUAL, LC_EV_LINE_REVIEW,
                 market, 0);
}

static void complete_line(struct lc_world *w, uint32_t project)
{
    const struct lc_project *p = &w->projects.items[project];
    const uint32_t stage = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_STAGE);
    const uint32_t market = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_MARKET);
    w->line_capacity[p->owner] += p->gain;
    w->market[market].stage[stage].building -= p->gain;
}

static void start(struct lc_world *w)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        lc_engine_after(w->engine, LC_MS_PER_MONTH / 2 + LC_MS_PER_DAY, LC_EV_LINE_REVIEW, m, 0);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    if (e->kind == LC_EV_LINE_REVIEW) {
        review_lines(context, e->a);
    } else {
        complete_line(context, e->a);
    }
}

const struct lc_agent_ops lc_agent_lines = {
    .name = "lines", .id = LC_AGENT_LINES, .start = start, .handle = handle};

/* Makers: utilities open headroom month by month; makers of power equipment review their output. */
#include "agents/agent.h"

#include "base/units.h"
#include "laws/finance.h"
#include "world/grid_ops.h"
#include "world/grid_queue.h"

#include <math.h>

static uint32_t lag_months(double years)
{
    return (uint32_t)lc_clip(years * LC_MONTHS_PER_YEAR, 1, LC_MAX_MEMORY_MONTHS - 1);
}

/* Technology of the programme's next plant: a logit in cost alone, since a utility plans for
 * decades; n_technologies when none has a site. */
static uint32_t choose_technology(const struct lc_world *w, uint32_t region)
{
    const double idle = lc_param(w, LC_P_IDLE_SHARE);
    const double load = idle + (1 - idle) * lc_param(w, LC_P_UTILISATION_TARGET);
    const double mwh = lc_param(w, LC_P_PLANT_CONTRACT_YEARS) * LC_HOURS_PER_YEAR * load;
    double weight[LC_MAX_TECHNOLOGIES] = {0}, sum = 0;
    for (uint32_t t = 0; t < w->n_technologies; t++) {
        const double unit = lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_UNIT_MW);
        const lc_time from =
            lc_date_cell(w->model, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_AVAILABLE_FROM);
        if (lc_now(w) >= from && lc_technology_sites_mw(w, t, region) >= unit) {
            const double musd_per_mw = mwh * lc_technology_cost(w, t, region) / LC_USD_PER_MUSD;
            weight[t] = exp(-musd_per_mw / lc_param(w, LC_P_PLANT_SCALE_MUSD_PER_MW));
            sum += weight[t];
        }
    }
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PROGRAMME, region, w->grid[region].programme_plants);
    return sum > 0 ? lc_draw_index(&s, weight, w->n_technologies) : w->n_technologies;
}

/* Proposes plants as soon as what the queue of a lag ago calls for makes a unit of the technology
 * whose turn it is. */
static void run_programme(struct lc_world *w, uint32_t region, double queue_mw)
{
    struct lc_grid *g = &w->grid[region];
    const double missing = fmax(0, queue_mw - g->programme_pending_mw);
    g->programme_mw = fmin(missing, g->programme_mw + lc_param(w, LC_P_GRID_RESPONSE) * missing /
                                                          LC_MONTHS_PER_YEAR);
    for (;;) {
        const uint32_t t = g->programme_mw > 0 ? choose_technology(w, region) : w->n_technologies;
        if (t == w->n_technologies) {
            return;
        }
        const double unit = lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_UNIT_MW);
        const double firm = unit * lc_value(w, LC_T_TECHNOLOGIES, t, LC_TECHNOLOGY_FIRM_SHARE);
        if (g->programme_mw < firm) {
            return;
        }
        g->programme_mw -= firm;
        g->programme_pending_mw += firm;
        g->programme_plants++;
        g->plant_pending_mw[t] += unit;
        lc_engine_after(w->engine, 0, LC_EV_PLANT_PROGRAMMED, region, t);
    }
}

/* Each month: the utilities open headroom, other loads that stand in the queue take their part, and
 * plants are proposed in answer to the queue of a lag ago. */
static void add_grid(struct lc_world *w, uint32_t region, uint32_t month)
{
    struct lc_grid *g = &w->grid[region];
    const uint32_t lag = lag_months(lc_param(w, LC_P_GRID_LAG_YEARS));
    const uint32_t past = (month - lag) % LC_MAX_MEMORY_MONTHS;
    const double then = month >= lag ? g->queue_history_mw[past] : 0;
    g->programme_pull =
        month >= lag ? g->queue_pull[past] : w->market[lc_region_market(w, region)].pull;
    g->queue_history_mw[month % LC_MAX_MEMORY_MONTHS] = g->queue_mw + g->study_mw;
    g->queue_pull[month % LC_MAX_MEMORY_MONTHS] = lc_queue_pull(w, region);
    run_programme(w, region, then);
    const double opened = lc_value(w, LC_T_REGIONS, region, LC_REGION_GRID_ADDITIONS_MW_PER_YEAR) /
                          LC_MONTHS_PER_YEAR;
    const double waiting = g->others_ahead_mw + g->queue_mw + g->study_mw;
    const double others =
        waiting > 0 ? fmin(g->others_ahead_mw, opened * g->others_ahead_mw / waiting) : 0;
    g->others_ahead_mw -= others;
    g->firm_total_mw += opened - others;
    lc_grid_serve(w, region);
    lc_grid_refresh(w, region);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), LC_PRIORITY_USUAL, LC_EV_GRID_ADDED,
                 region, month + 1);
}

/* Quarterly: output follows what was decided a lag ago; what is decided now follows the wait for a
 * slot. */
static void review_maker(struct lc_world *w, uint32_t maker)
{
    struct lc_maker *m = &w->maker[maker];
    const double low = lc_value(w, LC_T_MAKERS, maker, LC_MAKER_GROWTH_MIN_PER_YEAR);
    const double high = lc_value(w, LC_T_MAKERS, maker, LC_MAKER_GROWTH_MAX_PER_YEAR);
    const double response = lc_value(w, LC_T_MAKERS, maker, LC_MAKER_RESPONSE);
    const uint32_t lag = (uint32_t)lc_clip(lc_value(w, LC_T_MAKERS, maker, LC_MAKER_LAG_YEARS) *
                                               LC_QUARTERS_PER_YEAR,
                                           1, LC_MAX_MEMORY_MONTHS - 1);
    const uint32_t now = m->reviews++;
    m->decided_growth[now % LC_MAX_MEMORY_MONTHS] =
        lc_clip(response * (lc_maker_wait_years(w, maker) - 1), low, high);
    const double growth = now >= lag ? m->decided_growth[(now - lag) % LC_MAX_MEMORY_MONTHS] : low;
    const double wait_mw = lc_maker_wait_years(w, maker) * m->output_mw_per_year;
    m->output_mw_per_year *= exp(growth / LC_QUARTERS_PER_YEAR);
    if (wait_mw > 0) { /* the same orders, at the new rate */
        m->free_at = lc_now(w) + lc_time_from_years(wait_mw / fmax(1, m->output_mw_per_year));
    }
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 3), LC_PRIORITY_USUAL, LC_EV_MAKER_REVIEW,
                 maker, now + 1);
}

static void start(struct lc_world *w)
{
    for (uint32_t r = 0; r < w->n_regions; r++) {
        lc_engine_at(w->engine, lc_time_add_months(w->start, 1), LC_PRIORITY_USUAL,
                     LC_EV_GRID_ADDED, r, 0);
    }
    for (uint32_t m = 0; m < w->n_makers; m++) {
        lc_engine_at(w->engine, lc_time_add_months(w->start, 1), LC_PRIORITY_USUAL,
                     LC_EV_MAKER_REVIEW, m, 0);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    if (e->kind == LC_EV_GRID_ADDED) {
        add_grid(context, e->a, e->b);
    } else {
        review_maker(context, e->a);
    }
}

const struct lc_agent_ops lc_agent_makers = {
    .name = "makers", .id = LC_AGENT_MAKERS, .start = start, .handle = handle};

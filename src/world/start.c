#include "world/start.h"

#include "base/limits.h"
#include "base/units.h"
#include "laws/demand.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/grid_ops.h"
#include "world/market_ops.h"
#include "world/seats_ops.h"

#include <math.h>
#include <string.h>

void lc_start_markets(struct lc_world *w)
{
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_CAPITAL); row++) {
        struct lc_market *m = &w->market[lc_ref(w->model, LC_T_CAPITAL, row, LC_CAPITAL_MARKET)];
        m->operating_cash_busd_per_year =
            lc_value(w, LC_T_CAPITAL, row, LC_CAPITAL_OPERATING_CASH_BUSD_PER_YEAR);
        m->research_busd_per_year =
            lc_value(w, LC_T_CAPITAL, row, LC_CAPITAL_RESEARCH_BUSD_PER_YEAR);
        m->rent_start =
            lc_value(w, LC_T_CAPITAL, row, LC_CAPITAL_RENT_RATIO); /* a ratio until seats start */
        m->growth_per_year = lc_value(w, LC_T_CAPITAL, row, LC_CAPITAL_GROWTH_PER_YEAR);
        m->inference_growth_per_year = m->growth_per_year;
        m->q = m->q_smooth = sqrt(m->rent_start);
        m->utilisation = lc_param(w, LC_P_UTILISATION_TARGET);
    }
}

void lc_start_grid(struct lc_world *w)
{
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_GRID); row++) {
        const uint32_t r = lc_ref(w->model, LC_T_GRID, row, LC_GRID_REGION);
        const double flexible = lc_param(w, LC_P_FLEXIBLE_HEADROOM) *
                                lc_value(w, LC_T_REGIONS, r, LC_REGION_FLEXIBLE_SHARE);
        w->grid[r].firm_total_mw =
            lc_value(w, LC_T_GRID, row, LC_GRID_HEADROOM_MW) / (1 + flexible);
        w->grid[r].others_ahead_mw = lc_value(w, LC_T_GRID, row, LC_GRID_QUEUE_MW);
    }
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_MAKER_STATE); row++) {
        struct lc_maker *m =
            &w->maker[lc_ref(w->model, LC_T_MAKER_STATE, row, LC_MAKER_STATE_MAKER)];
        m->output_mw_per_year =
            lc_value(w, LC_T_MAKER_STATE, row, LC_MAKER_STATE_OUTPUT_MW_PER_YEAR);
        const double backlog = lc_value(w, LC_T_MAKER_STATE, row, LC_MAKER_STATE_BACKLOG_MW);
        m->free_at = w->start + lc_time_from_years(backlog / fmax(1, m->output_mw_per_year));
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        w->grid[r].energised_share = 1;
        w->grid[r].lead_years = 2;
        lc_grid_refresh(w, r);
    }
}

static void add_named_generation(struct lc_world *w, uint32_t row)
{
    const uint32_t vendor = lc_ref(w->model, LC_T_CHIPS, row, LC_CHIP_VENDOR);
    const lc_time planned = lc_date_cell(w->model, LC_T_CHIPS, row, LC_CHIP_VOLUME_DATE);
    uint32_t ordinal = 0; /* by date among the vendor's, whatever the order of the rows */
    for (uint32_t i = 0; i < lc_rows(w->model, LC_T_CHIPS); i++) {
        const lc_time other = lc_date_cell(w->model, LC_T_CHIPS, i, LC_CHIP_VOLUME_DATE);
        const bool is_before = other < planned || (other == planned && i < row);
        ordinal += lc_ref(w->model, LC_T_CHIPS, i, LC_CHIP_VENDOR) == vendor && is_before;
    }
    lc_time launch = planned;
    if (planned > w->start) {
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_GENERATION, vendor, ordinal);
        const double slip = lc_value(w, LC_T_CHIPS, row, LC_CHIP_SLIP_MONTHS);
        launch += lc_time_from_months(slip > 0 ? lc_draw_exponential(&s, slip) : 0);
    }
    struct lc_generation g = {
        .vendor = (uint16_t)vendor,
        .market = (uint16_t)lc_ref(w->model, LC_T_VENDORS, vendor, LC_VENDOR_MARKET),
        .row = (int32_t)row,
        .ordinal = ordinal,
        .planned = planned,
        .launch = launch,
        .launched = launch <= w->start};
    lc_generation_read(w, &g);
    lc_generation_add(w, &g);
}

/* A generation never comes before its predecessor, however far that slips. */
static void order_launches(struct lc_world *w)
{
    for (size_t pass = 0; pass < w->generations.n; pass++) {
        for (size_t i = 0; i < w->generations.n; i++) {
            for (size_t k = 0; k < w->generations.n; k++) {
                const struct lc_generation *before = &w->generations.items[k];
                struct lc_generation *g = &w->generations.items[i];
                if (before->vendor == g->vendor && before->ordinal + 1 == g->ordinal &&
                    g->launch < before->launch) {
                    g->launch = before->launch;
                    g->launched = g->launch <= w->start;
                }
            }
        }
    }
}

static void start_line(struct lc_world *w, uint32_t row)
{
    const uint32_t line = lc_ref(w->model, LC_T_LINE_STATE, row, LC_LINE_STATE_LINE);
    w->line_capacity[line] = lc_value(w, LC_T_LINE_STATE, row, LC_LINE_STATE_CAPACITY_PER_MONTH);
    const double building = lc_value(w, LC_T_LINE_STATE, row, LC_LINE_STATE_BUILDING_PER_MONTH);
    const uint32_t stage = lc_ref(w->model, LC_T_LINES, line, LC_LINE_STAGE);
    const double largest = lc_value(w, LC_T_STAGES, stage, LC_STAGE_PROJECT_UNITS);
    const uint32_t n = building > 0 ? lc_world_count(w, ceil(building / largest), LC_MAX_STARTED,
                                                     "expansions of lines")
                                    : 0;
    for (uint32_t k = 0; k < n; k++) {
        const uint64_t key = lc_project_key(LC_T_LINE_STATE, row, k);
        const uint32_t id = lc_project_expand_line(w, line, building / n, key, LC_PULL_EVEN);
        w->projects.items[id].head_start = (k + 0.5) / n;
        lc_project_begin(w, id, 0);
    }
}

void lc_start_chips(struct lc_world *w)
{
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_CHIPS); row++) {
        add_named_generation(w, row);
    }
    order_launches(w);
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_LINE_STATE); row++) {
        start_line(w, row);
    }
    for (uint32_t m = 0; m < w->n_markets; m++) {
        for (uint32_t s = 0; s < w->n_stages; s++) {
            /* expectation at the start: orders that keep the lines busy */
            struct lc_stage *stage = &w->market[m].stage[s];
            stage->orders_per_month = lc_stage_capacity(w, s, m);
            lc_shares_add(&stage->orders_by, lc_pull(w, LC_PULL_EVEN), stage->orders_per_month,
                          w->n_applications);
        }
    }
}

void lc_start_labs(struct lc_world *w)
{
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_FRONTIER); row++) {
        struct lc_family *f = &w->family[lc_ref(w->model, LC_T_FRONTIER, row, LC_FRONTIER_FAMILY)];
        f->closed_log10 = f->closed_start_log10 =
            lc_value(w, LC_T_FRONTIER, row, LC_FRONTIER_CLOSED_LOG10_FLOP);
        f->open_log10 = lc_value(w, LC_T_FRONTIER, row, LC_FRONTIER_OPEN_LOG10_FLOP);
        /* open weights that lead are the frontier */
        f->closed_log10 = f->closed_start_log10 = fmax(f->closed_log10, f->open_log10);
        f->last_open = w->start;
    }
    for (uint32_t f = 0; f < w->n_families; f++) {
        w->margin[f] = lc_param(w, LC_P_MODEL_MARGIN) *
                       (1 - lc_param(w, LC_P_OPEN_MARGIN_CUT) * lc_openness(w, f));
        w->margin_start[f] = w->margin[f];
        for (uint32_t m = 0; m < w->n_markets; m++) {
            w->price_index[f][m] = 1;
        }
    }
    for (uint32_t p = 0; p < w->n_programmes; p++) {
        struct lc_programme *programme = &w->programmes[p];
        programme->lab = (uint16_t)lc_ref(w->model, LC_T_PROGRAMMES, p, LC_PROGRAMME_LAB);
        programme->family = (uint16_t)lc_ref(w->model, LC_T_PROGRAMMES, p, LC_PROGRAMME_FAMILY);
        programme->market = (uint16_t)lc_ref(w->model, LC_T_LABS, programme->lab, LC_LAB_MARKET);
        programme->open = lc_value(w, LC_T_LABS, programme->lab, LC_LAB_OPEN) > 0;
    }
}

static void start_cohorts(struct lc_world *w, struct lc_seats *s, uint32_t index, double share)
{
    s->n_first = (uint16_t)(share > 0 ? fmin(LC_COHORTS - 1, ceil(share * LC_COHORTS)) : 0);
    s->weight_first = s->n_first > 0 ? share / s->n_first : 0;
    s->weight_rest = (1 - share) / (LC_COHORTS - s->n_first);
    s->adopted_share = share;
    for (uint16_t c = 0; c < LC_COHORTS; c++) {
        if (c < s->n_first) {
            s->adopters[s->n_adopters++] = c;
            continue;
        }
        struct lc_stream stream;
        lc_world_stream(w, &stream, LC_DRAW_COHORT, lc_hash_mix(index, c), 0);
        struct lc_waiting next = {.threshold = lc_draw_exponential(&stream, 1), .cohort = c};
        uint16_t at = s->n_waiting++;
        while (at > 0 && s->waiting[at - 1].threshold < next.threshold) {
            s->waiting[at] = s->waiting[at - 1];
            at--;
        }
        s->waiting[at] = next;
    }
}

static void start_market_of_seats(struct lc_world *w, uint32_t a, uint32_t r)
{
    const uint32_t index = a * w->n_regions + r;
    struct lc_seats *s = &w->seats[index];
    memset(s, 0, sizeof *s);
    s->application = (uint16_t)a;
    s->region = (uint16_t)r;
    s->family = (uint16_t)lc_ref(w->model, LC_T_APPLICATIONS, a, LC_APPLICATION_FAMILY);
    s->market = (uint16_t)lc_region_market(w, r);
    s->exists = lc_value(w, LC_T_APPLICATIONS, a, LC_APPLICATION_ARRIVAL_RATE_PER_YEAR) <= 0;
    s->integrated_to = s->leave_integrated_to = w->start;
    s->output_index = s->employment_index = 1;
    lc_seats_read(w, s);
    s->growth_per_year = w->market[s->market].growth_per_year;
    double share = 0, spend = 0;
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_ADOPTION); row++) {
        if (lc_ref(w->model, LC_T_ADOPTION, row, LC_ADOPTION_APPLICATION) == a &&
            lc_ref(w->model, LC_T_ADOPTION, row, LC_ADOPTION_REGION) == r) {
            share = lc_value(w, LC_T_ADOPTION, row, LC_ADOPTION_ADOPTED_SHARE);
            spend = lc_value(w, LC_T_ADOPTION, row, LC_ADOPTION_SPEND_BUSD_PER_YEAR);
        }
    }
    start_cohorts(w, s, index, share);
    const double full = share * s->potential_busd_per_year;
    /* a draw of potential below today's spend would mean a market past its saturation: cut just
     * short of it */
    const double relative = full > 0 && spend > 0
                                ? fmin(spend / full, 1 - lc_param(w, LC_P_SPEND_START_SHARE))
                                : lc_param(w, LC_P_SPEND_START_SHARE);
    s->x0 = lc_spend_start(relative);
}

/* Rent and demand at the start, consistent with each other. */
static void start_rent(struct lc_world *w, uint32_t market)
{
    struct lc_market *m = &w->market[market];
    const struct lc_long_run lr = lc_long_run_at(w, market, w->start);
    m->long_run_usd_per_hour = lr.rent_usd_per_hour;
    m->user_cost_musd_per_mw = lr.user_cost_musd_per_mw;
    m->h100e_per_mw = lr.h100e_per_mw;
    m->rent_usd_per_hour = m->rent_start * lr.rent_usd_per_hour;
    m->rent_start = m->rent_usd_per_hour;
    m->sentiment = LC_EXPANSION;
    m->lead_years = 2;
}

/* What is in service at the start is in use, to the extent that builders plan with: what inference
 * leaves of it at the start's rent trains models, where that is more than research is known to
 * spend. */
static void start_research(struct lc_world *w, uint32_t market)
{
    struct lc_market *m = &w->market[market];
    double h100e = 0;
    for (uint32_t r = 0; r < w->n_regions; r++) {
        h100e += lc_region_market(w, r) == market ? w->grid[r].live_h100e : 0;
    }
    const double spent = lc_param(w, LC_P_UTILISATION_TARGET) * h100e * LC_HOURS_PER_YEAR *
                         m->rent_usd_per_hour / LC_USD_PER_BUSD;
    const double left = spent - m->inference_busd_per_year;
    m->research_busd_per_year =
        fmax(m->research_busd_per_year, fmin(left, lc_research_wanted_busd(w, market)));
    w->research_cumulative_busd +=
        m->research_busd_per_year / fmax(m->growth_per_year, lc_param(w, LC_P_OBSOLESCENCE));
}

void lc_start_seats(struct lc_world *w)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        start_rent(w, m);
    }
    for (uint32_t a = 0; a < w->n_applications; a++) {
        for (uint32_t r = 0; r < w->n_regions; r++) {
            start_market_of_seats(w, a, r);
        }
    }
    for (uint32_t i = 0; i < w->n_seats; i++) {
        struct lc_seats *s = &w->seats[i];
        struct lc_market *m = &w->market[s->market];
        s->spend_busd_per_year = s->served_spend_busd_per_year =
            lc_seats_spend_busd(w, s, m->rent_usd_per_hour);
        s->integration_spend_seen = s->spend_busd_per_year;
        s->notional_busd_per_year = lc_seats_compute_busd(w, s, m->long_run_usd_per_hour);
        s->last_notional = s->notional_busd_per_year;
        m->inference_busd_per_year += lc_seats_compute_busd(w, s, m->rent_usd_per_hour);
        m->inference_notional += s->notional_busd_per_year;
    }
    for (uint32_t i = 0; i < w->n_markets; i++) {
        struct lc_market *m = &w->market[i];
        start_research(w, i);
        m->notional = m->inference_notional + m->research_busd_per_year;
        m->last_notional = m->notional;
        m->last_inference = m->inference_notional;
        struct lc_shares pull;
        lc_market_pull(w, i, m->lead_years, &pull);
        m->pull = lc_pulls_add(&w->pulls, &pull);
        m->expected_growth_per_year = lc_expected_growth(w, i);
    }
}

void lc_start_labour(struct lc_world *w)
{
    for (uint32_t r = 0; r < w->n_regions; r++) {
        for (uint32_t t = 0; t < w->n_trades; t++) {
            struct lc_labour *l = lc_labour_of(w, r, t);
            const struct lc_pool pool = l->pool;
            memset(l, 0, sizeof *l);
            l->pool = pool;
            l->region = (uint16_t)r;
            l->trade = (uint16_t)t;
            lc_pool_reset(&l->pool, 0);
        }
    }
    for (uint32_t row = 0; row < lc_rows(w->model, LC_T_WORKFORCE); row++) {
        struct lc_labour *l =
            lc_labour_of(w, lc_ref(w->model, LC_T_WORKFORCE, row, LC_WORKFORCE_REGION),
                         lc_ref(w->model, LC_T_WORKFORCE, row, LC_WORKFORCE_TRADE));
        l->base_workers = lc_value(w, LC_T_WORKFORCE, row, LC_WORKFORCE_WORKERS);
        l->last_intake_per_year =
            l->base_workers * lc_value(w, LC_T_TRADES, l->trade, LC_TRADE_INTAKE_PER_YEAR);
        lc_pool_resize(&l->pool, (int64_t)llround(l->base_workers));
    }
}

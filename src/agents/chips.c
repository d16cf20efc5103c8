/* Chips: orders, monthly output and shipments, expansions of lines, new generations. */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "laws/finance.h"
#include "world/account.h"
#include "world/build.h"
#include "world/chip_ops.h"

#include <math.h>
#include <stdio.h>

/* ---- orders ---- */

/* Another market whose chips may be imported and are better value than the home market's, or
 * LC_NOBODY. */
static uint32_t foreign_maker(const struct lc_world *w, uint32_t market, lc_time due)
{
    if (lc_value(w, LC_T_MARKETS, market, LC_MARKET_IMPORT_SHARE_CAP) <= 0) {
        return LC_NOBODY;
    }
    const struct lc_mix home = lc_mix_at(w, market, due);
    for (uint32_t m = 0; m < w->n_markets; m++) {
        const struct lc_mix mix = lc_mix_at(w, m, due);
        if (m != market &&
            mix.h100e_per_mw / mix.it_musd_per_mw > home.h100e_per_mw / home.it_musd_per_mw) {
            return m;
        }
    }
    return LC_NOBODY;
}

/* Months that a foreign customer's orders would wait under its share of the output. */
static double import_months(const struct lc_world *w, uint32_t maker, uint32_t market)
{
    double backlog = 0;
    for (size_t i = 0; i < w->orders.n_book[maker]; i++) {
        const struct lc_order *o = &w->orders.items[w->orders.book[maker][i]];
        if (o->open && o->market == market) {
            backlog += (o->units - o->shipped) * w->generations.items[o->generation].h100e;
        }
    }
    const double cap = lc_value(w, LC_T_MARKETS, market, LC_MARKET_IMPORT_SHARE_CAP);
    return backlog / fmax(1, cap * w->market[maker].smoothed_shipments);
}

static uint32_t choose_vendor(const struct lc_world *w, const struct lc_project *p, lc_time due)
{
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_PROJECT, p->key, 2);
    if (lc_draw_uniform(&s) < lc_value(w, LC_T_BUILDERS, p->owner, LC_BUILDER_VENDOR_SHARE)) {
        return lc_ref(w->model, LC_T_BUILDERS, p->owner, LC_BUILDER_VENDOR);
    }
    uint32_t maker = p->market;
    const uint32_t abroad = foreign_maker(w, p->market, due);
    if (abroad != LC_NOBODY &&
        import_months(w, abroad, p->market) < lc_backlog_months(w, p->market) + 1) {
        maker = abroad;
    }
    double weight[LC_MAX_VENDORS] = {0};
    for (uint32_t v = 0; v < w->n_vendors; v++) {
        if (lc_ref(w->model, LC_T_VENDORS, v, LC_VENDOR_MARKET) == maker) {
            weight[v] = lc_value(w, LC_T_VENDORS, v, LC_VENDOR_MERCHANT_SHARE);
        }
    }
    return lc_draw_index(&s, weight, w->n_vendors);
}

static void enter_book(struct lc_world *w, uint32_t order, bool is_new)
{
    const uint32_t maker = w->generations.items[w->orders.items[order].generation].market;
    struct lc_orders *all = &w->orders;
    LC_GROW(all->book[maker], all->book_room[maker], all->n_book[maker] + 1);
    all->book[maker][all->n_book[maker]++] = order;
    const struct lc_order *o = &all->items[order];
    for (uint32_t s = 0; is_new && s < w->n_stages; s++) {
        w->market[maker].stage[s].ordered_this_month +=
            o->units * w->generations.items[o->generation].need[lc_stage_need(w, s)];
    }
}

static void order_chips(struct lc_world *w, uint32_t project)
{
    struct lc_project *p = &w->projects.items[project];
    if (p->state != LC_PROJECT_ACTIVE) {
        return;
    }
    const double years = lc_project_years_to_chips(w, p);
    const lc_time due = lc_now(w) + lc_time_from_years(years) -
                        lc_time_from_days(lc_param(w, LC_P_CHIP_DELIVERY_DAYS));
    const uint32_t generation =
        lc_generation_at(w, choose_vendor(w, p, due), due > lc_now(w) ? due : lc_now(w));
    const struct lc_generation *g = &w->generations.items[generation];
    struct lc_orders *all = &w->orders;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    all->items[id] = (struct lc_order){.project = project,
                                       .generation = generation,
                                       .market = p->market,
                                       .units = lc_units_for(w, generation, p->it_mw),
                                       .since = lc_now(w),
                                       .due = due,
                                       .open = true,
                                       .shares = p->shares};
    p->order = id;
    p->generation = generation;
    struct lc_market *m = &w->market[p->market];
    const double cost = all->items[id].units * g->it_cost_kusd / LC_USD_PER_KUSD;
    m->committed_musd += cost - p->it_committed_musd;
    p->it_committed_musd = cost;
    enter_book(w, id, true);
}

/* ---- the month's output ---- */

struct month {
    double made[LC_MAX_STAGES], left[LC_MAX_STAGES];
    double import_left[LC_MAX_MARKETS]; /* in units of stage 0 */
};

static void produce(const struct lc_world *w, uint32_t market, struct month *out)
{
    const struct lc_market *m = &w->market[market];
    for (uint32_t s = 0; s < w->n_stages; s++) {
        out->made[s] = lc_stage_capacity(w, s, market);
        out->left[s] = out->made[s] + m->stage[s].stock;
    }
    for (uint32_t c = 0; c < w->n_markets; c++) {
        out->import_left[c] =
            c == market ? INFINITY
                        : lc_value(w, LC_T_MARKETS, c, LC_MARKET_IMPORT_SHARE_CAP) * out->made[0];
    }
}

static double units_possible(const struct lc_world *w, const struct month *month,
                             const struct lc_generation *g, uint32_t customer)
{
    double units = INFINITY;
    for (uint32_t s = 0; s < w->n_stages; s++) {
        const double need = g->need[lc_stage_need(w, s)];
        if (need > 0) {
            units = fmin(units, month->left[s] / need);
        }
    }
    const double need = g->need[lc_stage_need(w, 0)];
    return need > 0 ? fmin(units, month->import_left[customer] / need) : units;
}

static void ship(struct lc_world *w, uint32_t order, double units)
{
    struct lc_shipments *all = &w->shipments;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    all->items[id] = (struct lc_shipment){.order = order, .units = units};
    struct lc_order *o = &w->orders.items[order];
    o->shipped += units;
    struct lc_project *p = &w->projects.items[o->project];
    const struct lc_generation *g = &w->generations.items[o->generation];
    const double list = units * g->it_cost_kusd / LC_USD_PER_KUSD;
    const double musd = list * (1 + w->market[g->market].scarcity);
    lc_account_outlay(w, LC_OUTLAY_IT, p->region, &o->shares, musd);
    lc_account_measure(w, LC_MEASURE_COMPUTE, p->region, &o->shares, units * g->h100e);
    struct lc_market *customer = &w->market[p->market];
    const double released = fmin(list, p->it_committed_musd);
    customer->committed_musd -= released;
    customer->stock_musd += musd;
    p->it_committed_musd -= released;
    p->it_paid_musd += musd;
    w->flows.it_musd += musd;
    w->flows.vendor_revenue_musd[g->vendor] += musd * g->vendor_revenue_share;
    w->flows.shipped_h100e += units * g->h100e;
    w->totals.units_shipped += units;
    w->shipped_h100e_total += units * g->h100e;
    const lc_time transit = lc_time_from_days(lc_param(w, LC_P_CHIP_DELIVERY_DAYS));
    lc_engine_after(w->engine, transit, LC_EV_CHIPS_ARRIVE, id, o->project);
}

/* A buyer takes chips when the halls are about to be ready and power is there or has a date: idle
 * chips age. */
static bool site_is_ready(const struct lc_world *w, const struct lc_order *o)
{
    const struct lc_project *p = &w->projects.items[o->project];
    const lc_time soon = lc_now(w) + lc_time_from_days(lc_param(w, LC_P_CHIP_DELIVERY_DAYS));
    if (p->request != LC_NOBODY && !p->gate_open[LC_GATE_POWER]) {
        const struct lc_request *r = &w->requests.items[p->request];
        if (r->state != LC_REQUEST_CONNECT ||
            lc_engine_time(w->engine, r->event) > soon + LC_MS_PER_MONTH) {
            return false;
        }
    }
    const struct lc_graph *g = &w->spec.graph[p->kind];
    for (int i = 0; i < g->n_phases; i++) {
        for (int k = 0; g->phase[i].gate == LC_GATE_CHIPS && k < g->n_phases; k++) {
            const struct lc_phase *before = &p->phase[k];
            const bool is_near = before->state == LC_PHASE_RUNNING && before->least_end <= soon;
            if ((g->phase[i].after_mask >> k & 1) && before->state != LC_PHASE_DONE && !is_near) {
                return false;
            }
        }
    }
    return true;
}

/* Fills the book first come, first served. Orders whose site is not ready, or whose generation is
 * not on sale, keep their place. */
static void fill_book(struct lc_world *w, uint32_t market, struct month *month)
{
    struct lc_market *m = &w->market[market];
    struct lc_orders *all = &w->orders;
    for (size_t i = 0; i < all->n_book[market]; i++) {
        const uint32_t id = all->book[market][i];
        const struct lc_order *o = &all->items[id];
        const struct lc_generation *g = &w->generations.items[o->generation];
        if (!o->open || o->due > lc_now(w) || !g->launched || !site_is_ready(w, o)) {
            continue;
        }
        const double units = fmin(o->units - o->shipped, units_possible(w, month, g, o->market));
        if (units < 1) {
            continue;
        }
        for (uint32_t s = 0; s < w->n_stages; s++) {
            month->left[s] -= units * g->need[lc_stage_need(w, s)];
        }
        if (o->market != market) {
            month->import_left[o->market] -= units * g->need[lc_stage_need(w, 0)];
        }
        m->shipped_h100e_month += units * g->h100e;
        ship(w, id, units);
    }
}

/* Takes filled and dropped orders out of the book; what is left, and due, is the backlog. */
static void count_backlog(struct lc_world *w, uint32_t market)
{
    struct lc_market *m = &w->market[market];
    struct lc_orders *all = &w->orders;
    size_t kept = 0;
    m->backlog_h100e = 0;
    for (uint32_t s = 0; s < w->n_stages; s++) {
        m->stage[s].backlog = 0;
    }
    for (size_t i = 0; i < all->n_book[market]; i++) {
        const uint32_t id = all->book[market][i];
        struct lc_order *o = &all->items[id];
        const double left = o->units - o->shipped;
        if (!o->open || left < 1) {
            o->open = false;
            continue;
        }
        all->book[market][kept++] = id;
        if (o->due > lc_now(w) || !site_is_ready(w, o)) {
            continue;
        }
        const struct lc_generation *g = &w->generations.items[o->generation];
        m->backlog_h100e += left * g->h100e;
        for (uint32_t s = 0; s < w->n_stages; s++) {
            m->stage[s].backlog += left * g->need[lc_stage_need(w, s)];
        }
    }
    all->n_book[market] = kept;
}

static void close_month(struct lc_world *w, uint32_t market, const struct month *month)
{
    struct lc_market *m = &w->market[market];
    const double smoothing = lc_param(w, LC_P_CHIP_ORDER_SMOOTHING_MONTHS);
    for (uint32_t s = 0; s < w->n_stages; s++) {
        struct lc_stage *stage = &m->stage[s];
        const double used = month->made[s] + stage->stock - month->left[s];
        const double keep = lc_value(w, LC_T_STAGES, s, LC_STAGE_STOCK_MONTHS) * month->made[s];
        stage->used_share = month->made[s] > 0 ? fmin(1, used / month->made[s]) : 0;
        stage->stock = fmin(month->left[s], keep);
        stage->orders_per_month +=
            (stage->ordered_this_month - stage->orders_per_month) / smoothing;
        stage->ordered_this_month = 0;
        w->flows.stage_output[s] += month->made[s];
        w->flows.stage_used[s] += fmin(used, month->made[s]);
        for (uint32_t a = 0; a < w->n_applications; a++) {
            stage->shares.of[a] += (m->pull.of[a] - stage->shares.of[a]) / smoothing;
        }
    }
    m->smoothed_shipments += (m->shipped_h100e_month - m->smoothed_shipments) / smoothing;
    m->shipped_h100e_month = 0;
    m->scarcity =
        lc_param(w, LC_P_CHIP_SCARCITY_MARKUP) * lc_backlog_months(w, market) / LC_MONTHS_PER_YEAR;
}

/* Orders abroad that export rules no longer let through go to the home makers; what was shipped
 * before stays. */
static void repatriate(struct lc_world *w, uint32_t market)
{
    struct lc_orders *all = &w->orders;
    for (size_t i = 0; i < all->n_book[market]; i++) {
        const uint32_t id = all->book[market][i];
        struct lc_order *o = &all->items[id];
        if (!o->open || o->market == market ||
            lc_value(w, LC_T_MARKETS, o->market, LC_MARKET_IMPORT_SHARE_CAP) > 0) {
            continue;
        }
        if (o->shipped > 0) {
            o->units = o->shipped;
            continue;
        }
        struct lc_project *p = &w->projects.items[o->project];
        o->generation = lc_generation_at(w, lc_leading_vendor(w, o->market), lc_now(w));
        o->units = lc_units_for(w, o->generation, p->it_mw);
        p->generation = o->generation;
        all->book[market][i] = LC_NOBODY;
        enter_book(w, id, true);
    }
    size_t kept = 0;
    for (size_t i = 0; i < all->n_book[market]; i++) {
        if (all->book[market][i] != LC_NOBODY) {
            all->book[market][kept++] = all->book[market][i];
        }
    }
    all->n_book[market] = kept;
}

static void ship_month(struct lc_world *w, uint32_t market)
{
    struct month month;
    repatriate(w, market);
    produce(w, market, &month);
    fill_book(w, market, &month);
    count_backlog(w, market);
    close_month(w, market, &month);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), 128, LC_EV_CHIPS_SHIP, market, 0);
}

static void arrive(struct lc_world *w, uint32_t shipment)
{
    struct lc_shipment *s = &w->shipments.items[shipment];
    const struct lc_order *o = &w->orders.items[s->order];
    struct lc_project *p = &w->projects.items[o->project];
    s->arrived = true;
    w->totals.units_arrived += s->units;
    if (p->state != LC_PROJECT_ACTIVE) {
        w->totals.units_lost += s->units;
        return;
    }
    p->units_arrived += s->units;
    if (p->units_arrived > o->units - 1) {
        lc_project_open_gate(w, o->project, LC_GATE_CHIPS);
    }
}

/* ---- expansion of lines ---- */

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

static void expand_line(struct lc_world *w, uint32_t line, uint32_t stage, uint32_t market,
                        double units)
{
    const double musd = units * lc_value(w, LC_T_STAGES, stage, LC_STAGE_CAPEX_MUSD_PER_UNIT) *
                        lc_value(w, LC_T_LINES, line, LC_LINE_COST_INDEX);
    struct lc_market *m = &w->market[market];
    struct lc_shares shares = m->stage[stage].shares;
    lc_shares_normalise(&shares, w->n_applications);
    const struct lc_project_request request = {
        .kind = (enum lc_project_kind)(LC_KIND_FAB +
                                       lc_ref(w->model, LC_T_STAGES, stage, LC_STAGE_PROJECT)),
        .owner = line,
        .region = lc_ref(w->model, LC_T_LINES, line, LC_LINE_REGION),
        .size = fmax(musd, 1),
        .capital_musd = musd,
        .key = lc_project_key(LC_T_LINES, line, months_since_start(w)),
        .shares = &shares};
    const uint32_t id = lc_project_new(w, &request);
    w->projects.items[id].gain = units;
    m->stage[stage].building += units;
    lc_project_begin(w, id, 0);
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
    for (uint32_t l = 0; l < w->n_lines; l++) {
        if (lc_ref(w->model, LC_T_LINES, l, LC_LINE_STAGE) == stage &&
            lc_ref(w->model, LC_T_LINES, l, LC_LINE_MARKET) == market) {
            const double units = start * lc_value(w, LC_T_LINES, l, LC_LINE_EXPANSION_SHARE) *
                                 lc_value(w, LC_T_LINES, l, LC_LINE_GROWTH_INDEX);
            if (units > 0) {
                expand_line(w, l, stage, market, units);
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
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), 128, LC_EV_LINE_REVIEW, market, 0);
}

static void complete_line(struct lc_world *w, uint32_t project)
{
    const struct lc_project *p = &w->projects.items[project];
    const uint32_t stage = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_STAGE);
    const uint32_t market = lc_ref(w->model, LC_T_LINES, p->owner, LC_LINE_MARKET);
    w->line_capacity[p->owner] += p->gain;
    w->market[market].stage[stage].building -= p->gain;
}

/* ---- generations ---- */

/* The one after a vendor's last: a gain that fades from one to the next and grows with experience
 * (cumulative output). */
static void define_successor(struct lc_world *w, uint32_t generation)
{
    const struct lc_generation last = w->generations.items[generation];
    uint32_t named = 0;
    for (size_t i = 0; i < w->generations.n; i++) {
        named += w->generations.items[i].vendor == last.vendor && w->generations.items[i].row >= 0;
    }
    const double fade =
        pow(1 - lc_param(w, LC_P_SUCCESSOR_GAIN_FADE), (double)last.ordinal + 1 - named);
    const double before = w->shipped_at_generation[last.vendor];
    const double doublings = before > 0 ? log2(fmax(1, w->shipped_h100e_total / before)) : 0;
    const double gain =
        lc_param(w, LC_P_SUCCESSOR_GAIN) * fade + lc_param(w, LC_P_CHIP_EXPERIENCE) * doublings;
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_GENERATION, last.vendor, last.ordinal + 1);
    const double cadence = lc_param(w, LC_P_SUCCESSOR_CADENCE_YEARS);
    struct lc_generation next = last;
    next.row = -1;
    next.ordinal = last.ordinal + 1;
    const lc_time due = last.planned + lc_time_from_years(cadence);
    next.planned = due > lc_now(w) ? due : lc_now(w);
    next.launch =
        next.planned + lc_time_from_years(lc_draw_exponential(&s, cadence) / LC_MONTHS_PER_YEAR);
    next.launched = false;
    next.h100e *= exp(gain);
    next.it_cost_kusd *= exp(lc_param(w, LC_P_SUCCESSOR_COST_PER_KW_GROWTH));
    next.need[LC_NEED_HBM] *= exp(gain / 2); /* memory grows as the square root of compute */
    w->shipped_at_generation[last.vendor] = w->shipped_h100e_total;
    const uint32_t id = lc_generation_add(w, &next);
    lc_engine_at(w->engine, next.launch, 128, LC_EV_GENERATION_LAUNCH, id, next.vendor);
}

/* Orders of the older generation that have waited may be changed for the new one; they then go to
 * the end of the line. */
static void swap_orders(struct lc_world *w, uint32_t generation)
{
    const struct lc_generation *g = &w->generations.items[generation];
    struct lc_orders *all = &w->orders;
    const size_t n = all->n_book[g->market];
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const uint32_t id = all->book[g->market][i];
        struct lc_order *o = &all->items[id];
        const struct lc_project *p = &w->projects.items[o->project];
        const bool late = o->open && o->shipped <= 0 && o->due <= lc_now(w) &&
                          site_is_ready(w, o) &&
                          w->generations.items[o->generation].vendor == g->vendor;
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_SWAP, p->key, generation);
        if (late && lc_draw_uniform(&s) < lc_param(w, LC_P_SWAP_PROBABILITY)) {
            o->generation = generation;
            o->units = lc_units_for(w, generation, p->it_mw);
            w->projects.items[o->project].generation = generation;
            all->book[g->market][i] = LC_NOBODY;
            enter_book(w, id, false);
        }
    }
    for (size_t i = 0; i < all->n_book[g->market]; i++) {
        if (all->book[g->market][i] != LC_NOBODY) {
            all->book[g->market][kept++] = all->book[g->market][i];
        }
    }
    all->n_book[g->market] = kept;
}

static void launch(struct lc_world *w, uint32_t generation)
{
    struct lc_generation *g = &w->generations.items[generation];
    g->launched = true;
    g->planned = lc_now(w);
    bool is_last = true;
    for (size_t i = 0; i < w->generations.n; i++) {
        const struct lc_generation *other = &w->generations.items[i];
        is_last = is_last && (other->vendor != g->vendor || other->launched);
    }
    swap_orders(w, generation);
    if (is_last) {
        define_successor(w, generation);
    }
}

/* A vendor none of whose generations lies ahead gets a successor, planned a cadence after its
 * latest. */
/* What the narrowest stage could ship of the leading vendor's chips in a month. */
static double first_shipments(const struct lc_world *w, uint32_t market)
{
    const struct lc_generation *g =
        &w->generations.items[lc_generation_at(w, lc_leading_vendor(w, market), w->start)];
    double units = INFINITY;
    for (uint32_t s = 0; s < w->n_stages; s++) {
        const double need = g->need[lc_stage_need(w, s)];
        units = need > 0 ? fmin(units, lc_stage_capacity(w, s, market) / need) : units;
    }
    return isfinite(units) ? units * g->h100e : 0;
}

static void start(struct lc_world *w)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        w->market[m].smoothed_shipments = first_shipments(w, m);
        lc_engine_after(w->engine, LC_MS_PER_MONTH / 2, LC_EV_CHIPS_SHIP, m, 0);
        lc_engine_after(w->engine, LC_MS_PER_MONTH / 2 + LC_MS_PER_DAY, LC_EV_LINE_REVIEW, m, 0);
    }
    for (uint32_t v = 0; v < w->n_vendors; v++) {
        w->shipped_at_generation[v] = w->shipped_h100e_total;
        bool ahead = false;
        for (size_t i = 0; i < w->generations.n; i++) {
            const struct lc_generation *g = &w->generations.items[i];
            if (g->vendor == v && !g->launched) {
                lc_engine_at(w->engine, g->launch, 128, LC_EV_GENERATION_LAUNCH, (uint32_t)i, v);
                ahead = true;
            }
        }
        const uint32_t latest = lc_generation_at(w, v, w->start);
        if (!ahead && latest != LC_NOBODY) {
            define_successor(w, latest);
        }
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    switch (e->kind) {
    case LC_EV_CHIPS_ORDER:
        order_chips(w, e->a);
        break;
    case LC_EV_CHIPS_SHIP:
        ship_month(w, e->a);
        break;
    case LC_EV_CHIPS_ARRIVE:
        arrive(w, e->a);
        break;
    case LC_EV_LINE_REVIEW:
        review_lines(w, e->a);
        break;
    case LC_EV_LINE_COMPLETE:
        complete_line(w, e->a);
        break;
    case LC_EV_GENERATION_LAUNCH:
        launch(w, e->a);
        break;
    default:
        break;
    }
}

/* Chips shipped = in transit + at sites + lost + installed since the start. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    double transit = 0, waiting = 0;
    for (size_t i = 0; i < w->shipments.n; i++) {
        transit += w->shipments.items[i].arrived ? 0 : w->shipments.items[i].units;
    }
    for (size_t i = 0; i < w->projects.n_active; i++) {
        waiting += w->projects.items[w->projects.active[i]].units_arrived;
    }
    const struct lc_totals *t = &w->totals;
    const double accounted = transit + waiting + t->units_lost + t->units_installed;
    if (fabs(t->units_shipped - accounted) > LC_ROUNDING * fmax(1, t->units_shipped)) {
        snprintf(why, size, "chips: %.9g shipped, %.9g accounted for", t->units_shipped, accounted);
        return false;
    }
    return true;
}

const struct lc_agent_ops lc_agent_chips = {.name = "chips",
                                            .id = LC_AGENT_CHIPS,
                                            .start = start,
                                            .handle = handle,
                                            .invariant = invariant};

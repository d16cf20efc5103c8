/* Chips: each month the lines of a market fill its order book; shipments travel and arrive. */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "world/account.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/order_ops.h"

#include <math.h>
#include <stdio.h>

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

/* Units that can be made of what is left, and the slot (world/holds.h) of what there is least of.
 */
static double units_possible(uint16_t *least, const struct lc_world *w, const struct month *month,
                             const struct lc_generation *g, uint32_t customer)
{
    double units = INFINITY;
    for (uint32_t s = 0; s < w->n_stages; s++) {
        const double need = g->need[lc_stage_need(w, s)];
        if (need > 0 && month->left[s] / need < units) {
            units = month->left[s] / need;
            *least = (uint16_t)(LC_HOLD_STAGE + s);
        }
    }
    const double need = g->need[lc_stage_need(w, 0)];
    if (need > 0 && month->import_left[customer] / need < units) {
        units = month->import_left[customer] / need;
        *least = LC_HOLD_EXPORT_RULES;
    }
    return units;
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
    const struct lc_payer payer = lc_payer_of(w, o->project);
    const struct lc_generation *g = &w->generations.items[o->generation];
    const double list = units * g->it_cost_kusd / LC_USD_PER_KUSD;
    const double musd = list * (1 + w->market[g->market].scarcity);
    lc_account_outlay(w, LC_OUTLAY_IT, p->region, payer, musd);
    lc_account_measure(w, LC_MEASURE_COMPUTE, p->region, payer, units * g->h100e);
    struct lc_market *customer = &w->market[p->market];
    const double released = fmin(list, p->it_committed_musd);
    customer->committed_musd -= released;
    customer->stock_musd += musd;
    p->it_committed_musd -= released;
    w->flows.it_musd += musd;
    w->flows.vendor_revenue_musd[g->vendor] += musd * g->vendor_revenue_share;
    w->flows.builder_musd[p->owner] += musd;
    w->flows.shipped_h100e += units * g->h100e;
    w->flows.vendor_h100e[g->vendor] += units * g->h100e;
    w->flows.shipped_it_kw += units * g->it_kw;
    w->totals.units_shipped += units;
    w->shipped_h100e_total += units * g->h100e;
    const lc_time transit = lc_time_from_days(lc_param(w, LC_P_CHIP_DELIVERY_DAYS));
    lc_engine_after(w->engine, transit, LC_EV_CHIPS_ARRIVE, id, o->project);
}

/* Ships of an order what the month's output allows. */
static void fill_order(struct lc_world *w, uint32_t market, uint32_t order, struct month *month)
{
    struct lc_order *o = &w->orders.items[order];
    const struct lc_generation *g = &w->generations.items[o->generation];
    const double possible = units_possible(&o->short_of, w, month, g, o->market);
    const double units = fmin(o->units - o->shipped, possible);
    if (units < 1) {
        return;
    }
    for (uint32_t s = 0; s < w->n_stages; s++) {
        month->left[s] -= units * g->need[lc_stage_need(w, s)];
    }
    if (o->market != market) {
        month->import_left[o->market] -= units * g->need[lc_stage_need(w, 0)];
    }
    w->market[market].shipped_h100e_month += units * g->h100e;
    ship(w, order, units);
}

static void add_backlog(struct lc_world *w, uint32_t market, const struct lc_order *o)
{
    struct lc_market *m = &w->market[market];
    const struct lc_generation *g = &w->generations.items[o->generation];
    const double left = o->units - o->shipped;
    m->backlog_h100e += left * g->h100e;
    for (uint32_t s = 0; s < w->n_stages; s++) {
        m->stage[s].backlog += left * g->need[lc_stage_need(w, s)];
    }
}

static void clear_backlog(struct lc_market *m, uint32_t n_stages)
{
    m->backlog_h100e = 0;
    for (uint32_t s = 0; s < n_stages; s++) {
        m->stage[s].backlog = 0;
    }
}

/* Fills the book first come, first served. Orders that are not due, whose site is not ready, or
 * whose generation is not on sale, keep their place; those filled or dropped leave the book. What
 * is left, and due, is the backlog. */
static void fill_book(struct lc_world *w, uint32_t market, struct month *month)
{
    struct lc_orders *all = &w->orders;
    size_t kept = 0;
    clear_backlog(&w->market[market], w->n_stages);
    for (size_t i = 0; i < all->n_book[market]; i++) {
        const uint32_t id = all->book[market][i];
        struct lc_order *o = &all->items[id];
        if (i + LC_FETCH_AHEAD < all->n_book[market]) {
            const uint32_t coming = all->items[all->book[market][i + LC_FETCH_AHEAD]].project;
            __builtin_prefetch(&w->projects.items[coming]);
        }
        const bool is_due = o->open && o->due <= lc_now(w) && lc_order_site_is_ready(w, o);
        if (is_due && w->generations.items[o->generation].launched) {
            fill_order(w, market, id, month);
        }
        o->open = o->open && o->units - o->shipped >= 1;
        if (!o->open) {
            continue;
        }
        all->book[market][kept++] = id;
        if (is_due) {
            add_backlog(w, market, o);
        }
    }
    all->n_book[market] = kept;
}

/* Orders from abroad that were filled, dropped or taken home are no longer listed as such. */
static void forget_abroad(struct lc_world *w, uint32_t market)
{
    struct lc_orders *all = &w->orders;
    size_t kept = 0;
    for (size_t i = 0; i < all->n_abroad[market]; i++) {
        const struct lc_order *o = &all->items[all->abroad[market][i]];
        if (o->open && w->generations.items[o->generation].market == market) {
            all->abroad[market][kept++] = all->abroad[market][i];
        }
    }
    all->n_abroad[market] = kept;
}

static void close_month(struct lc_world *w, uint32_t market, const struct month *month)
{
    struct lc_market *m = &w->market[market];
    const double smoothing = lc_param(w, LC_P_CHIP_ORDER_SMOOTHING_MONTHS);
    for (uint32_t s = 0; s < w->n_stages; s++) {
        struct lc_stage *stage = &m->stage[s];
        const double used = month->made[s] + stage->stock - month->left[s];
        const double keep = lc_value(w, LC_T_STAGES, s, LC_STAGE_STOCK_MONTHS) * month->made[s];
        stage->stock = fmin(month->left[s], keep);
        stage->orders_per_month +=
            (stage->ordered_this_month - stage->orders_per_month) / smoothing;
        stage->ordered_this_month = 0;
        w->flows.stage_output[s] += month->made[s];
        w->flows.stage_used[s] += fmin(used, month->made[s]);
        for (uint32_t a = 0; a < w->n_applications; a++) {
            stage->orders_by.of[a] +=
                (stage->ordered_by.of[a] - stage->orders_by.of[a]) / smoothing;
            stage->ordered_by.of[a] = 0;
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
        struct lc_project *p = &w->projects.items[o->project];
        if (o->shipped > 0) {
            o->units = o->shipped;
            if (p->units_arrived > o->units - 1) {
                lc_project_open_gate(w, o->project, LC_GATE_CHIPS);
            }
            continue;
        }
        o->generation = lc_generation_at(w, lc_leading_vendor(w, o->market), lc_now(w));
        o->units = lc_units_to_order(w, o->generation, p->it_mw);
        p->generation = o->generation;
        all->book[market][i] = LC_NOBODY;
        lc_order_enter(w, id, true);
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
    struct month month = {0};
    repatriate(w, market);
    produce(w, market, &month);
    fill_book(w, market, &month);
    forget_abroad(w, market);
    close_month(w, market, &month);
    lc_engine_at(w->engine, lc_time_add_months(lc_now(w), 1), LC_PRIORITY_USUAL, LC_EV_CHIPS_SHIP,
                 market, 0);
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
    }
}

static void handle(void *context, const struct lc_event *e)
{
    if (e->kind == LC_EV_CHIPS_SHIP) {
        ship_month(context, e->a);
    } else {
        arrive(context, e->a);
    }
}

/* Chips shipped = in transit + at sites + lost + installed since the start. */
static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    double transit = 0, waiting = 0;
    for (size_t i = 0; i < w->shipments.n; i++) {
        transit += w->shipments.items[i].arrived ? 0 : w->shipments.items[i].units;
    }
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        waiting += p->units_arrived;
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

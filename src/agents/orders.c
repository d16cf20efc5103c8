/* Orders: a project names its chips, their generation and their maker. */
#include "agents/agent.h"

#include "base/arena.h"
#include "base/units.h"
#include "world/build.h"
#include "world/chip_ops.h"
#include "world/order_ops.h"

#include <math.h>

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
    for (size_t i = 0; i < w->orders.n_abroad[maker]; i++) {
        const struct lc_order *o = &w->orders.items[w->orders.abroad[maker][i]];
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
                                       .short_of = LC_HOLD_DELIVERY,
                                       .units = lc_units_to_order(w, generation, p->it_mw),
                                       .due = due,
                                       .open = true};
    p->order = id;
    p->generation = generation;
    struct lc_market *m = &w->market[p->market];
    const double cost = all->items[id].units * g->it_cost_kusd / LC_USD_PER_KUSD;
    m->committed_musd += cost - p->it_committed_musd;
    p->it_committed_musd = cost;
    lc_order_enter(w, id, true);
}

static void handle(void *context, const struct lc_event *e)
{
    order_chips(context, e->a);
}

const struct lc_agent_ops lc_agent_orders = {
    .name = "orders", .id = LC_AGENT_ORDERS, .handle = handle};

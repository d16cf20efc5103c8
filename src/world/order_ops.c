#include "world/order_ops.h"

#include "base/arena.h"
#include "world/chip_ops.h"

void lc_order_enter(struct lc_world *w, uint32_t order, bool is_new)
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

bool lc_order_site_is_ready(const struct lc_world *w, const struct lc_order *o)
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

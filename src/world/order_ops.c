#include "world/order_ops.h"

#include "base/arena.h"
#include "world/chip_ops.h"

/* One that stands there already goes to the end. */
static void enter_abroad(struct lc_orders *all, uint32_t maker, uint32_t order)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->n_abroad[maker]; i++) {
        all->abroad[maker][kept] = all->abroad[maker][i];
        kept += all->abroad[maker][i] != order;
    }
    LC_GROW(all->abroad[maker], all->abroad_room[maker], kept + 1);
    all->abroad[maker][kept] = order;
    all->n_abroad[maker] = kept + 1;
}

void lc_order_enter(struct lc_world *w, uint32_t order, bool is_new)
{
    const uint32_t maker = w->generations.items[w->orders.items[order].generation].market;
    struct lc_orders *all = &w->orders;
    LC_GROW(all->book[maker], all->book_room[maker], all->n_book[maker] + 1);
    all->book[maker][all->n_book[maker]++] = order;
    const struct lc_order *o = &all->items[order];
    if (o->market != maker) {
        enter_abroad(all, maker, order);
    }
    const struct lc_shares *pull = lc_pull(w, w->projects.items[o->project].pull);
    for (uint32_t s = 0; is_new && s < w->n_stages; s++) {
        struct lc_stage *stage = &w->market[maker].stage[s];
        const double need =
            o->units * w->generations.items[o->generation].need[lc_stage_need(w, s)];
        stage->ordered_this_month += need;
        lc_shares_add(&stage->ordered_by, pull, need, w->n_applications);
    }
}

double lc_order_needs(const struct lc_world *w, const struct lc_order *o, uint32_t stage)
{
    const double need = w->generations.items[o->generation].need[lc_stage_need(w, stage)];
    return o->open ? (o->units - o->shipped) * need : 0;
}

void lc_book_pull(const struct lc_world *w, uint32_t stage, uint32_t market, struct lc_shares *out)
{
    const struct lc_orders *all = &w->orders;
    double sum = 0;
    *out = (struct lc_shares){0};
    for (size_t i = 0; i < all->n_book[market]; i++) {
        const struct lc_order *o = &all->items[all->book[market][i]];
        const double needs = lc_order_needs(w, o, stage);
        lc_shares_add(out, lc_pull(w, w->projects.items[o->project].pull), needs,
                      w->n_applications);
        sum += needs;
    }
    if (sum <= 0) {
        *out = w->market[market].stage[stage].orders_by;
    }
    lc_shares_normalise(out, w->n_applications);
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
    const uint32_t open = w->spec.graph[p->kind].before_chips & ~p->in_state[LC_PHASE_DONE];
    for (uint32_t rest = open; rest != 0; rest &= rest - 1) {
        const int i = __builtin_ctz(rest);
        if (!lc_phase_is(p, i, LC_PHASE_RUNNING) || p->phase[i].least_end > soon) {
            return false;
        }
    }
    return true;
}

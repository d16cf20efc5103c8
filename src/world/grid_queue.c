#include "world/grid_queue.h"

#include "world/grid_ops.h"
#include "world/withdraw.h"

void lc_request_connect(struct lc_world *w, uint32_t request, lc_time ready)
{
    struct lc_request *r = &w->requests.items[request];
    r->state = LC_REQUEST_CONNECT;
    w->grid[r->region].granted_mw += r->mw;
    const lc_time at = ready > lc_now(w) ? ready : lc_now(w);
    r->event = lc_engine_at(w->engine, at, 128, LC_EV_POWER_GRANTED, request, r->region);
}

void lc_grid_serve(struct lc_world *w, uint32_t region)
{
    struct lc_grid *g = &w->grid[region];
    while (g->n_queue > 0 && lc_grid_headroom_mw(w, region) >= w->requests.items[g->queue[0]].mw) {
        const uint32_t request = g->queue[0];
        lc_request_unqueue(w, request);
        lc_request_connect(w, request, w->requests.items[request].connectable);
    }
}

#include "world/grid_queue.h"

#include "base/arena.h"
#include "world/grid_ops.h"
#include "world/withdraw.h"

void lc_request_connect(struct lc_world *w, uint32_t request, lc_time ready)
{
    struct lc_request *r = &w->requests.items[request];
    r->state = LC_REQUEST_CONNECT;
    w->grid[r->region].granted_mw += r->mw;
    const lc_time at = ready > lc_now(w) ? ready : lc_now(w);
    r->event =
        lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, LC_EV_POWER_GRANTED, request, r->region);
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

uint32_t lc_request_new(struct lc_world *w, uint32_t project)
{
    struct lc_requests *all = &w->requests;
    LC_GROW(all->items, all->room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    struct lc_project *p = &w->projects.items[project];
    struct lc_grid *g = &w->grid[p->region];
    p->request = id;
    all->items[id] = (struct lc_request){.project = project,
                                         .region = p->region,
                                         .mw = p->size,
                                         .connectable = lc_now(w),
                                         .plant = LC_NOBODY};
    LC_GROW(g->open, g->open_room, g->n_open + 1);
    g->open[g->n_open++] = id;
    return id;
}

uint32_t lc_queue_pull(struct lc_world *w, uint32_t region)
{
    struct lc_grid *g = &w->grid[region];
    struct lc_shares shares = {0};
    double mw = 0;
    size_t kept = 0;
    for (size_t i = 0; i < g->n_open; i++) {
        struct lc_request *r = &w->requests.items[g->open[i]];
        if (r->state == LC_REQUEST_GRANTED || r->state == LC_REQUEST_GONE) {
            continue;
        }
        g->open[kept++] = g->open[i];
        r->asks = r->state == LC_REQUEST_STUDY || r->state == LC_REQUEST_QUEUE;
        if (r->asks) {
            lc_shares_add(&shares, lc_pull(w, w->projects.items[r->project].pull), r->mw,
                          w->n_applications);
            mw += r->mw;
        }
    }
    g->n_open = kept;
    if (mw <= 0) {
        return w->market[lc_region_market(w, region)].pull;
    }
    lc_shares_normalise(&shares, w->n_applications);
    return lc_pulls_add(&w->pulls, &shares);
}

#include "world/world.h"

#include "base/arena.h"
#include "world/start.h"

#include <stdlib.h>
#include <string.h>

static void *array(size_t n, size_t size)
{
    size_t room = 0;
    return lc_grow(NULL, &room, n + 1, size);
}

struct lc_world *lc_world_new(const struct lc_model *m)
{
    struct lc_world *w = array(1, sizeof *w);
    memset(w, 0, sizeof *w);
    w->model = m;
    lc_spec_init(&w->spec, m);
    lc_levers_init(&w->levers, m);
    w->engine = lc_engine_new();
    w->n_applications = lc_rows(m, LC_T_APPLICATIONS);
    w->n_regions = lc_rows(m, LC_T_REGIONS);
    w->n_markets = lc_rows(m, LC_T_MARKETS);
    w->n_families = lc_rows(m, LC_T_FAMILIES);
    w->n_builders = lc_rows(m, LC_T_BUILDERS);
    w->n_vendors = lc_rows(m, LC_T_VENDORS);
    w->n_stages = lc_rows(m, LC_T_STAGES);
    w->n_lines = lc_rows(m, LC_T_LINES);
    w->n_trades = lc_rows(m, LC_T_TRADES);
    w->n_technologies = lc_rows(m, LC_T_TECHNOLOGIES);
    w->n_makers = lc_rows(m, LC_T_MAKERS);
    w->n_programmes = lc_rows(m, LC_T_PROGRAMMES);
    w->n_seats = w->n_applications * w->n_regions;
    w->seats = array(w->n_seats, sizeof *w->seats);
    w->programmes = array(w->n_programmes, sizeof *w->programmes);
    w->builders = array(w->n_builders, sizeof *w->builders);
    w->line_capacity = array(w->n_lines, sizeof *w->line_capacity);
    const size_t pools = (size_t)w->n_regions * w->n_trades;
    w->labour = array(pools, sizeof *w->labour);
    for (size_t i = 0; i < pools; i++) {
        lc_pool_init(&w->labour[i].pool, 0);
    }
    return w;
}

void lc_world_free(struct lc_world *w)
{
    if (w == NULL) {
        return;
    }
    for (size_t i = 0; i < (size_t)w->n_regions * w->n_trades; i++) {
        lc_pool_fini(&w->labour[i].pool);
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        free(w->grid[r].queue);
        free(w->grid[r].open);
    }
    for (uint32_t m = 0; m < w->n_markets; m++) {
        free(w->orders.book[m]);
        free(w->orders.abroad[m]);
    }
    free(w->seats);
    free(w->programmes);
    free(w->builders);
    free(w->line_capacity);
    free(w->labour);
    free(w->releases.items);
    free(w->projects.items);
    free(w->projects.active);
    free(w->postings.items);
    free(w->factories.items);
    free(w->factories.chips);
    free(w->factories.vacant.items);
    free(w->generations.items);
    free(w->orders.items);
    free(w->shipments.items);
    free(w->requests.items);
    free(w->plants.items);
    free(w->cohorts.items);
    free(w->pulls.items);
    lc_levers_fini(&w->levers);
    lc_engine_free(w->engine);
    free(w);
}

/* Forgets everything that a replication made; memory is kept. */
static void empty(struct lc_world *w)
{
    w->releases.n = w->projects.n = w->projects.n_active = w->projects.n_ended = w->postings.n =
        w->factories.n = 0;
    w->factories.vacant.n = 0;
    w->generations.n = w->orders.n = w->shipments.n = w->requests.n = w->plants.n = w->cohorts.n =
        0;
    lc_pulls_reset(&w->pulls, w->n_applications);
    w->postings.free = LC_NOBODY;
    memset(w->family, 0, sizeof w->family);
    memset(w->market, 0, sizeof w->market);
    memset(w->maker, 0, sizeof w->maker);
    memset(&w->flows, 0, sizeof w->flows);
    memset(&w->totals, 0, sizeof w->totals);
    memset(w->technology_built_gw, 0, sizeof w->technology_built_gw);
    memset(w->shipped_at_generation, 0, sizeof w->shipped_at_generation);
    memset(w->programmes, 0, w->n_programmes * sizeof *w->programmes);
    memset(w->builders, 0, w->n_builders * sizeof *w->builders);
    memset(w->line_capacity, 0, w->n_lines * sizeof *w->line_capacity);
    for (uint32_t m = 0; m < LC_MAX_MARKETS; m++) {
        w->orders.n_book[m] = w->orders.n_abroad[m] = 0;
    }
    for (uint32_t r = 0; r < w->n_regions; r++) {
        const struct lc_grid last = w->grid[r];
        w->grid[r] = (struct lc_grid){.queue = last.queue,
                                      .queue_room = last.queue_room,
                                      .open = last.open,
                                      .open_room = last.open_room};
    }
    w->shipped_h100e_total = w->algorithm_progress = w->research_cumulative_busd = 0;
}

void lc_world_reset(struct lc_world *w, uint64_t seed, uint32_t replication, lc_time start,
                    lc_time end, const double *drawn)
{
    empty(w);
    w->seed = seed;
    w->replication = replication;
    w->start = w->cleared_to = start;
    w->end = end;
    for (uint32_t purpose = 0; purpose < LC_DRAW_PURPOSES; purpose++) {
        lc_stream_root_init(&w->streams[purpose], seed, replication, purpose);
    }
    lc_levers_reset(&w->levers, drawn, start);
    if (*w->levers.fault) {
        lc_engine_fail(w->engine, "%s", w->levers.fault);
    }
    lc_start_markets(w);
    lc_start_labs(w);
    lc_start_grid(w);
    lc_start_chips(w);
    lc_start_labour(w);
    lc_start_fleet(w);
    lc_start_seats(w);
}

uint32_t lc_world_count(struct lc_world *w, double n, uint32_t most, const char *what)
{
    if (n >= 0 && n <= most) {
        return (uint32_t)n;
    }
    lc_engine_fail(w->engine, "%g %s, more than the %u that can be", n, what, most);
    return 1;
}

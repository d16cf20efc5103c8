/* The running state of one replication: every entity, and the numbers in force.
 *
 * A world is built once a thread from a model and reset before each replication; nothing in it is
 * global. Agents meet only through events and through the objects here.
 */
#ifndef LC_WORLD_WORLD_H
#define LC_WORLD_WORLD_H

#include "engine/engine.h"
#include "input/model.h"
#include "rand/stream.h"
#include "world/chip.h"
#include "world/events.h"
#include "world/factory.h"
#include "world/flows.h"
#include "world/grid.h"
#include "world/labour.h"
#include "world/labs.h"
#include "world/ledger.h"
#include "world/levers.h"
#include "world/market.h"
#include "world/project.h"
#include "world/purpose.h"
#include "world/seats.h"
#include "world/spec.h"
#include "world/witness.h"

struct lc_world {
    const struct lc_model *model;
    struct lc_spec spec; /* what follows from the model alone */
    struct lc_levers levers;
    struct lc_engine *engine;
    uint64_t seed;
    uint32_t replication;
    struct lc_stream_root streams[LC_DRAW_PURPOSES]; /* of this replication, by purpose */
    lc_time start, end;

    uint32_t n_applications, n_regions, n_markets, n_families, n_builders, n_vendors, n_stages,
        n_lines, n_trades, n_technologies, n_makers, n_programmes;

    struct lc_seats *seats; /* [application * n_regions + region] */
    uint32_t n_seats;
    struct lc_family family[LC_MAX_FAMILIES];
    struct lc_programme *programmes;
    struct lc_releases releases;
    double algorithm_progress; /* ln, since the start, of a family with index 1 */
    double research_cumulative_busd;
    double margin[LC_MAX_FAMILIES], margin_start[LC_MAX_FAMILIES]; /* in force, and at the start */
    double price_index[LC_MAX_FAMILIES]
                      [LC_MAX_MARKETS]; /* price of a quality-adjusted token, start = 1 */

    struct lc_market market[LC_MAX_MARKETS];
    struct lc_builder *builders;
    struct lc_projects projects;
    struct lc_postings postings;
    struct lc_factories factories;
    struct lc_generations generations;
    struct lc_orders orders;
    struct lc_shipments shipments;
    double *line_capacity; /* [n_lines], units a month */
    double shipped_h100e_total;
    double shipped_at_generation[LC_MAX_VENDORS]; /* that total when the vendor's latest generation
                                                     was defined */

    struct lc_grid grid[LC_MAX_REGIONS];
    struct lc_requests requests;
    struct lc_maker maker[LC_MAX_MAKERS];
    struct lc_plants plants;
    double technology_built_gw[LC_MAX_TECHNOLOGIES];

    struct lc_labour *labour; /* [region * n_trades + trade] */
    struct lc_cohorts cohorts;

    struct lc_ledger ledger;
    struct lc_pulls pulls;
    struct lc_flows flows;
    struct lc_totals totals;
    lc_time cleared_to;               /* last month's clearing */
    const struct lc_witness *witness; /* of the ledger, or NULL */
};

/* Builds a world for a model. It lives until freed and serves any number of replications. */
struct lc_world *lc_world_new(const struct lc_model *m);
void lc_world_free(struct lc_world *w);

/* Empties the world and sets the initial state from the model's tables, with the draws given
 * (n_parameters). The ledger's arrays must have been set. */
void lc_world_reset(struct lc_world *w, uint64_t seed, uint32_t replication, lc_time start,
                    lc_time end, const double *drawn);

static inline double lc_param(const struct lc_world *w, enum lc_parameter_id id)
{
    return w->levers.values[id];
}

static inline double lc_value(const struct lc_world *w, enum lc_table_id t, uint32_t row,
                              uint32_t column)
{
    return w->levers.values[lc_cell(w->model, t, row, column)];
}

static inline lc_time lc_now(const struct lc_world *w)
{
    return lc_engine_now(w->engine);
}

/* Schedules what happens a time from now. What would come after the end is not scheduled:
 * LC_NO_HANDLE. */
static inline lc_handle lc_after(struct lc_world *w, lc_time delay, uint16_t kind, uint32_t a,
                                 uint32_t b)
{
    return delay <= w->end - lc_now(w) ? lc_engine_after(w->engine, delay, kind, a, b)
                                       : LC_NO_HANDLE;
}

/* A stream for a draw (purpose.h says what entity and ordinal mean). */
static inline void lc_world_stream(const struct lc_world *w, struct lc_stream *s,
                                   enum lc_purpose purpose, uint64_t entity, uint64_t ordinal)
{
    lc_stream_begin(s, &w->streams[purpose], entity, ordinal);
}

static inline struct lc_seats *lc_seats_of(struct lc_world *w, uint32_t application,
                                           uint32_t region)
{
    return &w->seats[application * w->n_regions + region];
}

static inline struct lc_labour *lc_labour_of(struct lc_world *w, uint32_t region, uint32_t trade)
{
    return &w->labour[region * w->n_trades + trade];
}

/* Things that lie apart are fetched so many turns before they are looked at. */
#define LC_FETCH_AHEAD 6

/* Goes through the projects under way in the order of their proposal: the first from *i on, which
 * moves behind it; NULL when there is none. */
static inline const struct lc_project *lc_next_active(const struct lc_world *w, size_t *i)
{
    const struct lc_projects *all = &w->projects;
    while (*i < all->n_active) {
        const uint32_t id = all->active[(*i)++];
        if (*i + LC_FETCH_AHEAD < all->n_active) {
            __builtin_prefetch(&all->items[all->active[*i + LC_FETCH_AHEAD] & ~LC_ENDED]);
        }
        if (!(id & LC_ENDED)) {
            return &all->items[id];
        }
    }
    return NULL;
}

/* n persons or projects as an integer; `what` names them. When there are more than `most` the
 * replication fails, for what follows would be no result, and 1 is returned. */
uint32_t lc_world_count(struct lc_world *w, double n, uint32_t most, const char *what);

/* Shares by their number. The pointer is good until the next are added. */
static inline const struct lc_shares *lc_pull(const struct lc_world *w, uint32_t pull)
{
    return &w->pulls.items[pull];
}

static inline uint32_t lc_region_market(const struct lc_world *w, uint32_t region)
{
    return lc_ref(w->model, LC_T_REGIONS, region, LC_REGION_MARKET);
}

#endif

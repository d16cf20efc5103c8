/* Chip generations: they reach volume, get successors, and late orders may be changed for them. */
#include "agents/agent.h"

#include "base/units.h"
#include "world/chip_ops.h"
#include "world/order_ops.h"

#include <math.h>

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
    lc_engine_at(w->engine, next.launch, LC_PRIORITY_USUAL, LC_EV_GENERATION_LAUNCH, id,
                 next.vendor);
}

static bool is_swapped(const struct lc_world *w, const struct lc_project *p,
                       const struct lc_generation *g)
{
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_SWAP, p->key, lc_hash_mix(g->vendor, g->ordinal));
    return lc_draw_uniform(&s) < lc_param(w, LC_P_SWAP_PROBABILITY);
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
                          lc_order_site_is_ready(w, o) &&
                          w->generations.items[o->generation].vendor == g->vendor;
        if (late && is_swapped(w, p, g)) {
            o->generation = generation;
            o->units = lc_units_to_order(w, generation, p->it_mw);
            w->projects.items[o->project].generation = generation;
            all->book[g->market][i] = LC_NOBODY;
            lc_order_enter(w, id, false);
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

/* A vendor none of whose generations lies ahead gets a successor. */
static void start(struct lc_world *w)
{
    for (uint32_t v = 0; v < w->n_vendors; v++) {
        w->shipped_at_generation[v] = w->shipped_h100e_total;
        bool ahead = false;
        for (size_t i = 0; i < w->generations.n; i++) {
            const struct lc_generation *g = &w->generations.items[i];
            if (g->vendor == v && !g->launched) {
                lc_engine_at(w->engine, g->launch, LC_PRIORITY_USUAL, LC_EV_GENERATION_LAUNCH,
                             (uint32_t)i, v);
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
    launch(context, e->a);
}

const struct lc_agent_ops lc_agent_generations = {
    .name = "generations", .id = LC_AGENT_GENERATIONS, .start = start, .handle = handle};

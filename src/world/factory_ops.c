#include "world/factory_ops.h"

#include "base/arena.h"

/* Enters the factory into, or takes it out of, what is kept of those in a state. */
static void count(struct lc_world *w, uint32_t factory, bool enters)
{
    const struct lc_factory *f = &w->factories.items[factory];
    if (f->state == LC_FACTORY_OPERATING) {
        w->grid[f->region].operating += enters ? 1 : -1;
    } else if (f->state == LC_FACTORY_VACANT && enters) {
        lc_ids_add(&w->factories.vacant, factory);
    } else if (f->state == LC_FACTORY_VACANT) {
        lc_ids_remove(&w->factories.vacant, factory);
    }
}

uint32_t lc_factory_add(struct lc_world *w, uint32_t builder, uint32_t region,
                        enum lc_factory_state state)
{
    struct lc_factories *all = &w->factories;
    const uint16_t market = (uint16_t)lc_region_market(w, region);
    LC_GROW(all->items, all->room, all->n + 1);
    LC_GROW(all->chips, all->chips_room, all->n + 1);
    const uint32_t id = (uint32_t)all->n++;
    all->chips[id] = (struct lc_installed){.market = market};
    all->items[id] = (struct lc_factory){
        .state = state, .builder = (uint16_t)builder, .region = (uint16_t)region, .market = market};
    count(w, id, true);
    return id;
}

void lc_factory_set_state(struct lc_world *w, uint32_t factory, enum lc_factory_state state)
{
    count(w, factory, false);
    w->factories.items[factory].state = state;
    count(w, factory, true);
}

#include "world/ids.h"

#include "base/arena.h"

#include <string.h>

/* Where a number stands, or would. */
static size_t place_of(const struct lc_ids *l, uint32_t id)
{
    size_t low = 0, high = l->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (l->items[middle] < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void lc_ids_add(struct lc_ids *l, uint32_t id)
{
    LC_GROW(l->items, l->room, l->n + 1);
    const size_t at = place_of(l, id);
    memmove(&l->items[at + 1], &l->items[at], (l->n - at) * sizeof *l->items);
    l->items[at] = id;
    l->n++;
}

void lc_ids_remove(struct lc_ids *l, uint32_t id)
{
    const size_t at = place_of(l, id);
    if (at < l->n && l->items[at] == id) {
        l->n--;
        memmove(&l->items[at], &l->items[at + 1], (l->n - at) * sizeof *l->items);
    }
}

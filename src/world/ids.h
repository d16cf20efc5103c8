/* Ascending lists of the numbers of things that are in some state: those who go through them do so
 * in one order, whatever the order in which they came.
 *
 * Invariant: items[0] < items[1] < ... < items[n - 1].
 */
#ifndef LC_WORLD_IDS_H
#define LC_WORLD_IDS_H

#include <stddef.h>
#include <stdint.h>

struct lc_ids {
    uint32_t *items; /* owned */
    size_t n, room;
};

/* Adds a number that is not in the list. */
void lc_ids_add(struct lc_ids *l, uint32_t id);

/* Takes a number out; nothing happens when it is not there. */
void lc_ids_remove(struct lc_ids *l, uint32_t id);

#endif

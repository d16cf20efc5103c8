/* A pool of interchangeable servers (workers, slots) with a line: lower rank first, first come
 * first served within a rank.
 *
 * The line has a lane for each rank, so that joining it takes no longer when it is long.
 *
 * Data only: it calls nobody. A seize is granted at once, in part if the requester accepts a part,
 * or joins the line; after a release or a growth the owner takes the grants with lc_pool_serve()
 * until there are none. Invariant: 0 <= busy, and busy <= capacity except after a cut of the
 * capacity below what is seized: nobody is thrown out, and nothing is granted until busy falls
 * under capacity. Nobody who fits overtakes the head of the line.
 */
#ifndef LC_ENGINE_POOL_H
#define LC_ENGINE_POOL_H

#include "base/time.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lc_pool_request {
    uint32_t want, least;   /* servers wanted, and the fewest accepted; 1 <= least <= want */
    uint32_t owner, detail; /* the requester's own ids */
    uint32_t rank;          /* those of a lower rank stand before those of a higher one */
    lc_time since;          /* when the request was made */
};

/* Those of one rank in the line. */
struct lc_pool_lane {
    uint32_t rank;
    struct lc_pool_request *line; /* ring buffer */
    size_t head, waiting, room;
};

struct lc_pool {
    int64_t capacity, busy;
    struct lc_pool_lane *lanes; /* by rank */
    size_t n_lanes, lane_room;
    size_t waiting;       /* in all lanes */
    int64_t waiting_want; /* sum of want over the line */
};

void lc_pool_init(struct lc_pool *p, int64_t capacity);
void lc_pool_fini(struct lc_pool *p);
void lc_pool_reset(struct lc_pool *p, int64_t capacity); /* empties the line, keeps its memory */

/* Servers granted at once (between least and want), or 0: the request is in the line. */
uint32_t lc_pool_seize(struct lc_pool *p, const struct lc_pool_request *r);
void lc_pool_release(struct lc_pool *p, uint32_t n);
void lc_pool_resize(struct lc_pool *p, int64_t capacity);

/* Grants the head of the line if it can be granted now: true, *out is the request and *granted its
 * servers. */
bool lc_pool_serve(struct lc_pool *p, struct lc_pool_request *out, uint32_t *granted);

/* Takes the first waiting request of that owner and detail out of the line; false when there is
 * none. */
bool lc_pool_withdraw(struct lc_pool *p, uint32_t owner, uint32_t detail);

int64_t lc_pool_free_servers(const struct lc_pool *p); /* capacity - busy, at least 0 */

#endif

/* What lies far ahead in the calendar: keys in bins of time, unsorted within a bin, so that adding
 * and taking out cost the same however many there are. When the calendar has come to the end of
 * what is near, it opens the next bin and sorts what falls out.
 *
 * Invariant: every key here lies at or after opens_at, every key that the calendar has put
 * elsewhere before it. A bin is a chain of chunks, all full but the first.
 */
#ifndef LC_ENGINE_FAR_H
#define LC_ENGINE_FAR_H

#include "engine/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LC_FAR_BINS  4096 /* the last takes all that lies beyond */
#define LC_FAR_CHUNK 8    /* keys: two cache lines */

struct lc_far_bin {
    uint32_t chunk; /* its first, or LC_FAR_NONE */
    uint32_t n;     /* keys in it */
};
#define LC_FAR_NONE UINT32_MAX

struct lc_far {
    bool is_used;
    lc_time from, opens_at; /* begin of the first bin, and of the first that was not opened */
    unsigned shift;         /* a bin is 2^shift ms long */
    uint32_t next;          /* that bin */
    size_t n;               /* keys in all bins */
    struct lc_far_bin bin[LC_FAR_BINS];
    lc_key *keys;   /* [chunk][LC_FAR_CHUNK] */
    uint32_t *link; /* of each chunk: the next of its bin, or the next free one */
    uint32_t n_chunks, free_chunk;
    size_t key_room, link_room;
};

void lc_far_init(struct lc_far *f); /* not in use until lc_far_span() */
void lc_far_fini(struct lc_far *f);
void lc_far_reset(struct lc_far *f); /* empties it and puts it out of use; keeps memory */

/* Puts it in use, empty: the bins share out the time between from and to. */
void lc_far_span(struct lc_far *f, lc_time from, lc_time to);

/* Whether a key of that time belongs here. */
static inline bool lc_far_takes(const struct lc_far *f, lc_time time)
{
    return f->is_used && time >= f->opens_at;
}

/* Adds a key that belongs here; returns its place. */
uint32_t lc_far_add(struct lc_far *f, lc_key key);

static inline lc_key lc_far_key(const struct lc_far *f, uint32_t place)
{
    return f->keys[place];
}

/* Takes the key at a place out. Another one may come to stand there: it is returned, else the key
 * itself. */
lc_key lc_far_take(struct lc_far *f, uint32_t place);

/* Opens the first bin that isn't empty, there being one; from then on nothing is added to it. */
void lc_far_open(struct lc_far *f);

/* Takes any key out of the bin opened last; false when it is empty. */
bool lc_far_draw(struct lc_far *f, lc_key *out);

#endif

#include "ensemble/archive.h"

#include "ensemble/part_read.h"

#include <glib.h>
#include <string.h>

#define BUDGET_BYTES ((size_t)256 << 20) /* of stripes in memory */
#define AHEAD        8                   /* stripes read with one that was not expected */

/* A stripe in memory, over all parts. */
struct entry {
    float *values; /* [cell][replication]; NULL: not in memory */
    uint64_t used; /* when, by the cache's count */
};

struct cache {
    struct entry *entries[LC_SAMPLE_DRAW]; /* [stripe] of each kind but the draws */
    uint32_t next[LC_SAMPLE_DRAW];         /* the stripe after those read last */
    size_t bytes;
    uint64_t time;
    float *room;       /* of one stripe of one part */
    double *draws;     /* of one part, or NULL */
    uint32_t draws_of; /* which part that is */
    enum lc_status status;
};

struct lc_archive {
    const struct lc_layout *layout;
    GArray *parts;         /* struct lc_part */
    GArray *kept, *failed; /* uint32_t: replications */
    GArray *place;         /* uint32_t: of each that is kept, its part */
    struct cache *cache;
};

static struct lc_part *part_at(const struct lc_archive *a, guint i)
{
    return &g_array_index(a->parts, struct lc_part, i);
}

static void add_part(struct lc_archive *a, const struct lc_part *p)
{
    const uint32_t number = a->parts->len;

    g_array_append_val(a->parts, *p);
    for (uint32_t slot = 0; slot < p->n; slot++) {
        const uint32_t replication = p->first + slot;

        g_array_append_val(p->kept[slot] ? a->kept : a->failed, replication);
        if (p->kept[slot]) {
            g_array_append_val(a->place, number);
        }
    }
}

static bool read_header(struct lc_archive *a, const char *folder, uint32_t block)
{
    char name[LC_PART_NAME];
    struct lc_part p = {.n = 0};

    lc_part_name(name, block);
    p.path = g_build_filename(folder, name, NULL);
    bool is_good = lc_part_open(&p);

    if (is_good) {
        is_good = lc_part_inspect(&p, a->layout, block);
        lc_part_close(&p);
    }
    add_part(a, &p);
    return is_good;
}

static struct cache *cache_new(const struct lc_layout *l)
{
    struct cache *c = g_new0(struct cache, 1);
    uint32_t most = 0;

    for (int kind = 0; kind < LC_SAMPLE_DRAW; kind++) {
        const uint32_t cells = lc_stripe_cells(l, (enum lc_sample_kind)kind);

        c->entries[kind] = g_new0(struct entry, lc_stripe_count(l, (enum lc_sample_kind)kind));
        most = cells > most ? cells : most;
    }
    c->room = g_new(float, (size_t)most *LC_LATIN_BLOCK);
    return c;
}

struct lc_archive *lc_archive_open(const char *folder, const struct lc_layout *l, uint32_t n_blocks)
{
    struct lc_archive *a = g_new0(struct lc_archive, 1);

    a->layout = l;
    a->parts = g_array_new(FALSE, FALSE, sizeof(struct lc_part));
    a->kept = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    a->failed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    a->place = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    a->cache = cache_new(l);
    for (uint32_t block = 0; block < n_blocks; block++) {
        if (!read_header(a, folder, block)) {
            lc_archive_free(a);
            return NULL;
        }
    }
    return a;
}

void lc_archive_free(struct lc_archive *a)
{
    if (!a) {
        return;
    }
    for (int kind = 0; kind < LC_SAMPLE_DRAW; kind++) {
        const uint32_t n = lc_stripe_count(a->layout, (enum lc_sample_kind)kind);

        for (uint32_t i = 0; i < n; i++) {
            g_free(a->cache->entries[kind][i].values);
        }
        g_free(a->cache->entries[kind]);
    }
    for (guint i = 0; i < a->parts->len; i++) {
        g_free(part_at(a, i)->path);
    }
    g_free(a->cache->room);
    g_free(a->cache->draws);
    g_free(a->cache);
    g_array_free(a->parts, TRUE);
    g_array_free(a->kept, TRUE);
    g_array_free(a->failed, TRUE);
    g_array_free(a->place, TRUE);
    g_free(a);
}

static size_t stripe_bytes(const struct lc_archive *a, enum lc_sample_kind kind)
{
    return (size_t)lc_stripe_cells(a->layout, kind) * a->kept->len * sizeof(float);
}

/* The stripe in memory that was used longest ago; NULL when there is none. */
static struct entry *find_oldest(const struct lc_archive *a, enum lc_sample_kind *kind)
{
    struct entry *oldest = NULL;

    for (int k = 0; k < LC_SAMPLE_DRAW; k++) {
        const uint32_t n = lc_stripe_count(a->layout, (enum lc_sample_kind)k);

        for (uint32_t i = 0; i < n; i++) {
            struct entry *e = &a->cache->entries[k][i];

            if (e->values && (!oldest || e->used < oldest->used)) {
                oldest = e;
                *kind = (enum lc_sample_kind)k;
            }
        }
    }
    return oldest;
}

static void make_room(const struct lc_archive *a, size_t bytes)
{
    enum lc_sample_kind kind;
    struct entry *oldest;

    while (a->cache->bytes + bytes > BUDGET_BYTES && (oldest = find_oldest(a, &kind)) != NULL) {
        g_clear_pointer(&oldest->values, g_free);
        a->cache->bytes -= stripe_bytes(a, kind);
    }
}

/* How many stripes to read from that one on: as many as fit where the last reading went on, else a
 * few; those in memory already end it. */
static uint32_t how_many(const struct lc_archive *a, enum lc_sample_kind kind, uint32_t stripe)
{
    const struct cache *c = a->cache;
    const size_t fit = BUDGET_BYTES / 4 * 3 / stripe_bytes(a, kind);
    const size_t wanted = stripe == c->next[kind] ? fit : AHEAD < fit ? AHEAD : fit;
    const uint32_t end = lc_stripe_count(a->layout, kind);
    uint32_t n = 1;

    while (n < wanted && stripe + n < end && !c->entries[kind][stripe + n].values) {
        n++;
    }
    return n;
}

static bool read_part(const struct lc_archive *a, struct lc_part *p, enum lc_sample_kind kind,
                      uint32_t first, uint32_t count, size_t at)
{
    bool is_good = lc_part_open(p);

    if (!is_good) {
        return false;
    }
    for (uint32_t i = first; i < first + count && is_good; i++) {
        struct lc_stripe stripe;

        lc_stripe_get(&stripe, a->layout, kind, i);
        is_good = lc_part_read(p, a->cache->entries[kind][i].values + at, a->kept->len,
                               a->cache->room, &stripe);
    }
    lc_part_close(p);
    return is_good;
}

static void load(const struct lc_archive *a, enum lc_sample_kind kind, uint32_t first)
{
    struct cache *c = a->cache;
    const uint32_t count = how_many(a, kind, first);
    size_t at = 0;

    make_room(a, count * stripe_bytes(a, kind));
    for (uint32_t i = first; i < first + count; i++) {
        c->entries[kind][i].values = g_malloc0(stripe_bytes(a, kind));
        c->entries[kind][i].used = c->time;
        c->bytes += stripe_bytes(a, kind);
    }
    c->next[kind] = first + count;
    for (guint i = 0; i < a->parts->len && c->status == LC_OK; i++) {
        struct lc_part *p = part_at(a, i);

        if (!read_part(a, p, kind, first, count, at)) {
            c->status = LC_FAILED;
        }
        at += p->n_kept;
    }
}

static void gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    const struct lc_archive *a = store;
    uint32_t offset;
    const uint32_t stripe = lc_stripe_of(&offset, a->layout, kind, cell), n = a->kept->len;

    g_assert(kind != LC_SAMPLE_DRAW); /* read by the row */
    if (n == 0) {
        return;
    }
    struct entry *e = &a->cache->entries[kind][stripe];

    a->cache->time++;
    if (!e->values) {
        load(a, kind, stripe);
    }
    g_assert(e->values);
    e->used = a->cache->time;
    for (uint32_t i = 0; i < n; i++) {
        out[i] = (double)e->values[(size_t)offset * n + i];
    }
}

static void get_draws(const void *store, uint32_t i, double *out)
{
    const struct lc_archive *a = store;
    struct cache *c = a->cache;
    const uint32_t number = g_array_index(a->place, uint32_t, i);
    const size_t n_parameters = a->layout->model->n_parameters;
    struct lc_part *p = part_at(a, number);

    if (!c->draws || c->draws_of != number) {
        c->draws = c->draws ? c->draws : g_new0(double, n_parameters *LC_LATIN_BLOCK);
        c->draws_of = number;
        if (c->status != LC_OK || !lc_part_open(p)) {
            c->status = LC_FAILED;
            return;
        }
        c->status =
            lc_part_read_draws(p, c->draws, a->layout->model->n_parameters) ? LC_OK : LC_FAILED;
        lc_part_close(p);
    }
    const uint32_t slot = g_array_index(a->kept, uint32_t, i) - p->first;

    memcpy(out, c->draws + slot * n_parameters, n_parameters * sizeof *out);
}

static bool is_read(const void *store)
{
    const struct lc_archive *a = store;

    return a->cache->status == LC_OK;
}

struct lc_samples lc_archive_samples(struct lc_archive *a)
{
    return (struct lc_samples){.store = a,
                               .n = a->kept->len,
                               .replications = (const uint32_t *)(void *)a->kept->data,
                               .gather = gather,
                               .draws = get_draws,
                               .is_read = is_read};
}

uint32_t lc_archive_failed(const struct lc_archive *a, const uint32_t **failed)
{
    *failed = (const uint32_t *)(void *)a->failed->data;
    return a->failed->len;
}

enum lc_status lc_archive_status(const struct lc_archive *a)
{
    return a->cache->status;
}

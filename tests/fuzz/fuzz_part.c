/* A part of an ensemble, as the NetCDF library reads it. The input changes a good one: two bytes
 * tell how much is cut off its end, then each five bytes an offset and what is flipped there. No
 * change: it is accepted. What is accepted holds as many replications as a block may, and every
 * stripe and all draws are given, or a line on stderr says why not. The program itself opens a part
 * only when its digest is the one that the manifest names; here is what happens when whoever made
 * the manifest means ill. */
#include "fuzz/fuzz.h"

#include "ensemble/block.h"
#include "ensemble/part_read.h"
#include "ensemble/part_write.h"
#include "observe/small.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define PART   "part.nc"
#define CHANGE 5 /* bytes */

static struct lc_layout *layout;
static char *good;
static gsize n_good;

static void forget(void)
{
    lc_layout_free(layout);
    g_free(good);
}

/* A part of two replications, of which the second has failed. */
static void make_good(void)
{
    const struct lc_part_about about = {
        .layout = layout, .scenario = "baseline", .program_version = "1.0", .seed = 1};
    struct lc_block *b = lc_block_new(layout, 0, 2);
    struct lc_observation *o = lc_observation_new(layout);
    char digest[65], name[LC_PART_NAME];

    for (uint32_t i = 0; i < 2; i++) {
        lc_observation_clear(o, layout);
        o->replication = i;
        o->failed = i == 1;
        lc_block_put(b, o);
    }
    lc_part_name(name, 0);
    fuzz_put(name, "", 0); /* makes its folder */
    FUZZ_HOLDS(lc_part_write(fuzz_folder(), b, &about, digest) == LC_OK);
    char *path = fuzz_path(name);

    FUZZ_HOLDS(g_file_get_contents(path, &good, &n_good, NULL));
    g_free(path);
    lc_observation_free(o);
    lc_block_free(b);
}

static void put_changed(const uint8_t *data, size_t n)
{
    char *bytes = g_memdup2(good, n_good);
    const size_t cut = n < 2 ? 0 : (size_t)(data[0] | data[1] << 8);

    for (size_t i = 2; i + CHANGE <= n; i += CHANGE) {
        const uint8_t *d = data + i;
        const size_t at =
            (size_t)d[0] | (size_t)d[1] << 8 | (size_t)d[2] << 16 | (size_t)d[3] << 24;

        bytes[at % n_good] = (char)(bytes[at % n_good] ^ d[4]);
    }
    fuzz_put(PART, bytes, n_good - cut % n_good);
    g_free(bytes);
}

static void read_stripe(const struct lc_part *p, enum lc_sample_kind kind, uint32_t stripe)
{
    const uint32_t cells = lc_stripe_cells(layout, kind);
    float *room = g_new0(float, (size_t)cells *LC_LATIN_BLOCK);
    float *to = g_new0(float, (size_t)cells *LC_LATIN_BLOCK);
    struct lc_stripe s;

    lc_stripe_get(&s, layout, kind, stripe);
    fuzz_listen();
    const bool is_good = lc_part_read(p, to, LC_LATIN_BLOCK, room, &s);

    FUZZ_HOLDS((fuzz_heard() > 0) == !is_good);
    g_free(room);
    g_free(to);
}

static void read_all(const struct lc_part *p)
{
    const uint32_t n = layout->model->n_parameters;
    double *draws = g_new0(double, (size_t)n *LC_LATIN_BLOCK);

    FUZZ_HOLDS(p->n >= 1 && p->n <= LC_LATIN_BLOCK && p->n_kept <= p->n);
    for (int kind = LC_SAMPLE_SERIES; kind <= LC_SAMPLE_DRAW; kind++) {
        const uint32_t stripes = lc_stripe_count(layout, (enum lc_sample_kind)kind);

        for (uint32_t i = 0; i < stripes; i++) {
            read_stripe(p, (enum lc_sample_kind)kind, i);
        }
    }
    fuzz_listen();
    const bool is_good = lc_part_read_draws(p, draws, n);

    FUZZ_HOLDS((fuzz_heard() > 0) == !is_good);
    g_free(draws);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct lc_part p = {.path = fuzz_path(PART)};

    if (!layout) {
        layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2026, 12, 31),
                               LC_EVERY_YEAR);
        atexit(forget);
        make_good();
    }
    put_changed(data, n);
    fuzz_listen();
    const bool is_open = lc_part_open(&p), is_good = is_open && lc_part_inspect(&p, layout, 0);

    FUZZ_HOLDS((fuzz_heard() > 0) == !is_good);
    FUZZ_HOLDS(is_good || n >= 2);
    if (is_good) {
        read_all(&p);
    }
    if (is_open) {
        lc_part_close(&p);
    }
    g_free(p.path);
    return 0;
}

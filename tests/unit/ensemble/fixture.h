/* Blocks whose values are a formula of kind, cell and replication, and a folder for their parts. */
#ifndef LC_TESTS_ENSEMBLE_FIXTURE_H
#define LC_TESTS_ENSEMBLE_FIXTURE_H

#include "ensemble/part_schema.h"
#include "ensemble/part_write.h"
#include "observe/small.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>

static struct lc_layout *layout;
static char *folder;

/* A year and a half by quarters. */
static inline void fixture_init(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2027, 6, 30),
                           LC_EVERY_QUARTER);
    folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
    char *parts = g_build_filename(folder, LC_PART_FOLDER, NULL);

    ck_assert_int_eq(g_mkdir(parts, 0777), 0);
    g_free(parts);
}

static inline char *fixture_path(uint32_t block)
{
    char name[LC_PART_NAME];

    lc_part_name(name, block);
    return g_build_filename(folder, name, NULL);
}

/* Takes the folder away, with the parts of blocks 0 to 9; fails when something else is in it. */
static inline void fixture_fini(void)
{
    for (uint32_t block = 0; block < 10; block++) {
        char *path = fixture_path(block);

        g_unlink(path);
        g_free(path);
    }
    char *parts = g_build_filename(folder, LC_PART_FOLDER, NULL);

    ck_assert_int_eq(g_rmdir(parts), 0);
    ck_assert_int_eq(g_rmdir(folder), 0);
    g_free(parts);
    g_free(folder);
    lc_layout_free(layout);
}

static inline double fixture_value(enum lc_sample_kind kind, size_t cell, uint32_t replication)
{
    return (kind + 1) * 0.1 + (double)cell * 1.7 + (double)replication / 3;
}

/* Puts a replication into its block; failure: why it failed, or NULL. */
static inline void fixture_put(struct lc_block *b, uint32_t replication, const char *failure)
{
    struct lc_observation *o = lc_observation_new(layout);
    double *const arrays[] = {o->series, o->ledger, o->held_back_mwyears, o->draws};

    lc_observation_clear(o, layout);
    o->replication = replication;
    o->failed = failure != NULL;
    g_strlcpy(o->failure, failure ? failure : "", sizeof o->failure);
    for (int i = 0; i < LC_SAMPLE_KINDS; i++) {
        const enum lc_sample_kind kind = (enum lc_sample_kind)i;

        for (size_t cell = 0; cell < lc_samples_cells(layout, kind); cell++) {
            arrays[i][cell] = fixture_value(kind, cell, replication);
        }
    }
    lc_block_put(b, o);
    lc_observation_free(o);
}

/* A block in which every replication that `failing` divides has failed (0: none). */
static inline struct lc_block *fixture_block(uint32_t first, uint32_t n, uint32_t failing)
{
    struct lc_block *b = lc_block_new(layout, first, n);

    for (uint32_t i = first; i < first + n; i++) {
        fixture_put(b, i, failing && i % failing == 0 ? "why" : NULL);
    }
    return b;
}

static inline void fixture_write(const struct lc_block *b, char digest[65])
{
    const struct lc_part_about about = {
        .layout = layout, .scenario = "baseline", .program_version = "1.0", .seed = UINT64_MAX};

    ck_assert_int_eq(lc_part_write(folder, b, &about, digest), LC_OK);
}

#endif

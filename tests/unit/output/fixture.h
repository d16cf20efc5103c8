/* An ensemble made by a formula and a folder of its own, for the tests of writers. */
#ifndef LC_TESTS_OUTPUT_FIXTURE_H
#define LC_TESTS_OUTPUT_FIXTURE_H

#include "observe/small.h"
#include "output/writers.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define FIXTURE_MAX 1000

typedef double fixture_value(enum lc_sample_kind kind, size_t cell, uint32_t replication);

static uint32_t fixture_replications[FIXTURE_MAX];
static struct lc_result fixture;
static char *fixture_folder;

static void fixture_gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    fixture_value *const *value = store;

    for (uint32_t i = 0; i < fixture.samples.n; i++) {
        out[i] = (*value)(kind, cell, fixture_replications[i]);
    }
}

static void fixture_draws(const void *store, uint32_t i, double *out)
{
    fixture_value *const *value = store;

    for (uint32_t k = 0; k < fixture.layout->model->n_parameters; k++) {
        out[k] = (*value)(LC_SAMPLE_DRAW, k, fixture_replications[i]);
    }
}

/* Reports of two years, quarter by quarter, of n replications. */
static inline void fixture_init(uint32_t n, fixture_value *const *value)
{
    const lc_time from = lc_time_of(2026, 1, 1), to = lc_time_of(2027, 12, 31);

    ck_assert_uint_le(n, FIXTURE_MAX);
    for (uint32_t i = 0; i < n; i++) {
        fixture_replications[i] = i;
    }
    fixture = (struct lc_result){.layout = lc_layout_new(small_model(), from, to, LC_EVERY_QUARTER),
                                 .samples = {(const void *)value, n, fixture_replications,
                                             fixture_gather, fixture_draws, NULL},
                                 .scenario = "baseline",
                                 .program_version = "1.0",
                                 .command = "layercake forecast",
                                 .seed = UINT64_MAX,
                                 .from = from,
                                 .to = to,
                                 .every = LC_EVERY_QUARTER,
                                 .asked = n,
                                 .finished = n};
    fixture_folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(fixture_folder);
}

/* Takes the folder away; fails when a file is left that no test has read. */
static inline void fixture_fini(void)
{
    ck_assert_int_eq(g_rmdir(fixture_folder), 0);
    g_free(fixture_folder);
    lc_layout_free((struct lc_layout *)fixture.layout);
}

/* The text of a file of the folder, which is then removed; g_free() it. */
static inline char *fixture_read(const char *name)
{
    char *path = g_build_filename(fixture_folder, name, NULL), *text = NULL;

    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    ck_assert_int_eq(g_unlink(path), 0);
    g_free(path);
    return text;
}

/* What a writer writes; g_free() it. */
static inline char *fixture_write(void (*write)(struct lc_outfile *, const struct lc_result *))
{
    struct lc_outfile *f = lc_outfile_open(fixture_folder, "table.csv");

    ck_assert_ptr_nonnull(f);
    write(f, &fixture);
    ck_assert_int_eq(lc_outfile_close(f, NULL), LC_OK);
    return fixture_read("table.csv");
}

static inline unsigned fixture_lines(const char *text)
{
    unsigned n = 0;

    for (; *text; text++) {
        n += *text == '\n';
    }
    return n;
}

#endif

/* A model folder to break: links to the files of tests/files/model-minimal in a folder of its own,
 * in which any one file can be another. The test then stands in that folder and calls the model
 * "m", so that messages are the same everywhere.
 */
#ifndef LC_TESTS_FIXTURE_H
#define LC_TESTS_FIXTURE_H

#include "input/model.h"
#include "input/small_parameters.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FIXTURE_DATE "2026-01-01"

/* Absolute path of a file or folder under tests/files. To be freed with g_free(). */
static inline gchar *fixture_path(const char *name)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    gchar *path = g_build_filename(top ? top : ".", "tests", "files", name, NULL);
    gchar *whole = g_canonicalize_filename(path, NULL);

    g_free(path);
    return whole;
}

/* Links every file of folder `from` into folder `to`, and folders likewise. */
static inline void fixture_link(const char *from, const char *to)
{
    GDir *dir = g_dir_open(from, 0, NULL);
    const char *entry;

    ck_assert_ptr_nonnull(dir);
    ck_assert_int_eq(g_mkdir(to, 0700), 0);
    while ((entry = g_dir_read_name(dir))) {
        gchar *source = g_build_filename(from, entry, NULL);
        gchar *target = g_build_filename(to, entry, NULL);

        if (g_file_test(source, G_FILE_TEST_IS_DIR)) {
            fixture_link(source, target);
        } else {
            ck_assert_int_eq(symlink(source, target), 0);
        }
        g_free(source);
        g_free(target);
    }
    g_dir_close(dir);
}

static inline void fixture_delete(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;

    while (dir && (entry = g_dir_read_name(dir))) {
        gchar *path = g_build_filename(folder, entry, NULL);

        if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK) && g_file_test(path, G_FILE_TEST_IS_DIR)) {
            fixture_delete(path);
        } else {
            g_unlink(path);
        }
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_rmdir(folder);
}

/* Writes m/parameters.csv: the program's own parameters, whichever they are, and one that acts on a
 * table. */
static inline void fixture_parameters(void)
{
    GString *text = small_parameters();

    ck_assert(g_file_set_contents("m/parameters.csv", text->str, -1, NULL));
    g_string_free(text, TRUE);
}

struct fixture {
    gchar *folder, *before; /* the working folder and the one to go back to */
};

static inline struct fixture fixture_new(void)
{
    struct fixture f = {g_dir_make_tmp("layercake-test-XXXXXX", NULL), g_get_current_dir()};

    ck_assert_ptr_nonnull(f.folder);
    g_setenv("LAYERCAKE_SRCDIR", f.before, FALSE); /* paths stay good in another folder */
    ck_assert_int_eq(g_chdir(f.folder), 0);
    gchar *model = fixture_path("model-minimal"), *scenarios = fixture_path("scenarios");

    fixture_link(model, "m");
    fixture_parameters();
    fixture_link(scenarios, "scenarios");
    g_free(model);
    g_free(scenarios);
    return f;
}

static inline void fixture_free(struct fixture *f)
{
    ck_assert_int_eq(g_chdir(f->before), 0);
    fixture_delete(f->folder);
    g_free(f->folder);
    g_free(f->before);
}

/* Puts a link to another file in the place of a file that may or may not be there. */
static inline void fixture_replace(const char *name, const char *with)
{
    g_unlink(name);
    ck_assert_int_eq(symlink(with, name), 0);
}

static inline void fixture_write(const char *name, const char *text)
{
    g_unlink(name);
    ck_assert(g_file_set_contents(name, text, -1, NULL));
}

static inline struct lc_model *fixture_load(struct lc_diag *d)
{
    lc_time start = 0;

    ck_assert(lc_date_parse(&start, FIXTURE_DATE));
    return lc_model_load("m", start, d);
}

/* The model without any complaint. */
static inline struct lc_model *fixture_model(struct lc_diag *d)
{
    struct lc_model *m = fixture_load(d);

    lc_diag_print(d, stderr);
    ck_assert_ptr_nonnull(m);
    ck_assert_uint_eq(lc_diag_count(d), 0);
    return m;
}

/* Complaint i starts with the place and holds the phrase. */
static inline void assert_complaint(const struct lc_diag *d, size_t i, const char *place,
                                    const char *phrase)
{
    const char *text = lc_diag_text(d, i);

    ck_assert_msg(text != NULL, "no complaint %zu, expected %s%s", i, place, phrase);
    ck_assert_msg(g_str_has_prefix(text, place) && strstr(text, phrase),
                  "found \"%s\", expected \"%s ... %s\"", text, place, phrase);
}

#endif

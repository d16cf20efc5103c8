/* A folder of tables made of text, for the tests of what is made from tables. */
#ifndef LC_TESTS_REPORT_FOLDER_H
#define LC_TESTS_REPORT_FOLDER_H

#include "report/source.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>

static char *folder;

static inline void folder_make(void)
{
    folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    ck_assert_ptr_nonnull(folder);
}

static inline void folder_drop(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(dir))) {
        char *path = g_build_filename(folder, name, NULL);

        ck_assert_int_eq(g_unlink(path), 0);
        g_free(path);
    }
    g_dir_close(dir);
    ck_assert_int_eq(g_rmdir(folder), 0);
    g_free(folder);
}

static inline void folder_put(const char *file, const char *text)
{
    char *path = g_build_filename(folder, file, NULL);

    ck_assert(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

/* Text of a file; g_free() it. */
static inline char *folder_get(const char *file)
{
    char *path = g_build_filename(folder, file, NULL), *text = NULL;

    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_free(path);
    return text;
}

/* A manifest of a command that names these files; json_decref() it. */
static inline json_t *folder_manifest(const char *command, const char *const *files)
{
    json_t *named = json_object();

    for (; *files; files++) {
        json_object_set_new(named, *files, json_string("0"));
    }
    return json_pack("{s:s, s:o}", "command", command, "files", named);
}

#endif

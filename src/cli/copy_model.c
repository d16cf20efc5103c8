#include "cli/copy_model.h"

#include "base/filecopy.h"
#include "base/text.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static void complain(const char *path, const char *what)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
}

char *lc_subfolder_make(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);

    if (g_mkdir_with_parents(path, 0777) != 0) {
        complain(path, g_strerror(errno));
        g_clear_pointer(&path, g_free);
    }
    return path;
}

static bool is_ours(const char *name)
{
    return *name != '.' && (g_str_has_suffix(name, ".csv") || strcmp(name, "README.md") == 0);
}

/* The files of one folder. */
static enum lc_status copy_folder(const char *from, const char *to)
{
    GDir *dir = g_dir_open(from, 0, NULL);
    enum lc_status status = dir ? LC_OK : LC_FAILED;
    const char *name;

    while (dir && status == LC_OK && (name = g_dir_read_name(dir))) {
        if (is_ours(name)) {
            char *path = g_build_filename(from, name, NULL);

            status = lc_file_copy(to, name, path);
            g_free(path);
        }
    }
    if (dir) {
        g_dir_close(dir);
    } else {
        complain(from, "can't be read");
    }
    return status;
}

static enum lc_status copy_starts(const char *from, const char *to)
{
    char *starts = g_build_filename(from, "initial", NULL);
    GDir *dir = g_dir_open(starts, 0, NULL);
    enum lc_status status = LC_OK;
    const char *name;

    while (dir && status == LC_OK && (name = g_dir_read_name(dir))) {
        char *source = g_build_filename(starts, name, NULL);

        if (*name != '.' && g_file_test(source, G_FILE_TEST_IS_DIR)) {
            char *within = g_build_filename("initial", name, NULL);
            char *target = lc_subfolder_make(to, within);

            status = target ? copy_folder(source, target) : LC_FAILED;
            g_free(target);
            g_free(within);
        }
        g_free(source);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(starts);
    return status;
}

/* Takes away what an earlier calibration wrote into the folder: not every start gets a sample. */
static enum lc_status drop_samples(const char *folder)
{
    char *starts = g_build_filename(folder, "initial", NULL);
    GDir *dir = g_dir_open(starts, 0, NULL);
    enum lc_status status = LC_OK;
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        char *path = g_build_filename(starts, name, "sample.csv", NULL);

        if (g_unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR) {
            complain(path, g_strerror(errno));
            status = LC_FAILED;
        }
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(starts);
    return status;
}

enum lc_status lc_model_copy(const char *from, const char *to)
{
    enum lc_status status = drop_samples(to);

    if (status == LC_OK) {
        status = copy_folder(from, to);
    }
    return status == LC_OK ? copy_starts(from, to) : status;
}

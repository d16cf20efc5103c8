#include "cli/folder.h"

#include "base/text.h"
#include "output/manifest.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void complain(const char *path, const char *what)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat x, y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_empty(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    const bool is_free = dir && !g_dir_read_name(dir);

    if (dir) {
        g_dir_close(dir);
    }
    return is_free;
}

/* A folder that exists already. */
static enum lc_status take_over(const char *path, bool is_forced, const char *input_folder)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        complain(path, "exists and is not a folder");
        return LC_BAD_INPUT;
    }
    if (is_same_file(path, input_folder)) {
        complain(path, "is the model's folder; results go elsewhere");
        return LC_BAD_INPUT;
    }
    if (!is_forced && !is_empty(path)) {
        complain(path, "exists; --force writes into it, -o names another folder");
        return LC_BAD_INPUT;
    }
    if (access(path, W_OK | X_OK) != 0) {
        complain(path, g_strerror(errno));
        return LC_FAILED;
    }
    char *manifest = g_build_filename(path, LC_MANIFEST_FILE, NULL);
    const bool is_gone = g_unlink(manifest) == 0 || errno == ENOENT;

    if (!is_gone) {
        complain(manifest, g_strerror(errno));
    }
    g_free(manifest);
    return is_gone ? LC_OK : LC_FAILED;
}

enum lc_status lc_folder_make(struct lc_folder *f, const char *path, bool is_forced,
                              const char *input_folder)
{
    *f = (struct lc_folder){path, false};
    if (strcmp(path, "-") == 0) {
        complain(path, "results are several files and need a folder");
        return LC_BAD_INPUT;
    }
    if (g_mkdir(path, 0777) == 0) {
        f->is_new = true;
        return LC_OK;
    }
    if (errno == EEXIST) {
        return take_over(path, is_forced, input_folder);
    }
    complain(path, g_strerror(errno));
    return LC_FAILED;
}

void lc_folder_drop(const struct lc_folder *f)
{
    if (f->is_new) {
        rmdir(f->path); /* fails, as it should, when there is a file in it */
    }
}

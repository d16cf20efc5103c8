#include "cli/folder.h"

#include "base/filedigest.h"
#include "base/text.h"
#include "ensemble/part_schema.h"
#include "ensemble/replication.h"
#include "output/manifest.h"
#include "report/views.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void complain(const char *path, const char *what)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
}

bool lc_folder_is_same(const char *a, const char *b)
{
    struct stat x, y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool lc_folder_is_empty(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    const bool is_free = dir && !g_dir_read_name(dir);

    if (dir) {
        g_dir_close(dir);
    }
    return is_free;
}

static bool is_listed(const struct lc_file_list *list, const char *name)
{
    for (unsigned i = 0; i < list->n; i++) {
        if (strcmp(list->files[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* "NAME.PROCESS-NUMBER.tmp", as base/outfile.c calls a file that it is writing. */
static bool is_leftover(const char *name)
{
    return g_regex_match_simple("^.+\\.(csv|json|nc|xlsx|html)\\.[0-9]+-[0-9]+\\.tmp$", name, 0, 0);
}

bool lc_folder_is_begun(const char *path)
{
    char *parts = g_build_filename(path, LC_PART_FOLDER, NULL);
    GDir *dir = g_dir_open(path, 0, NULL);
    const char *entry;
    bool is_begun = dir != NULL;

    while (is_begun && (entry = g_dir_read_name(dir)) != NULL) {
        is_begun =
            is_leftover(entry) || (strcmp(entry, LC_PART_FOLDER) == 0 && lc_folder_is_empty(parts));
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(parts);
    return is_begun;
}

static bool is_table(const char *name)
{
    for (unsigned i = 0; i < lc_n_forecast_writers; i++) {
        if (strcmp(lc_forecast_writers[i].file, name) == 0) {
            return true;
        }
    }
    return strcmp(name, LC_PROJECTS_FILE) == 0 || lc_view_is(name);
}

static bool remove_file(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    const bool is_gone = g_unlink(path) == 0;

    if (!is_gone) {
        complain(path, g_strerror(errno));
    }
    g_free(path);
    return is_gone;
}

/* Removes what a program that was killed was writing. */
static bool tidy(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;
    bool is_good = true;

    while (is_good && dir && (entry = g_dir_read_name(dir)) != NULL) {
        is_good = !is_leftover(entry) || remove_file(folder, entry);
    }
    if (dir) {
        g_dir_close(dir);
    }
    return is_good;
}

enum lc_status lc_folder_lock(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC); /* stays open */

    if (fd < 0) {
        return LC_OK; /* whoever writes finds out */
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        return tidy(path) ? LC_OK : LC_FAILED;
    }
    const bool is_taken = errno == EWOULDBLOCK;

    close(fd);
    if (is_taken) {
        complain(path, "is being written by another layercake");
    }
    return is_taken ? LC_FAILED : LC_OK;
}

/* Removes a file of the folder if it is still the one with that digest. */
static bool remove_result(const char *folder, const char *name, const char *digest)
{
    char *path = g_build_filename(folder, name, NULL), now[65];
    bool is_good = true;

    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        is_good = lc_file_digest(now, path);
        if (!is_good) {
            complain(path, "can't be read");
        } else if (strcmp(now, digest) == 0) {
            is_good = remove_file(folder, name);
        }
    }
    g_free(path);
    return is_good;
}

/* Removes what the folder's manifest names and nobody has changed since, and the manifest. */
static enum lc_status remove_results(const char *path)
{
    struct lc_manifest *m;
    struct lc_file_list list = {.n = 0};
    char *parts = g_build_filename(path, LC_PART_FOLDER, NULL);
    char *manifest = g_build_filename(path, LC_MANIFEST_FILE, NULL);
    bool is_good = lc_manifest_find(&m, path) == LC_OK;

    if (m) {
        lc_manifest_files(m, &list);
    }
    for (unsigned i = 0; i < list.n && is_good; i++) {
        is_good = remove_result(path, list.files[i].name, list.files[i].digest);
    }
    if (is_good && g_unlink(manifest) != 0 && errno != ENOENT) {
        complain(manifest, g_strerror(errno));
        is_good = false;
    }
    rmdir(parts); /* fails, as it should, when there is a file in it */
    g_free(manifest);
    g_free(parts);
    lc_file_list_fini(&list);
    lc_manifest_free(m);
    return is_good ? LC_OK : LC_FAILED;
}

/* Whether a folder in it has a name that results may have: seen before anything is computed. */
static bool is_blocked(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;
    bool is_found = false;

    while (!is_found && dir && (entry = g_dir_read_name(dir)) != NULL) {
        char *path = g_build_filename(folder, entry, NULL);

        is_found = g_regex_match_simple("\\.(csv|json|xlsx|html)$", entry, 0, 0) &&
                   g_file_test(path, G_FILE_TEST_IS_DIR);
        if (is_found) {
            complain(path, "is a folder, in the place of a file");
        }
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
    return is_found;
}

/* A folder that exists already. */
static enum lc_status take_over(const char *path, enum lc_folder_use use, const char *input_folder)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        complain(path, "exists and is not a folder");
        return LC_BAD_INPUT;
    }
    if (lc_folder_is_same(path, input_folder)) {
        complain(path, "is the model's folder; results go elsewhere");
        return LC_BAD_INPUT;
    }
    if (use == LC_FOLDER_REFUSE && !lc_folder_is_empty(path)) {
        complain(path, "exists; --force writes into it, -o names another folder");
        return LC_BAD_INPUT;
    }
    if (is_blocked(path)) {
        return LC_BAD_INPUT;
    }
    if (lc_folder_lock(path) != LC_OK) {
        return LC_FAILED;
    }
    if (access(path, W_OK | X_OK) != 0) {
        complain(path, g_strerror(errno));
        return LC_FAILED;
    }
    return use == LC_FOLDER_FORCE ? remove_results(path) : LC_OK;
}

enum lc_status lc_folder_make(struct lc_folder *f, const char *path, enum lc_folder_use use,
                              const char *input_folder)
{
    *f = (struct lc_folder){path, false};
    if (strcmp(path, "-") == 0) {
        complain(path, "results are several files and need a folder");
        return LC_BAD_INPUT;
    }
    if (g_mkdir(path, 0777) == 0) {
        f->is_new = true;
        return lc_folder_lock(path);
    }
    if (errno == EEXIST) {
        return take_over(path, use, input_folder);
    }
    complain(path, g_strerror(errno));
    return LC_FAILED;
}

/* Removes what is left over in folder/within; names are told as they stand in a manifest. */
static bool clear_within(const char *folder, const char *within, const struct lc_file_list *keep)
{
    char *path = g_build_filename(folder, within, NULL);
    GDir *dir = g_dir_open(path, 0, NULL);
    const char *entry;
    bool is_good = dir != NULL;

    if (!dir) {
        complain(path, "can't be read");
    }
    while (is_good && (entry = g_dir_read_name(dir)) != NULL) {
        char *name = *within ? g_strdup_printf("%s/%s", within, entry) : g_strdup(entry);
        const bool is_part = lc_part_number(name) >= 0;

        if (is_leftover(entry) || is_table(name) || (is_part && !is_listed(keep, name))) {
            is_good = remove_file(folder, name);
        }
        g_free(name);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(path);
    return is_good;
}

enum lc_status lc_folder_clear(const char *path, const struct lc_file_list *keep)
{
    char *parts = g_build_filename(path, LC_PART_FOLDER, NULL);
    bool is_good = g_mkdir(parts, 0777) == 0 || errno == EEXIST;

    if (!is_good) {
        complain(parts, g_strerror(errno));
    }
    g_free(parts);
    is_good = is_good && clear_within(path, "", keep) && clear_within(path, LC_PART_FOLDER, keep);
    return is_good ? LC_OK : LC_FAILED;
}

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(*x, *y);
}

static void tell(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *entry;
    char *safe = lc_text_escape(path, 0, 0);

    while (dir && (entry = g_dir_read_name(dir)) != NULL) {
        g_ptr_array_add(names, lc_text_escape(entry, 0, 0));
    }
    g_ptr_array_sort(names, compare_names);
    fprintf(stderr, "layercake: in %s:", safe);
    for (guint i = 0; i < names->len; i++) {
        fprintf(stderr, "%s %s", i > 0 ? "," : "", (const char *)names->pdata[i]);
    }
    fputc('\n', stderr);
    g_free(safe);
    g_ptr_array_free(names, TRUE);
    if (dir) {
        g_dir_close(dir);
    }
}

void lc_folder_leave(const struct lc_folder *f, bool is_told)
{
    bool is_gone = false;

    if (f->is_new) {
        char *parts = g_build_filename(f->path, LC_PART_FOLDER, NULL);

        rmdir(parts); /* these fail, as they should, when there is a file in it */
        is_gone = rmdir(f->path) == 0;
        g_free(parts);
    }
    if (is_told && !is_gone) {
        tell(f->path);
    }
}

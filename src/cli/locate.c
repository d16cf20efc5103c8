#include "cli/locate.h"

#include "cli/datadir.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool is_folder(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *lc_locate_models(const char *root)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    char *models = g_build_filename(root, "models", NULL);
    GDir *dir = g_dir_open(models, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        char *path = g_build_filename(models, name, NULL);

        if (is_folder(path) && strcmp(name, "scenarios") != 0) {
            g_ptr_array_add(names, g_strdup(name));
        }
        g_free(path);
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(models);
    g_ptr_array_sort(names, by_name); /* folders are listed in no order */
    return names;
}

static void complain(const char *given, const char *root, struct lc_diag *d)
{
    const struct lc_place place = {0};
    GPtrArray *names = lc_locate_models(root);
    const char *near = lc_near_miss(given, (const char *const *)names->pdata, names->len);

    if (near) {
        lc_diag_add(d, place, "no model %s; did you mean %s?", lc_quote(d, given), near);
    } else {
        lc_diag_add(d, place,
                    "no model %s: expected the name of one that came along, or a path "
                    "with a slash",
                    lc_quote(d, given));
    }
    g_ptr_array_free(names, TRUE);
}

char *lc_locate_model(const char *given, struct lc_diag *d)
{
    if (strchr(given, '/') || strcmp(given, ".") == 0 || strcmp(given, "..") == 0) {
        if (is_folder(given)) {
            return g_strdup(given);
        }
        lc_diag_add(d, (struct lc_place){0}, "no model folder %s", lc_quote(d, given));
        return NULL;
    }
    char *root = lc_datadir_find();
    char *path = g_build_filename(root, "models", given, NULL);

    if (!is_folder(path)) {
        complain(given, root, d);
        g_free(path);
        path = NULL;
    }
    g_free(root);
    return path;
}

static char *scenario_path(const char *folder, const char *name)
{
    char *file = g_strconcat(name, ".csv", NULL);
    char *path = g_build_filename(folder, "scenarios", file, NULL);

    g_free(file);
    return path;
}

char *lc_locate_scenario(const char *model_folder, const char *given)
{
    if (strchr(given, '/') || g_str_has_suffix(given, ".csv")) {
        return g_strdup(given);
    }
    char *parent = g_build_filename(model_folder, "..", NULL);
    char *beside = scenario_path(parent, given);
    char *data = lc_datadir_find();
    char *models = g_build_filename(data, "models", NULL);
    char *shipped = scenario_path(models, given);
    const bool is_beside = g_file_test(beside, G_FILE_TEST_EXISTS);
    const bool is_shipped = !is_beside && g_file_test(shipped, G_FILE_TEST_EXISTS);
    char *answer = g_strdup(is_shipped ? shipped : given);

    g_free(parent);
    g_free(beside);
    g_free(data);
    g_free(models);
    g_free(shipped);
    return answer;
}

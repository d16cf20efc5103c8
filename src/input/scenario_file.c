#include "input/scenario_file.h"

#include "input/field.h"

#include <glib.h>
#include <string.h>

/* Folder of the scenarios: beside the model's. To be freed with g_free(). */
static gchar *scenario_folder(const struct lc_model *m)
{
    gchar *last = g_path_get_basename(m->folder);
    const bool is_plain =
        strcmp(last, ".") != 0 && strcmp(last, "..") != 0 && !g_str_has_suffix(m->folder, "/");
    gchar *parent =
        is_plain ? g_path_get_dirname(m->folder) : g_build_filename(m->folder, "..", NULL);
    gchar *folder = strcmp(parent, ".") == 0 ? g_strdup("scenarios")
                                             : g_build_filename(parent, "scenarios", NULL);

    g_free(parent);
    g_free(last);
    return folder;
}

static void complain_of_name(const struct lc_model *m, const char *name, struct lc_diag *d)
{
    gchar *folder = scenario_folder(m);
    GDir *dir = g_dir_open(folder, 0, NULL);
    GPtrArray *known = g_ptr_array_new_with_free_func(g_free);
    char hint[LC_HINT_TEXT];
    const char *entry;

    while (dir && (entry = g_dir_read_name(dir))) {
        if (g_str_has_suffix(entry, ".csv")) {
            g_ptr_array_add(known, g_strndup(entry, strlen(entry) - 4));
        }
    }
    lc_diag_add(d, (struct lc_place){.file = folder}, "no scenario %s%s", lc_quote(d, name),
                lc_hint(hint, name, (const char *const *)known->pdata, known->len));
    g_ptr_array_free(known, TRUE);
    if (dir) {
        g_dir_close(dir);
    }
    g_free(folder);
}

const char *lc_scenario_file_find(const struct lc_model *m, const char *name, struct lc_diag *d)
{
    if (strchr(name, '/') || g_str_has_suffix(name, ".csv")) {
        return lc_arena_text(m->arena, name);
    }
    if (!lc_field_name((struct lc_field){"scenario", name, {NULL, 0, 0}}, d)) {
        return NULL;
    }
    gchar *folder = scenario_folder(m);
    gchar *path = g_strdup_printf("%s/%s.csv", folder, name);
    const char *copy = lc_arena_text(m->arena, path);
    const bool is_there = g_file_test(path, G_FILE_TEST_EXISTS);

    g_free(path);
    g_free(folder);
    if (is_there) {
        return copy;
    }
    if (strcmp(name, LC_BASELINE) != 0) {
        complain_of_name(m, name, d);
    }
    return NULL;
}

const char *lc_scenario_file_name(const struct lc_model *m, const char *path, struct lc_diag *d)
{
    gchar *name = g_path_get_basename(path);

    if (g_str_has_suffix(name, ".csv")) {
        name[strlen(name) - 4] = '\0';
    }
    const char *copy = lc_arena_text(m->arena, name);

    g_free(name);
    return lc_field_name((struct lc_field){"scenario's file name", copy, {path, 0, 0}}, d) ? copy
                                                                                           : NULL;
}

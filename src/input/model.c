#include "input/model.h"

#include "base/limits.h"
#include "base/text.h"
#include "input/check.h"
#include "input/easing.h"
#include "input/field.h"
#include "input/load.h"
#include "input/parameter.h"
#include "input/sample.h"
#include "input/scaled.h"
#include "input/table.h"

#include <stdlib.h>
#include <string.h>

/* "initial/YYYY-MM-DD/" or "", then the name, then ".csv". Arena-owned. */
static const char *relative_name(const struct lc_load *load, const char *name, bool is_initial)
{
    char date[LC_DATE_TEXT];

    lc_date_format(date, load->model->start);
    gchar *text = is_initial ? g_strdup_printf("initial/%s/%s.csv", date, name)
                             : g_strdup_printf("%s.csv", name);
    const char *copy = lc_arena_text(load->model->arena, text);

    g_free(text);
    return copy;
}

static const char *join(struct lc_arena *a, const char *folder, const char *name)
{
    gchar *path = g_build_filename(folder, name, NULL);
    const char *copy = lc_arena_text(a, path);

    g_free(path);
    return copy;
}

const char *lc_load_path(const struct lc_load *load, const char *name, bool is_initial)
{
    const struct lc_model *m = load->model;

    return join(m->arena, m->folder, relative_name(load, name, is_initial));
}

bool lc_load_csv(struct lc_csvfile *csv, struct lc_load *load, const char *name, bool is_initial,
                 bool is_optional)
{
    struct lc_arena *a = load->model->arena;
    struct lc_bytes *bytes = LC_ARENA_NEW(a, struct lc_bytes);
    const char *path = lc_load_path(load, name, is_initial);

    *csv = (struct lc_csvfile){.file = path, .comment = ""};
    if (is_optional && !g_file_test(path, G_FILE_TEST_EXISTS) &&
        !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        return true;
    }
    if (!lc_bytes_read(bytes, a, path, load->diag)) {
        return false;
    }
    lc_digest_add(load->digest, relative_name(load, name, is_initial), bytes);
    return lc_csvfile_parse(csv, a, bytes, load->diag);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool lc_load_is_realised(const struct lc_load *load, const char *name)
{
    for (const char *const *one = load->realised; one && *one; one++) {
        if (strcmp(*one, name) == 0) {
            return true;
        }
    }
    return false;
}

bool lc_load_is_initial(const struct lc_load *load, const struct lc_schema *schema)
{
    if (schema->is_initial) {
        return true;
    }
    return !lc_load_is_realised(load, schema->name) &&
           g_file_test(lc_load_path(load, schema->name, true), G_FILE_TEST_EXISTS);
}

/* Complains of CSV files in a folder that nothing reads: a slip in a name must not go unnoticed. */
static void check_folder(const struct lc_load *load, const char *folder, bool is_initial)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    GPtrArray *known = g_ptr_array_new(), *unknown = g_ptr_array_new_with_free_func(g_free);
    char hint[LC_HINT_TEXT];
    const char *entry;

    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_schema *schema = lc_schema_get((enum lc_table_id)id);

        if (is_initial || !schema->is_initial) {
            g_ptr_array_add(known, (gpointer)schema->name);
        }
    }
    g_ptr_array_add(known, (gpointer) "parameters");
    g_ptr_array_add(known, (gpointer)(is_initial ? "sample" : "correlations"));
    while (dir && (entry = g_dir_read_name(dir))) {
        if (g_str_has_suffix(entry, ".csv") && *entry != '.') {
            gchar *name = g_strndup(entry, strlen(entry) - 4);

            if (g_ptr_array_find_with_equal_func(known, name, g_str_equal, NULL)) {
                g_free(name);
            } else {
                g_ptr_array_add(unknown, name);
            }
        }
    }
    g_ptr_array_sort(unknown, compare_names);
    for (guint i = 0; i < unknown->len; i++) {
        const char *name = g_ptr_array_index(unknown, i);

        lc_diag_add(load->diag, (struct lc_place){.file = folder},
                    "%s.csv is no table of a model%s", lc_quote(load->diag, name),
                    lc_hint(hint, name, (const char *const *)known->pdata, known->len));
    }
    g_ptr_array_free(unknown, TRUE);
    g_ptr_array_free(known, TRUE);
    if (dir) {
        g_dir_close(dir);
    }
}

static int compare_times(const void *a, const void *b)
{
    const lc_time x = *(const lc_time *)a, y = *(const lc_time *)b;

    return (x > y) - (x < y);
}

lc_time *lc_model_starts(struct lc_arena *a, const char *folder, size_t *n)
{
    gchar *path = g_build_filename(folder, "initial", NULL);
    GDir *dir = g_dir_open(path, 0, NULL);
    lc_time *found = NULL, t = 0;
    size_t room = 0;
    const char *entry;

    *n = 0;
    while (dir && (entry = g_dir_read_name(dir))) {
        if (lc_date_parse(&t, entry)) {
            LC_GROW(found, room, *n + 1);
            found[(*n)++] = t;
        }
    }
    lc_time *starts = LC_ARENA_ARRAY(a, lc_time, *n);

    if (*n > 0) {
        qsort(found, *n, sizeof *found, compare_times);
        memcpy(starts, found, *n * sizeof *found);
    }
    free(found);
    if (dir) {
        g_dir_close(dir);
    }
    g_free(path);
    return starts;
}

/* The folder must be there and hold an initial state of that date. */
static bool check_start(const struct lc_model *m, struct lc_diag *d)
{
    const struct lc_place place = {.file = m->folder};
    char date[LC_DATE_TEXT];
    size_t n = 0;

    if (!g_file_test(m->folder, G_FILE_TEST_IS_DIR)) {
        lc_diag_add(d, place, "is not a folder, expected that of a model");
        return false;
    }
    const lc_time *starts = lc_model_starts(m->arena, m->folder, &n);
    GString *list = g_string_new(NULL);

    for (size_t i = 0; i < n; i++) {
        if (starts[i] == m->start) {
            g_string_free(list, TRUE);
            return true;
        }
        lc_date_format(date, starts[i]);
        g_string_append_printf(list, "%s%s", i ? ", " : "", date);
    }
    lc_date_format(date, m->start);
    lc_diag_add(d, place, "has no initial state for %s, expected one of: %s", date,
                n ? list->str : "(none)");
    g_string_free(list, TRUE);
    return false;
}

static void read_all(struct lc_load *load)
{
    struct lc_model *m = load->model;
    const char *initial = g_path_get_dirname(lc_load_path(load, "x", true));

    check_folder(load, m->folder, false);
    check_folder(load, initial, true);
    g_free((gpointer)initial);
    const size_t before = lc_diag_count(load->diag);

    lc_parameters_load(load);
    load->has_parameters = lc_diag_count(load->diag) == before;

    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        lc_table_load(load, (enum lc_table_id)id);
    }
    if (load->has_parameters) {
        lc_correlations_load(load);
        lc_sample_load(load);
    }
    m->cells = LC_ARENA_ARRAY(m->arena, double, m->n_cells);
    memcpy(m->cells, load->cells, m->n_cells * sizeof *m->cells);
}

/* What can be looked at only when every table is good. */
static void check_meaning(struct lc_load *load)
{
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        if (!load->is_good[id]) {
            return;
        }
    }
    lc_check_tables(load->model, load->diag);
    const size_t before = lc_diag_count(load->diag);

    lc_check_phases(load->model, load->diag);
    if (lc_diag_count(load->diag) == before) {
        lc_check_gates(load->model, load->diag);
    }
    if (load->has_parameters) {
        const size_t unresolved = lc_diag_count(load->diag);

        lc_parameters_resolve(load);
        if (lc_diag_count(load->diag) == unresolved) {
            lc_scaled_check(load->model, load->diag);
        }
        lc_easings_check(load->model, load->diag);
    }
}

static struct lc_model *model_new(const char *folder, lc_time start)
{
    struct lc_arena *a = lc_arena_new();
    struct lc_model *m = LC_ARENA_NEW(a, struct lc_model);
    gchar *whole = g_canonicalize_filename(folder, NULL);
    gchar *name = g_path_get_basename(whole);
    char *safe = lc_text_escape(name, 0, 0); /* it stands in every result */

    m->arena = a;
    m->folder = lc_arena_text(a, folder);
    m->name = lc_arena_text(a, safe);
    m->start = start;
    g_free(safe);
    g_free(name);
    g_free(whole);
    return m;
}

struct lc_model *lc_model_load(const char *folder, lc_time start, struct lc_diag *d)
{
    return lc_model_load_realised(folder, start, NULL, d);
}

struct lc_model *lc_model_load_realised(const char *folder, lc_time start,
                                        const char *const *realised, struct lc_diag *d)
{
    const size_t before = lc_diag_count(d);
    struct lc_model *m = model_new(folder, start);
    struct lc_load load = {.model = m, .diag = d, .realised = realised};

    if (check_start(m, d)) {
        load.digest = lc_digest_new();
        read_all(&load);
        check_meaning(&load);
        lc_digest_finish(m->digest, load.digest);
        lc_digest_free(load.digest);
    }
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        if (load.rows[id]) {
            g_hash_table_destroy(load.rows[id]);
        }
    }
    free(load.cells);
    if (lc_diag_count(d) > before) {
        lc_model_free(m);
        return NULL;
    }
    return m;
}

void lc_model_free(struct lc_model *m)
{
    if (m) {
        lc_arena_free(m->arena);
    }
}

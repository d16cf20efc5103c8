#include "report/source.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define TABLE_SUFFIX ".csv"

const char *lc_report_kind(const json_t *manifest)
{
    static const char *const kinds[] = {"forecast", "compare"};
    const char *command = json_string_value(json_object_get(manifest, "command"));
    char **words = g_strsplit(command ? command : "", " ", 3);
    const char *kind = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (words[0] && words[1] && strcmp(words[1], kinds[i]) == 0) {
            kind = kinds[i];
        }
    }
    g_strfreev(words);
    return kind;
}

static bool read_table(struct lc_report_source *s, const char *folder, const char *file)
{
    char *name = g_strndup(file, strlen(file) - strlen(TABLE_SUFFIX));
    struct lc_report_table *t = lc_report_table_read(folder, name);

    if (t) {
        s->tables[s->n_tables++] = t;
    }
    g_free(name);
    return t != NULL;
}

static int compare_names(const void *a, const void *b)
{
    const struct lc_report_table *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

bool lc_report_source_open(struct lc_report_source *s, const char *folder, const json_t *manifest)
{
    json_t *files = json_object_get(manifest, "files");
    json_t *digest;
    const char *file;

    *s = (struct lc_report_source){.kind = lc_report_kind(manifest), .manifest = manifest};
    s->tables = g_new0(struct lc_report_table *, json_object_size(files) + 1);
    json_object_foreach(files, file, digest)
    {
        const bool is_table =
            g_str_has_suffix(file, TABLE_SUFFIX) && !strchr(file, G_DIR_SEPARATOR);

        if (is_table && !read_table(s, folder, file)) {
            return false;
        }
    }
    qsort(s->tables, s->n_tables, sizeof *s->tables, compare_names);
    return true;
}

void lc_report_source_close(struct lc_report_source *s)
{
    for (uint32_t i = 0; i < s->n_tables; i++) {
        lc_report_table_free(s->tables[i]);
    }
    g_free(s->tables);
}

const struct lc_report_table *lc_report_find(const struct lc_report_source *s, const char *name)
{
    for (uint32_t i = 0; i < s->n_tables; i++) {
        if (strcmp(s->tables[i]->name, name) == 0) {
            return s->tables[i];
        }
    }
    return NULL;
}

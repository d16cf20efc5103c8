#include "report/datapackage.h"

#include "base/text.h"
#include "report/describe.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[] = {
    [LC_CELL_STRING] = "string", [LC_CELL_NUMBER] = "number", [LC_CELL_INTEGER] = "integer",
    [LC_CELL_DATE] = "date",     [LC_CELL_YEAR] = "year",     [LC_CELL_YES_NO] = "boolean"};

static void set_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, json_string(text));
}

/* Unit and remark of a parameter, for its column of draws. */
static void tell_parameter(json_t *field, const struct lc_report_source *s, const char *name)
{
    const struct lc_report_table *t = lc_report_find(s, "assumptions");
    const int parameter = t ? lc_report_column(t, "parameter") : -1;

    for (uint32_t row = 0; parameter >= 0 && row < t->n_rows; row++) {
        if (strcmp(lc_report_cell(t, row, parameter), name) == 0) {
            set_text(field, "unit", lc_report_cell(t, row, lc_report_column(t, "unit")));
        }
    }
}

static json_t *make_field(const struct lc_report_source *s, const char *table, const char *name)
{
    const struct lc_column_about *about = lc_describe_column(table, name);
    json_t *field = json_pack("{s:s}", "name", name);

    if (!about) {
        set_text(field, "type", "any");
        return field;
    }
    set_text(field, "type", type_names[about->type]);
    set_text(field, "description", about->meaning);
    if (*about->unit) {
        set_text(field, "unit", about->unit);
    }
    if (about->type == LC_CELL_YES_NO) {
        json_object_set_new(field, "trueValues", json_pack("[s]", "yes"));
        json_object_set_new(field, "falseValues", json_pack("[s]", "no"));
    }
    if (strcmp(table, "draws") == 0) {
        tell_parameter(field, s, name);
    }
    return field;
}

static json_t *make_schema(const struct lc_report_source *s, const struct lc_report_table *t,
                           const struct lc_table_about *about)
{
    json_t *fields = json_array();

    for (uint32_t i = 0; i < t->n_columns; i++) {
        json_array_append_new(fields, make_field(s, t->name, t->columns[i]));
    }
    json_t *schema = json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", "");

    if (about && *about->key) {
        gchar **columns = g_strsplit(about->key, ",", -1);
        json_t *key = json_array();

        for (unsigned i = 0; columns[i]; i++) {
            json_array_append_new(key, json_string(columns[i]));
        }
        json_object_set_new(schema, "primaryKey", key);
        g_strfreev(columns);
    }
    return schema;
}

/* NULL, with a line on stderr, when there is no such file. */
static json_t *make_resource(const char *folder, const struct lc_report_source *s,
                             const struct lc_report_table *t)
{
    const struct lc_table_about *about = lc_describe_table(t->name);
    char *file = g_strconcat(t->name, ".csv", NULL), *path = g_build_filename(folder, file, NULL);
    const char *digest =
        json_string_value(json_object_get(json_object_get(s->manifest, "files"), file));
    char *hash = g_strconcat("sha256:", digest, NULL);
    json_t *resource = NULL;
    GStatBuf status;

    if (g_stat(path, &status) == 0) {
        resource = json_pack(
            "{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s, s:{s:s, s:s, s:s, s:b, s:b}, s:o}", "profile",
            "tabular-data-resource", "name", t->name, "path", file, "format", "csv", "mediatype",
            "text/csv", "encoding", "utf-8", "bytes", (json_int_t)status.st_size, "hash", hash,
            "dialect", "delimiter", ",", "lineTerminator", "\n", "quoteChar", "\"", "doubleQuote",
            1, "header", 1, "schema", make_schema(s, t, about));
    } else {
        char *safe = lc_text_escape(path, 0, 0);

        fprintf(stderr, "layercake: %s: can't be read\n", safe);
        g_free(safe);
    }
    if (resource && about) {
        set_text(resource, "description", about->meaning);
    }
    g_free(hash);
    g_free(path);
    g_free(file);
    return resource;
}

static const char *text_of(const json_t *manifest, const char *what, const char *key)
{
    const char *text = json_string_value(json_object_get(json_object_get(manifest, what), key));

    return text ? text : "";
}

/* A name of the package as the format allows it: lower case, digits, dots, hyphens. */
static char *make_name(const struct lc_report_source *s)
{
    char *name =
        g_strdup_printf("layercake-%s-%s-%s", s->kind, text_of(s->manifest, "model", "name"),
                        text_of(s->manifest, "scenario", "name"));

    for (char *at = name; *at; at++) {
        *at = g_ascii_isalnum(*at) || *at == '.' ? g_ascii_tolower(*at) : '-';
    }
    return name;
}

static json_t *make_source(const json_t *manifest, const char *what)
{
    char *title = g_strdup_printf("%s %s", what, text_of(manifest, what, "name"));
    json_t *source =
        json_pack("{s:s, s:s}", "title", title, "sha256", text_of(manifest, what, "sha256"));

    g_free(title);
    return source;
}

static json_t *make_package(const struct lc_report_source *s)
{
    const char *version = json_string_value(json_object_get(s->manifest, "version"));
    char *name = make_name(s), *program = g_strdup_printf("layercake %s", version ? version : "");
    char *title = g_strdup_printf("layercake %s: model %s, scenario %s", s->kind,
                                  text_of(s->manifest, "model", "name"),
                                  text_of(s->manifest, "scenario", "name"));
    json_t *package =
        json_pack("{s:s, s:s, s:s, s:[{s:s}, o, o]}", "profile", "tabular-data-package", "name",
                  name, "title", title, "sources", "title", program,
                  make_source(s->manifest, "model"), make_source(s->manifest, "scenario"));

    g_free(title);
    g_free(program);
    g_free(name);
    return package;
}

static enum lc_status save(const char *folder, const json_t *package, struct lc_file_list *list)
{
    char *text = json_dumps(package, JSON_SORT_KEYS | JSON_INDENT(2));

    if (!text) {
        fputs("layercake: " LC_DATAPACKAGE_FILE ": can't be made: text that is not UTF-8\n",
              stderr);
        return LC_FAILED;
    }
    struct lc_outfile *f = lc_outfile_open(folder, LC_DATAPACKAGE_FILE);

    if (f) {
        lc_outfile_text(f, text);
        lc_outfile_text(f, "\n");
    }
    free(text);
    return lc_file_list_close(list, f, LC_DATAPACKAGE_FILE);
}

enum lc_status lc_datapackage_write(const char *folder, const struct lc_report_source *s,
                                    struct lc_file_list *list)
{
    json_t *package = make_package(s), *resources = json_array();
    enum lc_status status = LC_OK;

    for (uint32_t i = 0; i < s->n_tables && status == LC_OK; i++) {
        json_t *resource = make_resource(folder, s, s->tables[i]);

        status = resource ? LC_OK : LC_FAILED;
        json_array_append_new(resources, resource);
    }
    json_object_set_new(package, "resources", resources);
    if (status == LC_OK) {
        status = save(folder, package, list);
    }
    json_decref(package);
    return status;
}

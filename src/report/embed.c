#include "report/embed.h"

#include "base/number.h"
#include "report/describe.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define EMBED_FORMAT 1
#define DIGITS       5 /* of a number; the files beside the page have all */

/* What the page takes of a table: these columns (NULL: all), and of its rows those in which the
 * column `key` says `value` (NULL: all); of many scenarios the series of single applications,
 * builders and the like are left to the table itself. */
struct selection {
    const char *table, *columns, *key, *value;
    bool is_of_wholes;
};

static const struct selection selections[] = {
    {"summary", NULL, NULL, NULL, false},
    {"quantiles", "series,region,unit,date,mean,p05,p10,p25,p50,p75,p90,p95", NULL, NULL, false},
    {"pull-through", "application,layer,cost_line,unit,year,mean,p10,p50,p90", "region", "world",
     false},
    {"binding", "region,date,constraint,probability,mwyears_mean,mwyears_p10,mwyears_p90,detail",
     NULL, NULL, false},
    {"overbuild", NULL, NULL, NULL, false},
    {"episodes", NULL, NULL, NULL, false},
    {"published", NULL, NULL, NULL, false},
    {"history", NULL, NULL, NULL, false},
    {"drivers", NULL, NULL, NULL, false},
    {"projects", NULL, NULL, NULL, false},
    {"definitions", NULL, NULL, NULL, false},
    {"assumptions", NULL, NULL, NULL, false},
    {"compare",
     "scenario,against,series,region,unit,measure,year,n,against_p50,scenario_p50,"
     "median_difference,mean_difference,mcse_mean,p05,p10,p90,p95,probability_positive,"
     "probability_zero",
     "region", "world", true},
    {"expected", NULL, NULL, NULL, false},
    {"wedges", NULL, NULL, NULL, false},
};

/* Rows that are taken. */
struct rows {
    uint32_t n, *numbers;
};

/* The series that are of the world, a region or a layer; g_hash_table_destroy() it. */
static GHashTable *list_wholes(const struct lc_report_table *definitions)
{
    static const char *const wholes[] = {"world", "region", "layer", NULL};
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    const int name = lc_report_column(definitions, "series"),
              by = lc_report_column(definitions, "by");

    for (uint32_t i = 0; i < definitions->n_rows; i++) {
        if (g_strv_contains(wholes, lc_report_cell(definitions, i, by))) {
            g_hash_table_add(names, (gpointer)lc_report_cell(definitions, i, name));
        }
    }
    return names;
}

/* wholes: NULL for any series. */
static struct rows select_rows(const struct lc_report_table *t, const struct selection *s,
                               GHashTable *wholes)
{
    struct rows rows = {0, g_new(uint32_t, t->n_rows + 1)};
    const int key = s->key ? lc_report_column(t, s->key) : -1;
    const int series = lc_report_column(t, "series");

    for (uint32_t i = 0; i < t->n_rows; i++) {
        const bool is_taken = !s->key || strcmp(lc_report_cell(t, i, key), s->value) == 0;

        if (is_taken && (!wholes || g_hash_table_contains(wholes, lc_report_cell(t, i, series)))) {
            rows.numbers[rows.n++] = i;
        }
    }
    return rows;
}

static void write_text(struct lc_outfile *to, const char *text)
{
    lc_outfile_text(to, "\"");
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;

        if (c < 0x20 || c == '<' || c == '"' || c == '\\' || c == 0x7f) {
            lc_outfile_printf(to, "\\u%04x", c);
        } else {
            lc_outfile_write(to, text, 1);
        }
    }
    lc_outfile_text(to, "\"");
}

/* A scenario that is called 1e3 stays a text: what looks like a number need not be one. */
static bool are_numbers(const struct lc_report_table *t, const struct rows *rows, int column)
{
    const struct lc_column_about *about = lc_describe_column(t->name, t->columns[column]);
    double value;

    if (about && about->type == LC_CELL_STRING) {
        return false;
    }
    for (uint32_t i = 0; i < rows->n; i++) {
        const char *cell = lc_report_cell(t, rows->numbers[i], column);

        if (*cell && !lc_number_parse(&value, cell)) {
            return false;
        }
    }
    return true;
}

static void write_numbers(struct lc_outfile *to, const struct lc_report_table *t,
                          const struct rows *rows, int column)
{
    char text[LC_NUMBER_TEXT];
    double value;

    lc_outfile_text(to, "\"values\":[");
    for (uint32_t i = 0; i < rows->n; i++) {
        const bool is_there = lc_report_number(&value, t, rows->numbers[i], column);

        lc_outfile_text(to, i > 0 ? "," : "");
        lc_outfile_text(to, is_there ? lc_number_format_digits(text, value, DIGITS) : "null");
    }
    lc_outfile_text(to, "]");
}

/* The words in the order in which they first appear, then for each row the number of its word. */
static void write_words(struct lc_outfile *to, const struct lc_report_table *t,
                        const struct rows *rows, int column)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    GString *codes = g_string_new("");

    lc_outfile_text(to, "\"words\":[");
    for (uint32_t i = 0; i < rows->n; i++) {
        const char *cell = lc_report_cell(t, rows->numbers[i], column);
        gpointer code;

        if (!g_hash_table_lookup_extended(seen, cell, NULL, &code)) {
            code = GUINT_TO_POINTER(g_hash_table_size(seen));
            lc_outfile_text(to, g_hash_table_size(seen) > 0 ? "," : "");
            g_hash_table_insert(seen, (gpointer)cell, code);
            write_text(to, cell);
        }
        g_string_append_printf(codes, "%s%u", i > 0 ? "," : "", GPOINTER_TO_UINT(code));
    }
    lc_outfile_printf(to, "],\"codes\":[%s]", codes->str);
    g_string_free(codes, TRUE);
    g_hash_table_destroy(seen);
}

static void write_column(struct lc_outfile *to, const struct lc_report_table *t,
                         const struct rows *rows, int column)
{
    lc_outfile_text(to, "{\"name\":");
    write_text(to, t->columns[column]);
    lc_outfile_text(to, ",");
    if (are_numbers(t, rows, column)) {
        write_numbers(to, t, rows, column);
    } else {
        write_words(to, t, rows, column);
    }
    lc_outfile_text(to, "}");
}

static void write_table(struct lc_outfile *to, const struct lc_report_table *t,
                        const struct selection *s, const struct lc_report_table *definitions)
{
    GHashTable *wholes = s->is_of_wholes && definitions ? list_wholes(definitions) : NULL;
    struct rows rows = select_rows(t, s, wholes);
    gchar **wanted = s->columns ? g_strsplit(s->columns, ",", 0) : g_strdupv((gchar **)t->columns);
    const char *before = "";

    lc_outfile_printf(to, "\n\"%s\":{\"rows\":%u,\"columns\":[", s->table, rows.n);
    for (gchar **name = wanted; *name; name++) {
        const int column = lc_report_column(t, *name);

        if (column >= 0) {
            lc_outfile_text(to, before);
            write_column(to, t, &rows, column);
            before = ",\n";
        }
    }
    lc_outfile_text(to, "]}");
    g_strfreev(wanted);
    g_free(rows.numbers);
    g_clear_pointer(&wholes, g_hash_table_destroy);
}

/* JSON of the library, with no "<" in it: such a sign can only stand in a text. */
static void write_manifest(struct lc_outfile *to, const json_t *manifest)
{
    char *text = json_dumps(manifest, JSON_SORT_KEYS | JSON_COMPACT);

    for (const char *c = text; c && *c; c++) {
        if (*c == '<') {
            lc_outfile_text(to, "\\u003c");
        } else {
            lc_outfile_write(to, c, 1);
        }
    }
    free(text);
}

void lc_report_embed(struct lc_outfile *to, const struct lc_report_source *s)
{
    const char *before = "";

    lc_outfile_printf(to, "{\"format\":%d,\"kind\":\"%s\",\"manifest\":", EMBED_FORMAT, s->kind);
    write_manifest(to, s->manifest);
    lc_outfile_text(to, ",\"tables\":{");
    for (size_t i = 0; i < G_N_ELEMENTS(selections); i++) {
        const struct lc_report_table *t = lc_report_find(s, selections[i].table);

        if (t) {
            lc_outfile_text(to, before);
            write_table(to, t, &selections[i], lc_report_find(s, "definitions"));
            before = ",";
        }
    }
    lc_outfile_text(to, "}}");
}

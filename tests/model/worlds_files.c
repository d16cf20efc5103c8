#include "model/worlds.h"

#include "base/time.h"

#include <glib/gstdio.h>

#define PARAMETER_HEADER                                                                           \
    "name,layer,unit,distribution,arg1,arg2,arg3,arg4,p10,p50,p90,min,max,applies_to"
#define LEVER_HEADER "from,until,target,scope,operation,value,hazard_per_year,note\n"

static void write_text(const char *folder, const char *name, const GString *text)
{
    gchar *path = g_strdup_printf("%s/%s.csv", folder, name);

    g_assert_true(g_file_set_contents(path, text->str, (gssize)text->len, NULL));
    g_free(path);
}

static void write_rows(const struct world *w, int table, const char *tail, GString *text)
{
    for (guint i = 0; i < w->rows[table]->len; i++) {
        gchar *line = g_strjoinv(",", world_row(w, table, i));

        g_string_append_printf(text, "%s%s\n", line, tail);
        g_free(line);
    }
}

static void write_table(const struct world *w, const char *folder, int table)
{
    GString *text = g_string_new(NULL);

    for (unsigned f = 0; f < world_fields(table); f++) {
        g_string_append_printf(text, "%s,", world_column(table, f)->name);
    }
    g_string_append(text, "source,note\n");
    write_rows(w, table, ",random,", text);
    write_text(folder, lc_schema_get((enum lc_table_id)table)->name, text);
    g_string_free(text, TRUE);
}

void world_write(const struct world *w, const char *folder)
{
    gchar *initial = g_strdup_printf("%s/initial/%s", folder, WORLD_START);
    gchar *scenarios = g_strdup_printf("%s/scenarios", folder);
    GString *parameters = g_string_new(PARAMETER_HEADER ",source,note\n");
    GString *levers = g_string_new("# What if chance moved the levers?\n" LEVER_HEADER);

    g_assert_cmpint(g_mkdir_with_parents(initial, 0700), ==, 0);
    g_assert_cmpint(g_mkdir_with_parents(scenarios, 0700), ==, 0);
    for (int t = 0; t < LC_TABLE_COUNT; t++) {
        write_table(w, lc_schema_get((enum lc_table_id)t)->is_initial ? initial : folder, t);
    }
    write_rows(w, WORLD_PARAMETERS, ",random,", parameters);
    write_text(folder, "parameters", parameters);
    write_rows(w, WORLD_LEVERS, "", levers);
    write_text(scenarios, "levers", levers);
    g_string_free(parameters, TRUE);
    g_string_free(levers, TRUE);
    g_free(scenarios);
    g_free(initial);
}

gchar *world_horizon(const struct world *w)
{
    lc_time start = 0;
    char date[LC_DATE_TEXT];

    g_assert_true(lc_date_parse(&start, WORLD_START));
    lc_date_format(date, lc_time_add_months(start + LC_MS_PER_DAY, (int)w->months) - LC_MS_PER_DAY);
    return g_strdup(date);
}

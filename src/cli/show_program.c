/* Listings of what the program reports, of the models that came along, and of the scenarios beside
 * a model. */
#include "base/text.h"
#include "cli/datadir.h"
#include "cli/locate.h"
#include "cli/show.h"
#include "observe/series.h"
#include "world/events.h"

#include <glib.h>
#include <string.h>

struct lc_sheet *lc_show_series(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,unit,layer,kind,by,title,meaning");

    (void)m;
    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        const struct lc_series *series = lc_series_get((enum lc_series_id)i);
        const char *scope = lc_scope_names[series->scope];
        char *member = g_strdup_printf("<%s>", scope);
        char *name = lc_text_fill(series->name, member);
        char *title = lc_text_fill(series->title, member);
        char *meaning = lc_text_fill(series->help, member);

        lc_sheet_add(s, name, series->unit, series->layer, lc_kind_names[series->kind], scope,
                     title, meaning);
        g_free(name);
        g_free(title);
        g_free(meaning);
        g_free(member);
    }
    return s;
}

struct lc_sheet *lc_show_events(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,layer,meaning");

    (void)m;
    for (int i = 0; i < LC_EVENT_COUNT; i++) {
        const struct lc_event_info *e = lc_event_info_get((enum lc_event_kind)i);

        lc_sheet_add(s, e->name, e->layer, e->help);
    }
    return s;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names of the scenario files beside the model, sorted. */
static GPtrArray *list_scenarios(const struct lc_model *m)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    char *folder = g_build_filename(m->folder, "..", "scenarios", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        if (g_str_has_suffix(name, ".csv")) {
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".csv")));
        }
    }
    if (dir) {
        g_dir_close(dir);
    }
    g_free(folder);
    g_ptr_array_sort(names, by_name); /* folders are listed in no order */
    return names;
}

/* A row for the scenario, then one for each thing expected of it. */
static void add_scenario(struct lc_sheet *s, const struct lc_model *m)
{
    static const char *const signs[] = {"down", "same", "up"};
    const struct lc_scenario *scenario = &m->scenarios[0];
    uint32_t n_drawn = 0;

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        n_drawn += m->parameters[i].is_lever;
    }
    char *actions = g_strdup_printf("%u", (unsigned)scenario->n_actions);
    char *drawn = g_strdup_printf("%u", (unsigned)n_drawn);

    lc_sheet_add(s, scenario->name, actions, drawn, "", "", "", "", scenario->question);
    for (uint32_t i = 0; i < scenario->n_expectations; i++) {
        const struct lc_expectation *e = &scenario->expectations[i];
        char *year = g_strdup_printf("%d", e->year);

        lc_sheet_add(s, scenario->name, "", "", e->series, e->region, year, signs[e->sign + 1],
                     e->reason);
        g_free(year);
    }
    g_free(actions);
    g_free(drawn);
}

struct lc_sheet *lc_show_scenarios(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,actions,uncertain,series,region,year,expected,about");
    GPtrArray *names = list_scenarios(m);

    for (guint i = 0; i < names->len; i++) {
        struct lc_diag *d = lc_diag_new();
        const char *name = g_ptr_array_index(names, i);
        struct lc_model *own = lc_model_load(m->folder, m->start, d);

        if (own && lc_model_add_scenario(own, name, d) == LC_OK) {
            add_scenario(s, own);
        } else {
            lc_sheet_add(s, name, "", "", "", "", "", "",
                         "does not fit this model (layercake check tells why)");
        }
        lc_model_free(own);
        lc_diag_free(d);
    }
    g_ptr_array_free(names, TRUE);
    return s;
}

struct lc_sheet *lc_show_models(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,folder");
    char *root = lc_datadir_find();
    GPtrArray *names = lc_locate_models(root);

    (void)m;
    for (guint i = 0; i < names->len; i++) {
        char *folder = g_build_filename(root, "models", names->pdata[i], NULL);

        lc_sheet_add(s, names->pdata[i], folder);
        g_free(folder);
    }
    g_ptr_array_free(names, TRUE);
    g_free(root);
    return s;
}

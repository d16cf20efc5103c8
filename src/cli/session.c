#include "cli/session.h"

#include "cli/locate.h"
#include "cli/recorded.h"
#include "cli/version.h"
#include "input/check.h"
#include "input/easing.h"
#include "input/realised.h"
#include "input/scaled.h"

#include <glib.h>
#include <string.h>

#define ALL_VINTAGES "vintages" /* for --realised: tables and parameters */
#define ALL_TABLES   "tables"   /* the tables alone */

/* Says for which days a forecast of this model can start. */
static void complain_start(const struct lc_request *r, const lc_time *starts, size_t n,
                           struct lc_diag *d)
{
    const bool is_past = lc_starts_in_the_past(r->command);
    char from[LC_DATE_TEXT];
    GString *days = g_string_new(NULL);

    for (size_t i = 0; i < n; i++) {
        char text[LC_DATE_TEXT];

        lc_date_format(text, starts[i] + (is_past ? 0 : LC_MS_PER_DAY));
        g_string_append_printf(days, "%s%s", i > 0 ? ", " : "", text);
    }
    lc_date_format(from, r->from - (is_past ? LC_MS_PER_DAY : 0));
    lc_diag_add(d, (struct lc_place){0},
                "--%s %s: the model %s has no initial state for %s; it can start at %s",
                is_past ? "as-of" : "from", from, lc_quote(d, r->model),
                is_past ? "that day" : "the day before", n > 0 ? days->str : "no date");
    g_string_free(days, TRUE);
}

static bool has_start(const struct lc_request *r, const char *folder, struct lc_diag *d)
{
    struct lc_arena *a = lc_arena_new();
    size_t n = 0;
    const lc_time *starts = lc_model_starts(a, folder, &n);
    bool is_found = false;

    for (size_t i = 0; i < n; i++) {
        is_found |= starts[i] + LC_MS_PER_DAY == r->from;
    }
    if (!is_found) {
        complain_start(r, starts, n, d);
    }
    lc_arena_free(a);
    return is_found;
}

static bool is_many(const char *name)
{
    return strcmp(name, ALL_VINTAGES) == 0 || strcmp(name, ALL_TABLES) == 0;
}

/* Names of what --realised leaves the vintage aside of; *n of them, NULL at the end. g_free() it.
 */
static const char **vintages_aside(const struct lc_request *r, const char *path, unsigned *n)
{
    const lc_time start = r->from - LC_MS_PER_DAY;
    const char **names = g_new0(const char *, ((gsize)r->n_realised + 1) * (LC_TABLE_COUNT + 2));

    *n = 0;
    for (unsigned i = 0; i < r->n_realised; i++) {
        if (lc_is_vintage(path, start, r->realised[i])) {
            names[(*n)++] = r->realised[i];
        }
        if (is_many(r->realised[i])) {
            for (int id = 0; id < LC_TABLE_COUNT; id++) {
                names[(*n)++] = lc_schema_get((enum lc_table_id)id)->name;
            }
            if (strcmp(r->realised[i], ALL_VINTAGES) == 0) {
                names[(*n)++] = "parameters";
            }
        }
    }
    return names;
}

bool lc_session_is_aside(const struct lc_session *s, const char *table)
{
    unsigned n = 0;
    const char **names = vintages_aside(s->request, s->folder, &n);
    bool is_named = false;

    for (unsigned i = 0; i < n; i++) {
        is_named |= strcmp(names[i], table) == 0;
    }
    g_free(names);
    return is_named && lc_is_vintage(s->folder, s->model->start, table);
}

/* The model with what --realised asks for: tables without their vintage, then single inputs. */
static struct lc_model *load_realised(const struct lc_request *r, const char *path,
                                      struct lc_diag *d)
{
    const lc_time start = r->from - LC_MS_PER_DAY;
    unsigned n = 0;
    const char **aside = vintages_aside(r, path, &n);
    struct lc_model *m = lc_model_load_realised(path, start, aside, d);

    for (unsigned i = 0; m && i < r->n_realised; i++) {
        if (!is_many(r->realised[i]) && !lc_is_vintage(path, start, r->realised[i])) {
            lc_model_realise(m, r->realised[i], d);
        }
    }
    g_free(aside);
    return m;
}

/* Combinations are told apart, in tables and in the command that is recorded, by names alone. */
static void check_names(const struct lc_request *r, const struct lc_model *m, struct lc_diag *d)
{
    for (unsigned i = 0; i < r->n_scenarios; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (strcmp(m->scenarios[i].name, m->scenarios[k].name) == 0 &&
                strcmp(r->scenarios[i], r->scenarios[k]) != 0) {
                lc_diag_add(d, (struct lc_place){0},
                            "scenarios %s and %s have one name, expected different ones",
                            lc_quote(d, r->scenarios[k]), lc_quote(d, r->scenarios[i]));
            }
        }
    }
}

struct lc_model *lc_session_load(const struct lc_request *r, char **folder, struct lc_diag *d)
{
    struct lc_model *m = NULL;
    char *path = lc_locate_model(r->model, d);

    if (path && has_start(r, path, d)) {
        m = load_realised(r, path, d);
    }
    for (unsigned i = 0; m && (i < r->n_scenarios || i == 0); i++) {
        const char *given = r->n_scenarios > 0 ? r->scenarios[i] : "baseline";
        char *scenario = lc_locate_scenario(path, lc_recorded_place(r, given));

        lc_model_add_scenario(m, scenario, d);
        g_free(scenario);
    }
    if (m && r->parts && lc_diag_count(d) == 0) {
        check_names(r, m, d);
    }
    for (unsigned i = 0; m && i < r->n_sets; i++) {
        lc_model_override(m, r->sets[i], d);
    }
    if (m && r->n_sets > 0 && lc_diag_count(d) == 0) {
        lc_check_tables(m, d); /* shares still sum to 1 */
        lc_scaled_check(m, d);
        lc_easings_check(m, d);
    }
    if (m && r->easing >= 0 && lc_diag_count(d) == 0) {
        lc_model_ease(m, (uint32_t)r->easing, d);
    }
    if (lc_diag_count(d) > 0) {
        lc_model_free(m);
        g_clear_pointer(&path, g_free);
        m = NULL;
    }
    if (folder) {
        *folder = path;
    } else {
        g_free(path);
    }
    return m;
}

static char *join_scenarios(const struct lc_model *m)
{
    GString *names = g_string_new(NULL);

    for (uint32_t i = 0; i < m->n_scenarios; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? "+" : "", m->scenarios[i].name);
    }
    return g_string_free(names, FALSE);
}

enum lc_status lc_session_open(struct lc_session *s, const struct lc_request *r)
{
    struct lc_diag *d = lc_diag_new();

    *s = (struct lc_session){.request = r};
    s->model = lc_session_load(r, &s->folder, d);
    lc_diag_print(d, stderr);
    lc_diag_free(d);
    if (!s->model) {
        return LC_BAD_INPUT;
    }
    s->layout = lc_layout_new(s->model, r->from, r->to, r->every);
    s->scenario = join_scenarios(s->model);
    s->setup = (struct lc_setup){
        .model = s->model, .layout = s->layout, .seed = r->seed, .from = r->from, .to = r->to};
    return LC_OK;
}

void lc_session_close(struct lc_session *s)
{
    lc_layout_free(s->layout);
    lc_model_free(s->model);
    g_free(s->folder);
    g_free(s->scenario);
}

struct lc_result lc_session_result(const struct lc_session *s, const char *command)
{
    const struct lc_request *r = s->request;

    return (struct lc_result){.layout = s->layout,
                              .scenario = s->scenario,
                              .program_version = LC_VERSION,
                              .command = command,
                              .sets = r->sets,
                              .realised = r->realised,
                              .seed = r->seed,
                              .from = r->from,
                              .to = r->to,
                              .every = r->every,
                              .extras = r->extras};
}

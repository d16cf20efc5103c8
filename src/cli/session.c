#include "cli/session.h"

#include "base/text.h"
#include "cli/locate.h"
#include "cli/recorded.h"
#include "cli/version.h"
#include "input/easing.h"
#include "input/realised.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define ALL_VINTAGES "vintages" /* for --realised: tables and parameters */
#define ALL_TABLES   "tables"   /* the tables alone */
#define LONGEST_NAME 120        /* of scenarios, in the name of a folder */

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
    const char **names = g_new0(const char *, (r->n_realised + 1) * (LC_TABLE_COUNT + 2));

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

/* Appends a word as a shell takes it, with what is not printable UTF-8 escaped. */
static void append_word(GString *to, const char *option, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789+-_.,/:=@%";
    char *safe = lc_text_escape(word, 0, 0);
    char *quoted =
        *safe && strspn(safe, plain) == strlen(safe) ? g_strdup(safe) : g_shell_quote(safe);

    g_string_append_printf(to, " %s%s%s", option, *option ? " " : "", quoted);
    g_free(quoted);
    g_free(safe);
}

static void append_scenarios(GString *to, const struct lc_session *s, bool as_given)
{
    const struct lc_request *r = s->request;

    const bool are_words = r->command == LC_COMMAND_COMPARE && !as_given;
    const uint32_t n = r->n_own > 0 ? r->n_own : s->model->n_scenarios;

    for (unsigned i = 0; i < n && !are_words; i++) {
        const bool is_named = as_given && r->n_scenarios > 0;

        append_word(to, "-s",
                    is_named ? lc_recorded_place(r, r->scenarios[i]) : s->model->scenarios[i].name);
    }
    for (unsigned i = 0; i < r->n_sets; i++) {
        append_word(to, "--set", r->sets[i]);
    }
    for (unsigned i = 0; i < r->n_realised; i++) {
        append_word(to, "--realised", r->realised[i]);
    }
}

char *lc_session_names(const struct lc_session *s, const char *combination)
{
    const struct lc_request *r = s->request;
    char **parts = g_strsplit(combination, "+", -1);
    GString *names = g_string_new(NULL);

    for (unsigned i = 0; parts[i]; i++) {
        for (unsigned k = 0; k < r->n_scenarios; k++) {
            if (strcmp(r->scenarios[k], parts[i]) == 0) {
                g_string_append_printf(names, "%s%s", i > 0 ? "+" : "",
                                       s->model->scenarios[k].name);
                break; /* with -s one may be given again */
            }
        }
    }
    g_strfreev(parts);
    return g_string_free(names, FALSE);
}

static void append_combination(GString *to, const struct lc_session *s, const char *option,
                               const char *combination)
{
    char *names = lc_session_names(s, combination);

    append_word(to, option, names);
    g_free(names);
}

static void append_comparison(GString *to, const struct lc_session *s)
{
    const struct lc_request *r = s->request;

    for (unsigned i = 0; i < r->n_words; i++) {
        append_combination(to, s, "", r->words[i]);
    }
    append_combination(to, s, "--against", r->against);
    if (r->package) {
        append_combination(to, s, "--package", r->package);
    }
}

static void append_sensitivity(GString *to, const struct lc_session *s)
{
    const struct lc_request *r = s->request;

    append_word(to, "--method", lc_method_name(r->method));
    for (unsigned i = 0; i < r->n_outcomes; i++) {
        append_word(to, "--outcome", r->outcomes[i]);
    }
    for (unsigned i = 0; i < r->n_inputs; i++) {
        append_word(to, "--input", r->inputs[i]);
    }
    if (r->when) {
        append_word(to, "--when", r->when);
    }
    if (r->method == LC_METHOD_sobol && r->n_inputs == 0) {
        g_string_append_printf(to, " --screened %" PRIu32, r->screened);
    }
    if (r->n_own > 0) {
        append_combination(to, s, "--against", r->against);
        append_word(to, "--better", r->is_low_better ? "low" : "high");
    }
}

char *lc_session_command(const struct lc_session *s, int64_t replication)
{
    const struct lc_request *r = s->request;
    const bool is_replay = replication >= 0;
    const enum lc_command_id command = is_replay ? LC_COMMAND_RUN : r->command;
    char from[LC_DATE_TEXT], to[LC_DATE_TEXT];
    GString *text = g_string_new("layercake ");

    g_string_append(text, lc_command_name(command));
    append_word(text, "-m", is_replay ? r->model : s->model->name);
    if (command == LC_COMMAND_COMPARE) {
        append_comparison(text, s);
    } else if (command == LC_COMMAND_TRACE) {
        g_string_append(text, " --pull-through");
    }
    if (command == LC_COMMAND_SENSITIVITY) {
        append_sensitivity(text, s);
    }
    append_scenarios(text, s, is_replay);
    if (command != LC_COMMAND_RUN) {
        g_string_append_printf(text, " -n %" PRIu32, r->replications);
    }
    g_string_append_printf(text, " --seed %" PRIu64, r->seed);
    const bool is_past = lc_starts_in_the_past(command);

    lc_date_format(from, is_past ? r->from - LC_MS_PER_DAY : r->from);
    lc_date_format(to, r->to);
    if (command == LC_COMMAND_HINDCAST) {
        char after[LC_DATE_TEXT];

        lc_date_format(after, r->after);
        g_string_append_printf(text, " --as-of %s --after %s --to %s", from, after, to);
    } else if (command == LC_COMMAND_CALIBRATE) {
        g_string_append_printf(text, " --as-of %s --until %s --draws %" PRIu32, from, to, r->draws);
        for (unsigned i = 0; i < r->n_carried; i++) {
            append_word(text, "--carry", r->carried[i]);
        }
    } else if (LC_FOR_PAIRED & 1u << command) {
        g_string_append_printf(text, " --from %s --to %s", from, to);
    } else {
        g_string_append_printf(text, " --from %s --to %s --every %s", from, to,
                               lc_every_name(r->every));
    }
    if (command == LC_COMMAND_RUN) {
        g_string_append_printf(text, " --replication %" PRId64,
                               is_replay ? replication : (int64_t)r->replication);
    }
    return g_string_free(text, FALSE);
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
                              .every = r->every};
}

char *lc_session_output(const struct lc_session *s)
{
    const struct lc_request *r = s->request;

    if (r->output) {
        return g_strdup(r->output);
    }
    if (r->command == LC_COMMAND_RUN) {
        return g_strdup_printf("run-%s-%s-%" PRIu32, s->model->name, s->scenario, r->replication);
    }
    if (r->command == LC_COMMAND_CALIBRATE) {
        return g_strdup_printf("calibrated-%s", s->model->name);
    }
    if (r->command == LC_COMMAND_HINDCAST) {
        char as_of[LC_DATE_TEXT];

        lc_date_format(as_of, r->from - LC_MS_PER_DAY);
        return g_strdup_printf("hindcast-%s-%s", s->model->name, as_of);
    }
    if (r->command == LC_COMMAND_TRACE) {
        return g_strdup_printf("pull-through-%s-%s", s->model->name, s->scenario);
    }
    if (r->command == LC_COMMAND_COMPARE && strlen(s->scenario) > LONGEST_NAME) {
        return g_strdup_printf("compare-%s-%u-scenarios", s->model->name, s->model->n_scenarios);
    }
    if (r->command == LC_COMMAND_SENSITIVITY) {
        return g_strdup_printf("sensitivity-%s-%s-%s", lc_method_name(r->method), s->model->name,
                               s->scenario);
    }
    if (r->shards > 1) {
        return g_strdup_printf("%s-%s-%s-shard-%" PRIu32 "-of-%" PRIu32,
                               lc_command_name(r->command), s->model->name, s->scenario,
                               r->shard + 1, r->shards);
    }
    return g_strdup_printf("%s-%s-%s", lc_command_name(r->command), s->model->name, s->scenario);
}

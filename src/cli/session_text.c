/* What a session is called: its command in the canonical form, its scenarios, its folder. */
#include "cli/session.h"

#include "base/text.h"
#include "cli/recorded.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_NAME 120 /* of scenarios, in the name of a folder */

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
    if (!is_replay) {
        g_string_append(text, r->extras & LC_EXTRA_WIDE ? " --wide" : "");
        g_string_append(text, r->extras & LC_EXTRA_IAMC ? " --iamc" : "");
    }
    if (command == LC_COMMAND_RUN) {
        g_string_append_printf(text, " --replication %" PRId64,
                               is_replay ? replication : (int64_t)r->replication);
    }
    return g_string_free(text, FALSE);
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

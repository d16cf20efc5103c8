#include "cli/options.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/consistent.h"
#include "cli/option_value.h"
#include "input/scenario_file.h"
#include "output/result.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define COMMAND_NAME(id, name, words, help) name,
static const char *const command_names[] = {LC_COMMANDS(COMMAND_NAME)};
#undef COMMAND_NAME

#define LC_PRECISION_MOST 100000 /* replications, unless -n says otherwise */

struct option {
    const char *name;
    char letter;
    bool has_value;
    unsigned commands;
};

#define OPTION_ROW(id, name, letter, value, commands, help)                                        \
    {name, letter, (const char *)(value) != NULL, commands},
static const struct option options[] = {LC_OPTIONS(OPTION_ROW)};
#undef OPTION_ROW

#define METHOD_REPLICATIONS(name, replications) replications,
static const uint32_t method_replications[] = {LC_METHODS(METHOD_REPLICATIONS)};
#undef METHOD_REPLICATIONS

/* The words still to be read. */
struct reader {
    struct lc_request *r;
    char **argv;
    int argc, at;
};

bool lc_starts_in_the_past(enum lc_command_id command)
{
    return command == LC_COMMAND_HINDCAST || command == LC_COMMAND_CALIBRATE;
}

const char *lc_command_name(enum lc_command_id command)
{
    return command_names[command];
}

static void set_defaults(struct lc_request *r, int argc)
{
    memset(r, 0, sizeof *r);
    r->command = LC_COMMAND_COUNT;
    r->model = "reference";
    r->scenarios = g_new0(const char *, (size_t)argc + 1);
    r->sets = g_new0(const char *, (size_t)argc + 1);
    r->realised = g_new0(const char *, (size_t)argc + 1);
    r->carried = g_new0(const char *, (size_t)argc + 1);
    r->words = g_new0(const char *, (size_t)argc + 1);
    r->outcomes = g_new0(const char *, (size_t)argc + 1);
    r->inputs = g_new0(const char *, (size_t)argc + 1);
    r->screened = 10;
    r->against = LC_BASELINE;
    r->easing = -1;
    r->replications = 1000;
    r->seed = 1;
    r->from = lc_time_of(2026, 1, 1);
    r->to = lc_time_of(2040, 12, 31);
    r->every = LC_EVERY_QUARTER;
    r->until = LC_TIME_NEVER;
    r->draws = 500;
    r->shards = 1;
}

void lc_request_free(struct lc_request *r)
{
    g_free(r->scenarios);
    g_free(r->sets);
    g_free(r->realised);
    g_free(r->carried);
    g_free(r->words);
    g_free(r->outcomes);
    g_free(r->inputs);
    g_strfreev(r->parts);
}

static enum lc_parse read_flag(struct lc_request *r, enum lc_option_id id)
{
    r->is_forced |= id == LC_OPT_FORCE;
    r->is_resumed |= id == LC_OPT_RESUME;
    r->is_csv |= id == LC_OPT_CSV;
    r->is_pull_through |= id == LC_OPT_PULL_THROUGH;
    r->extras |= id == LC_OPT_WIDE ? LC_EXTRA_WIDE : id == LC_OPT_IAMC ? LC_EXTRA_IAMC : 0u;
    r->is_quiet |= id == LC_OPT_QUIET;
    r->is_verbose |= id == LC_OPT_VERBOSE;
    return id == LC_OPT_HELP      ? LC_PARSE_HELP
           : id == LC_OPT_VERSION ? LC_PARSE_VERSION
                                  : LC_PARSE_OK;
}

/* An option whose value, if it stood in the same word, is `value`, else NULL. */
static enum lc_parse read_option(struct reader *in, enum lc_option_id id, const char *value)
{
    const struct option *o = &options[id];
    const bool is_general = id == LC_OPT_HELP || id == LC_OPT_VERSION;

    if (!is_general && in->r->command == LC_COMMAND_COUNT) {
        fprintf(stderr, "layercake: --%s: the command comes first\n", o->name);
        return LC_PARSE_BAD;
    }
    if (!is_general && !(o->commands & 1u << in->r->command)) {
        fprintf(stderr, "layercake: %s takes no option --%s\n", lc_command_name(in->r->command),
                o->name);
        return LC_PARSE_BAD;
    }
    in->r->given |= UINT64_C(1) << id;
    if (!o->has_value) {
        if (value) {
            fprintf(stderr, "layercake: --%s takes no value\n", o->name);
            return LC_PARSE_BAD;
        }
        return read_flag(in->r, id);
    }
    if (!value && in->at < in->argc) {
        value = in->argv[in->at++];
    }
    if (!value || !*value) {
        fprintf(stderr, "layercake: --%s needs a value\n", o->name);
        return LC_PARSE_BAD;
    }
    return lc_option_read(in->r, id, value) ? LC_PARSE_OK : LC_PARSE_BAD;
}

static enum lc_parse refuse_option(const struct reader *in, const char *word)
{
    const char *names[LC_OPTION_COUNT];
    const char *equals = strchr(word, '=');
    char *name = equals ? g_strndup(word, (gsize)(equals - word)) : g_strdup(word);
    char *safe = lc_text_escape(name, '\'', 60);
    unsigned n = 0;

    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        if (in->r->command == LC_COMMAND_COUNT || options[i].commands & 1u << in->r->command) {
            names[n++] = options[i].name;
        }
    }
    const char *near = lc_near_miss(name + strspn(name, "-"), names, n);

    if (near) {
        fprintf(stderr, "layercake: unknown option %s; did you mean --%s?\n", safe, near);
    } else {
        fprintf(stderr, "layercake: unknown option %s\n", safe);
    }
    g_free(name);
    g_free(safe);
    return LC_PARSE_BAD;
}

static enum lc_parse read_long(struct reader *in, const char *word)
{
    const char *name = word + 2;
    const size_t length = strcspn(name, "=");

    for (unsigned i = 0; i < LC_OPTION_COUNT; i++) {
        if (strncmp(options[i].name, name, length) == 0 && !options[i].name[length]) {
            return read_option(in, (enum lc_option_id)i,
                               name[length] == '=' ? name + length + 1 : NULL);
        }
    }
    return refuse_option(in, word);
}

/* One word of letters: flags, or an option and its value. */
static enum lc_parse read_short(struct reader *in, const char *word)
{
    for (const char *at = word + 1; *at; at++) {
        unsigned id = 0;

        while (id < LC_OPTION_COUNT && options[id].letter != *at) {
            id++;
        }
        if (id == LC_OPTION_COUNT) {
            return refuse_option(in, word);
        }
        const bool has_value = options[id].has_value;
        const enum lc_parse parse =
            read_option(in, (enum lc_option_id)id, has_value && at[1] ? at + 1 : NULL);

        if (parse != LC_PARSE_OK || has_value) {
            return parse;
        }
    }
    return LC_PARSE_OK;
}

static enum lc_parse read_command(struct lc_request *r, const char *word)
{
    for (unsigned i = 0; i < LC_COMMAND_COUNT; i++) {
        if (strcmp(command_names[i], word) == 0) {
            r->command = (enum lc_command_id)i;
            return LC_PARSE_OK;
        }
    }
    const char *near = lc_near_miss(word, command_names, LC_COMMAND_COUNT);
    char *safe = lc_text_escape(word, '\'', 60);

    if (near) {
        fprintf(stderr, "layercake: unknown command %s; did you mean %s?\n", safe, near);
    } else {
        fprintf(stderr, "layercake: unknown command %s\n", safe);
    }
    g_free(safe);
    return LC_PARSE_BAD;
}

static enum lc_parse read_words(struct reader *in)
{
    bool is_over = false; /* "--" was seen */

    while (in->at < in->argc) {
        const char *word = in->argv[in->at++];
        enum lc_parse parse = LC_PARSE_OK;

        if (!is_over && strcmp(word, "--") == 0) {
            is_over = true;
        } else if (!is_over && strncmp(word, "--", 2) == 0) {
            parse = read_long(in, word);
        } else if (!is_over && word[0] == '-' && word[1]) {
            parse = read_short(in, word);
        } else if (in->r->command == LC_COMMAND_COUNT) {
            parse = read_command(in->r, word);
        } else {
            in->r->words[in->r->n_words++] = word;
        }
        if (parse != LC_PARSE_OK) {
            return parse;
        }
    }
    return LC_PARSE_OK;
}

/* Defaults that hang on other options. What starts in the past reports every month, since
 * observations fall on any day. */
static void settle_defaults(struct lc_request *r)
{
    if (r->precision > 0 && !(r->given & UINT64_C(1) << LC_OPT_REPLICATIONS)) {
        r->replications = LC_PRECISION_MOST;
    }
    if (r->command == LC_COMMAND_SENSITIVITY && !(r->given & UINT64_C(1) << LC_OPT_REPLICATIONS)) {
        r->replications = method_replications[r->method];
    }
    if (!lc_starts_in_the_past(r->command)) {
        return;
    }
    if (r->command == LC_COMMAND_CALIBRATE && !(r->given & UINT64_C(1) << LC_OPT_REPLICATIONS)) {
        r->replications = 10000;
    }
    if (!(r->given & UINT64_C(1) << LC_OPT_AS_OF)) {
        r->from = lc_time_of(2023, 1, 1);
    }
    if (!(r->given & UINT64_C(1) << LC_OPT_TO)) {
        r->to = LC_TIME_NEVER; /* the last observation's, once the model is known */
    }
    r->every = LC_EVERY_MONTH;
}

/* The scenarios that a comparison reads, each once, in the order of their first appearance. */
static void split_combinations(struct lc_request *r)
{
    GString *all = g_string_new(r->against);

    for (unsigned i = 0; i < r->n_words; i++) {
        g_string_append_printf(all, "+%s", r->words[i]);
    }
    if (r->package) {
        g_string_append_printf(all, "+%s", r->package);
    }
    r->parts = g_strsplit(all->str, "+", -1);
    const unsigned n = g_strv_length(r->parts);

    g_free(r->scenarios);
    r->scenarios = g_new0(const char *, n + 1);
    for (unsigned i = 0; i < n; i++) {
        if (!g_strv_contains(r->scenarios, r->parts[i])) {
            r->scenarios[r->n_scenarios++] = r->parts[i];
        }
    }
    g_string_free(all, TRUE);
}

/* A choice is between the scenarios of -s and those of --against: all of them are read. */
static void split_choice(struct lc_request *r)
{
    r->parts = g_strsplit(r->against, "+", -1);
    r->n_own = r->n_scenarios;
    const char **all = g_new0(const char *, r->n_own + g_strv_length(r->parts) + 1);

    memcpy(all, r->scenarios, r->n_own * sizeof *all);
    g_free(r->scenarios);
    r->scenarios = all;
    for (unsigned i = 0; r->parts[i]; i++) {
        if (!g_strv_contains(all, r->parts[i])) {
            all[r->n_scenarios++] = r->parts[i];
        }
    }
}

enum lc_parse lc_options_parse(struct lc_request *r, int argc, char **argv)
{
    struct reader in = {r, argv, argc, 1};

    set_defaults(r, argc);
    enum lc_parse parse = read_words(&in);

    settle_defaults(r);

    if (parse == LC_PARSE_OK && r->command != LC_COMMAND_COUNT && !lc_request_check(r)) {
        parse = LC_PARSE_BAD;
    }
    if (parse == LC_PARSE_OK && r->command == LC_COMMAND_COMPARE) {
        split_combinations(r);
    }
    if (parse == LC_PARSE_OK && r->command == LC_COMMAND_SENSITIVITY &&
        r->method == LC_METHOD_evpi) {
        split_choice(r);
    }
    if (parse == LC_PARSE_BAD) {
        const bool has_command = r->command != LC_COMMAND_COUNT;

        fprintf(stderr, "Try 'layercake %s%s--help'.\n",
                has_command ? lc_command_name(r->command) : "", has_command ? " " : "");
    }
    return parse;
}

/* layercake completion: scripts that complete its command line. */
#include "cli/completion.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/option_value.h"
#include "cli/show.h"

#include <glib.h>
#include <string.h>

#define COMMAND_ROW(id, name, words, help) {name, help},
const struct lc_completed_command lc_completed_commands[LC_COMMAND_COUNT] = {
    LC_COMMANDS(COMMAND_ROW)};
#undef COMMAND_ROW

#define OPTION_ROW(id, name, letter, value, commands, help)                                        \
    {name, letter, (const char *)(value) != NULL, commands, help},
const struct lc_completed_option lc_completed_options[LC_OPTION_COUNT] = {LC_OPTIONS(OPTION_ROW)};
#undef OPTION_ROW

static const struct {
    const char *name;
    void (*print)(FILE *to);
} shells[] = {{"bash", lc_completion_print_bash}, {"zsh", lc_completion_print_zsh}};

static const char *const shell_names[] = {"bash", "zsh", NULL};

static struct lc_completion names(const char *listing, enum lc_completes also, const char *joint)
{
    return (struct lc_completion){LC_COMPLETES_NAMES, NULL, listing, also, joint};
}

static struct lc_completion paths(enum lc_completes what)
{
    return (struct lc_completion){.what = what, .joint = ""};
}

static struct lc_completion words(const char *const *list)
{
    return (struct lc_completion){.what = LC_COMPLETES_WORDS, .words = list, .joint = ""};
}

struct lc_completion lc_completion_of_option(enum lc_option_id id)
{
    const char *const *choices = lc_option_choices(id);

    if (choices) {
        return words(choices);
    }
    switch (id) {
    case LC_OPT_MODEL:
        return names("models", LC_COMPLETES_FOLDERS, "");
    case LC_OPT_SCENARIO:
        return names("scenarios", LC_COMPLETES_FILES, "");
    case LC_OPT_AGAINST:
    case LC_OPT_PACKAGE:
        return names("scenarios", LC_COMPLETES_NOTHING, "+");
    case LC_OPT_SET:
        return names("levers", LC_COMPLETES_NOTHING, "=");
    case LC_OPT_INPUT:
    case LC_OPT_CARRY:
        return names("parameters", LC_COMPLETES_NOTHING, "");
    case LC_OPT_OUTCOME:
    case LC_OPT_WHEN:
        return names("series", LC_COMPLETES_NOTHING, "");
    case LC_OPT_OUTPUT:
    case LC_OPT_FROM_FOLDER:
        return paths(LC_COMPLETES_FOLDERS);
    default:
        return paths(LC_COMPLETES_NOTHING);
    }
}

struct lc_completion lc_completion_of_words(enum lc_command_id command)
{
    switch (command) {
    case LC_COMMAND_COMPARE:
        return names("scenarios", LC_COMPLETES_NOTHING, "+");
    case LC_COMMAND_SHOW:
        return words(lc_show_names());
    case LC_COMMAND_COMPLETION:
        return words(shell_names);
    case LC_COMMAND_CHECK:
        return paths(LC_COMPLETES_FILES);
    case LC_COMMAND_MERGE:
    case LC_COMMAND_REPRODUCE:
    case LC_COMMAND_REPORT:
    case LC_COMMAND_TRACE:
        return paths(LC_COMPLETES_FOLDERS);
    default:
        return paths(LC_COMPLETES_NOTHING);
    }
}

enum lc_status lc_command_completion(const struct lc_request *r)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shells); i++) {
        if (strcmp(shells[i].name, r->words[0]) == 0) {
            shells[i].print(stdout);
            return LC_OK;
        }
    }
    char *safe = lc_text_escape(r->words[0], '\'', 60);

    fprintf(stderr, "layercake: completion: no script for %s; there are those for bash and zsh\n",
            safe);
    g_free(safe);
    return LC_BAD_INPUT;
}

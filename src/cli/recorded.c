#include "cli/recorded.h"

#include "base/text.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* Options that no recorded command has: they change no number, or say where to write. */
#define NEVER                                                                                      \
    (UINT64_C(1) << LC_OPT_OUTPUT | UINT64_C(1) << LC_OPT_FORCE | UINT64_C(1) << LC_OPT_RESUME |   \
     UINT64_C(1) << LC_OPT_SHARD | UINT64_C(1) << LC_OPT_PRECISION |                               \
     UINT64_C(1) << LC_OPT_THREADS | UINT64_C(1) << LC_OPT_PROGRESS |                              \
     UINT64_C(1) << LC_OPT_COLOR | UINT64_C(1) << LC_OPT_FROM_FOLDER)

static bool has(const struct lc_request *r, enum lc_option_id id)
{
    return r->given & UINT64_C(1) << id;
}

static bool makes_folder(enum lc_command_id command)
{
    return command < LC_COMMAND_COUNT && LC_FOR_RUNS & 1u << command;
}

static bool is_called(const char *path, const char *name)
{
    char *base = g_path_get_basename(path);

    if (g_str_has_suffix(base, ".csv")) {
        base[strlen(base) - strlen(".csv")] = '\0';
    }
    const bool is_so = strcmp(base, name) == 0;

    g_free(base);
    return is_so;
}

const char *lc_recorded_place(const struct lc_request *r, const char *scenario)
{
    for (unsigned i = 0; r->stand_ins && r->stand_ins[i]; i++) {
        if (is_called(r->stand_ins[i], scenario)) {
            return r->stand_ins[i];
        }
    }
    return scenario;
}

/* Whether each file stands for a scenario that the command names; else a line on stderr. */
static bool are_named(const struct lc_request *r, const char *const *files)
{
    bool is_good = true;

    for (unsigned i = 0; files[i]; i++) {
        bool is_named = false;

        for (unsigned k = 0; k < r->n_scenarios; k++) {
            is_named |= is_called(files[i], r->scenarios[k]);
        }
        if (!is_named) {
            char *safe = lc_text_escape(files[i], '\'', 120);

            fprintf(stderr,
                    "layercake: --scenario %s: the folder tells of no scenario of that "
                    "name\n",
                    safe);
            g_free(safe);
        }
        is_good &= is_named;
    }
    return is_good;
}

/* Of scenarios that the command joins, each is found anew by its name; else all are in order. */
static bool take_over_scenarios(struct lc_request *r, const struct lc_request *given)
{
    if (r->parts) {
        r->stand_ins = given->scenarios;
        return are_named(r, given->scenarios);
    }
    g_free(r->scenarios);
    r->scenarios = g_memdup2(given->scenarios, (given->n_scenarios + 1) * sizeof *given->scenarios);
    r->n_scenarios = given->n_scenarios;
    return true;
}

static bool take_over(struct lc_request *r, const struct lc_request *given)
{
    if (has(given, LC_OPT_MODEL)) {
        r->model = given->model;
    }
    r->threads = given->threads;
    r->progress = given->progress;
    r->color = given->color;
    r->is_quiet = given->is_quiet;
    r->extras |= given->extras;
    return !has(given, LC_OPT_SCENARIO) || take_over_scenarios(r, given);
}

bool lc_recorded_open(struct lc_recorded *recorded, const char *folder, const struct lc_manifest *m,
                      const struct lc_request *given)
{
    const char *command = lc_manifest_command(m);
    bool is_good = false;
    int argc = 0;

    memset(recorded, 0, sizeof *recorded);
    if (g_shell_parse_argv(command, &argc, &recorded->argv, NULL) &&
        strcmp(recorded->argv[0], "layercake") == 0) {
        is_good = lc_options_parse(&recorded->request, argc, recorded->argv) == LC_PARSE_OK &&
                  makes_folder(recorded->request.command) && !(recorded->request.given & NEVER);
    }
    if (is_good) {
        if (recorded->request.command == LC_COMMAND_CALIBRATE) {
            recorded->request.to = recorded->request.until; /* as `calibrate` settles it */
        }
        is_good = take_over(&recorded->request, given);
    } else {
        char *safe = lc_text_escape(folder, 0, 0), *shown = lc_text_escape(command, '\'', 200);

        fprintf(stderr, "layercake: %s: its manifest records no command that makes a folder: %s\n",
                safe, shown);
        g_free(safe);
        g_free(shown);
    }
    return is_good;
}

void lc_recorded_close(struct lc_recorded *recorded)
{
    lc_request_free(&recorded->request);
    g_strfreev(recorded->argv);
}

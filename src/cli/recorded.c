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
     UINT64_C(1) << LC_OPT_FROM_FOLDER)

static bool has(const struct lc_request *r, enum lc_option_id id)
{
    return r->given & UINT64_C(1) << id;
}

static bool makes_folder(enum lc_command_id command)
{
    return command < LC_COMMAND_COUNT && LC_FOR_RUNS & 1u << command;
}

static void take_over(struct lc_request *r, const struct lc_request *given)
{
    if (has(given, LC_OPT_MODEL)) {
        r->model = given->model;
    }
    if (has(given, LC_OPT_SCENARIO)) {
        g_free(r->scenarios);
        r->scenarios =
            g_memdup2(given->scenarios, (given->n_scenarios + 1) * sizeof *given->scenarios);
        r->n_scenarios = given->n_scenarios;
    }
    r->threads = given->threads;
    r->progress = given->progress;
    r->is_quiet = given->is_quiet;
}

/* Scenarios of a choice are told apart by their names: places can't be given for them. */
static bool can_take_over(const struct lc_request *r, const struct lc_request *given)
{
    const bool is_good = r->n_own == 0 || !has(given, LC_OPT_SCENARIO);

    if (!is_good) {
        fputs("layercake: --scenario: the folder tells of a choice between scenarios, which are "
              "found by name beside the model\n",
              stderr);
    }
    return is_good;
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
    if (is_good && !can_take_over(&recorded->request, given)) {
        return false;
    }
    if (is_good) {
        if (recorded->request.command == LC_COMMAND_CALIBRATE) {
            recorded->request.to = recorded->request.until; /* as `calibrate` settles it */
        }
        take_over(&recorded->request, given);
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

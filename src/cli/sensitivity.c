/* layercake sensitivity: which inputs explain the spread of an outcome. */
#include "cli/sensitivity.h"

#include "base/memory.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "cli/ranking.h"
#include "cli/recorded.h"
#include "cli/signals.h"

#include <glib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define METHOD_ROW(name, replications) lc_sensitivity_##name,
static enum lc_status (*const methods[LC_METHOD_COUNT])(struct lc_sensitivity *) = {
    LC_METHODS(METHOD_ROW)};
#undef METHOD_ROW

static enum lc_status write_manifest(struct lc_sensitivity *s)
{
    char *command = lc_session_command(&s->session, -1);
    struct lc_result result = lc_session_result(&s->session, command);

    result.failed = (const uint32_t *)(void *)s->failed->data;
    result.n_failed = s->failed->len;
    result.asked = result.finished = s->request->replications;
    const enum lc_status status = lc_manifest_write(s->folder, &result, &s->files);

    g_free(command);
    return status;
}

static void announce(const struct lc_sensitivity *s)
{
    char *safe = lc_text_escape(s->folder, 0, 0), *model = lc_text_escape(s->request->model, 0, 0);

    if (!s->request->is_quiet) {
        fprintf(stderr,
                "layercake: %s: model %s, method %s, -n %" PRIu32 ", seed %" PRIu64 ", %" PRIu32
                " inputs\n",
                safe, model, lc_method_name(s->request->method), s->request->replications,
                s->request->seed, s->n_inputs);
    }
    g_free(safe);
    g_free(model);
}

/* Runs the method and writes into the folder, which it begins; prints when all of it is done. What
 * was stopped is worth nothing: no manifest is written then. */
static enum lc_status analyse(struct lc_sensitivity *s)
{
    char *text = NULL;
    size_t length = 0;

    s->shown = lc_memory_stream(&text, &length);
    s->screen = lc_screen_of(stdout, s->request->color);
    enum lc_status status = methods[s->request->method](s);

    lc_progress_end(&s->effort.progress);
    if (status == LC_OK) {
        status = lc_findings_write(s);
    }
    if (status == LC_OK) {
        status = write_manifest(s);
    }
    lc_memory_stream_end(s->shown);
    if (status == LC_OK && !s->request->is_quiet) {
        fputs(text, stdout);
    }
    free(text);
    return status == LC_OK && s->failed->len > 0 ? LC_FAILED : status;
}

static enum lc_status say_of(const char *folder, const char *what)
{
    char *safe = lc_text_escape(folder, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
    return LC_BAD_INPUT;
}

enum lc_status lc_sensitivity_begin(struct lc_sensitivity *s)
{
    struct lc_folder folder;

    if (s->request->results && lc_folder_is_same(s->path, s->request->results)) {
        return say_of(s->path, "is the folder that is read; results go elsewhere");
    }
    const enum lc_status status =
        lc_folder_make(&folder, s->path, lc_folder_use(s->request), s->session.folder);

    if (status == LC_OK) {
        s->folder = s->path;
        s->is_new = folder.is_new;
        announce(s);
        s->effort.progress = lc_progress_begin(s->request);
    }
    return status;
}

static enum lc_status analyse_into_folder(struct lc_sensitivity *s)
{
    s->path = lc_session_output(&s->session);
    const enum lc_status status = analyse(s);

    if (s->folder) {
        lc_folder_leave(&(struct lc_folder){s->folder, s->is_new}, s->request->is_verbose);
    }
    g_free(s->path);
    return status;
}

/* The folder's question is the one that was opened, with today's program. */
static bool is_same_question(const struct lc_sensitivity *s)
{
    const struct lc_result now = lc_session_result(&s->session, NULL);
    char *safe = lc_text_escape(s->request->results, 0, 0);
    char *prefix = g_strdup_printf("layercake: %s: can't be used: ", safe);
    const unsigned differing = lc_manifest_compare(
        s->source, &now, LC_MANIFEST_ALL & ~(unsigned)LC_MANIFEST_FACTS, prefix, stderr);

    g_free(prefix);
    g_free(safe);
    return differing == 0;
}

/* Spells the outcomes out in the request, so that the recorded command hangs on no default. */
static void spell_out(struct lc_sensitivity *s, struct lc_request *r, char ***names)
{
    *names = g_new0(char *, s->n_outcomes + 1);
    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        (*names)[i] = lc_outcome_name(s->session.layout, &s->outcomes[i]);
    }
    r->outcomes = (const char **)*names;
    r->n_outcomes = s->n_outcomes;
}

/* With the session open. r: the request that the session has. */
static enum lc_status prepare(struct lc_sensitivity *s, struct lc_request *r)
{
    char **names;
    enum lc_status status = LC_BAD_INPUT;

    if (s->source && !is_same_question(s)) {
        return status;
    }
    const bool is_good = lc_sensitivity_ask(s);

    spell_out(s, r, &names);
    if (is_good) {
        status = analyse_into_folder(s);
    }
    g_strfreev(names);
    return status;
}

static enum lc_status open_and_run(struct lc_request *r, const struct lc_manifest *source)
{
    struct lc_sensitivity s = {.request = r, .source = source};
    enum lc_status status = lc_session_open(&s.session, r);

    if (status != LC_OK) {
        return status;
    }
    lc_idle_tell(&s.session);
    s.session.setup.stop = lc_signals_catch();
    s.findings = g_array_new(FALSE, FALSE, sizeof(struct lc_finding));
    s.failed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    status = prepare(&s, r);
    g_array_free(s.findings, TRUE);
    g_array_free(s.failed, TRUE);
    lc_file_list_fini(&s.files);
    lc_probe_fini(&s.probe);
    g_free(s.outcomes);
    g_free(s.inputs);
    lc_session_close(&s.session);
    return status;
}

/* The question of the folder's forecast, asked of it by this method. */
static void take_question(struct lc_request *to, const struct lc_request *of,
                          const struct lc_request *given)
{
    *to = *given;
    to->model = of->model;
    to->scenarios = of->scenarios;
    to->n_scenarios = of->n_scenarios;
    to->sets = of->sets;
    to->n_sets = of->n_sets;
    to->realised = of->realised;
    to->n_realised = of->n_realised;
    to->replications = of->replications;
    to->seed = of->seed;
    to->from = of->from;
    to->to = of->to;
    to->every = of->every;
}

static enum lc_status run_on_folder(const struct lc_request *r)
{
    struct lc_manifest *m = lc_manifest_read(r->results);
    struct lc_recorded recorded;
    enum lc_status status = LC_BAD_INPUT;

    if (!m) {
        return LC_BAD_INPUT;
    }
    if (lc_recorded_open(&recorded, r->results, m, r)) {
        struct lc_request own;

        take_question(&own, &recorded.request, r);
        if (recorded.request.command != LC_COMMAND_FORECAST) {
            status = say_of(r->results, "holds no forecast");
        } else if (!lc_manifest_is_complete(m)) {
            status = say_of(r->results, "is incomplete: --resume it first");
        } else if (own.replications != lc_manifest_asked(m)) {
            status =
                say_of(r->results, "its manifest tells of other replications than its command");
        } else {
            status = open_and_run(&own, m);
        }
    }
    lc_recorded_close(&recorded);
    lc_manifest_free(m);
    return status;
}

enum lc_status lc_command_sensitivity(const struct lc_request *r)
{
    if (r->results) {
        return run_on_folder(r);
    }
    struct lc_request own = *r;

    return open_and_run(&own, NULL);
}
